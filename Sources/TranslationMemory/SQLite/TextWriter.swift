internal import Foundation
internal import GRDB

/// Puts texts into the tables, each once, and collects the words of new ones.
struct TextWriter {
  private let db: Database
  private let texts: ReadTexts
  private let find: BareStatement
  private var rows: RowBatch
  /// The numbers of the texts by their places; 0 for those not asked for yet.
  private var numbers: [Int64]
  private var highest: Int64
  private var newKeys: [TextKeyEntry] = []
  private var pending: PendingWords
  private(set) var known: KnownWords

  private struct TextKeyEntry {
    let key: Int64
    let text: Int64
  }

  /// - Parameter known: the words this store has entered, if nothing else has written since.
  init(_ db: Database, _ texts: ReadTexts, known: KnownWords) throws {
    self.db = db
    self.texts = texts
    self.known = try known.isUpToDate(db) ? known : KnownWords()
    try self.known.keys.readIfWorthwhile(db)
    numbers = [Int64](repeating: 0, count: texts.count)
    pending = PendingWords(of: texts)
    find = try BareStatement(
      db,
      """
      SELECT text.id FROM text_key JOIN text ON text.id = text_key.text
      WHERE text_key.key = ? AND text.letters = ?
      """)
    rows = try RowBatch(db, into: "text (id, letters)", columns: 2)
    highest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM text") ?? 0
  }

  /// The number of a text, which is entered if it is new.
  mutating func number(of place: Int) throws -> (id: Int64, isNew: Bool) {
    if numbers[place] != 0 { return (numbers[place], false) }
    let text = texts.texts[place]
    var letters = text.letters
    let id = try letters.withUTF8 { letters in
      let letters = UnsafeRawBufferPointer(letters)
      if known.keys.mayHold(text.key) {
        find.bind(text.key, at: 1)
        find.bind(letters, at: 2)
        defer { find.reset() }
        if try find.step() { return find.number(0) }
      }
      rows.bind(highest + 1, at: 1)
      rows.bind(ifAny: letters, at: 2)
      try rows.endRow()
      return highest + 1
    }
    numbers[place] = id
    guard id > highest else { return (id, false) }
    highest = id
    newKeys.append(TextKeyEntry(key: text.key, text: id))
    pending.add(place, of: texts, number: id, &known.words)
    return (id, true)
  }

  /// Writes the texts that wait.
  mutating func writeRows() throws { try rows.write() }

  /// Enters the keys and the words of the new texts in the indexes.
  mutating func finish() throws {
    try writeRows()
    var keys = try RowBatch(db, into: "text_key (key, text)", columns: 2)
    for entry in newKeys.sorted(by: { ($0.key, $0.text) < ($1.key, $1.text) }) {
      keys.bind(entry.key, at: 1)
      keys.bind(entry.text, at: 2)
      try keys.endRow()
    }
    try keys.write()
    for entry in newKeys { known.keys.insert(entry.key) }
    newKeys = []
    try WordIndex(db).add(pending)
    pending = PendingWords(of: texts)
    try known.refresh(db)
  }
}

/// The words a store has entered in the index and the keys of its texts, as long as nobody else
/// writes.
struct KnownWords: Sendable {
  var words = EnteredWords()
  var keys = KeyFilter()
  private var newestRun: Int64?

  /// Whether the index has been left as it was.
  func isUpToDate(_ db: Database) throws -> Bool { try newestRun == KnownWords.newestRun(db) }

  mutating func refresh(_ db: Database) throws { newestRun = try KnownWords.newestRun(db) }

  private static func newestRun(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM run")
  }
}
