internal import Foundation
internal import GRDB

/// Puts texts into the tables, each once, and collects the words of new ones.
struct TextWriter {
  private let db: Database
  private let texts: ReadTexts
  private let lettersOfText: BareStatement
  private let keys: TextKeyRuns.Finder
  private var rows: RowBatch
  /// The numbers of the texts by their places; 0 for those not asked for yet.
  private var numbers: [Int64]
  private var highest: Int64
  private var newKeys = PendingPostings()
  private var pending: PendingWords
  private(set) var known: KnownWords

  /// - Parameter known: the words this store has entered, if nothing else has written since.
  init(_ db: Database, _ texts: ReadTexts, known: KnownWords) throws {
    self.db = db
    self.texts = texts
    self.known = try known.isUpToDate(db) ? known : KnownWords()
    try self.known.keys.readIfWorthwhile(db)
    numbers = [Int64](repeating: 0, count: texts.count)
    pending = PendingWords(of: texts)
    lettersOfText = try BareStatement(db, "SELECT letters FROM text WHERE id = ?")
    keys = try TextKeyRuns(db).finder()
    rows = try RowBatch(db, into: "text (id, letters)", columns: 2)
    highest = try db.highestText()
  }

  /// The number of a text, which is entered if it is new.
  mutating func number(of place: Int) throws -> (id: Int64, isNew: Bool) {
    if numbers[place] != 0 { return (numbers[place], false) }
    let text = texts.texts[place]
    var letters = text.letters
    if known.keys.mayHold(text.key), let id = try letters.withUTF8({ try find($0, text.key) }) {
      numbers[place] = id
      return (id, false)
    }
    highest += 1
    rows.bind(highest, at: 1)
    letters.withUTF8 { rows.bind(ifAny: UnsafeRawBufferPointer($0), at: 2) }
    try rows.endRow()
    numbers[place] = highest
    newKeys.add(text.key, text: highest)
    pending.add(place, of: texts, number: highest, &known.words)
    return (highest, true)
  }

  /// The number of a text that was entered in a step before.
  private func find(_ wanted: UnsafeBufferPointer<UInt8>, _ key: Int64) throws -> Int64? {
    defer { lettersOfText.reset() }
    return try keys.texts(of: key).first { text in
      lettersOfText.reset()
      lettersOfText.bind(text, at: 1)
      return try lettersOfText.step()
        && lettersOfText.withBytes(0) { $0.elementsEqual(wanted) }
    }
  }

  /// Writes the texts that wait.
  mutating func writeRows() throws { try rows.write() }

  /// Enters the keys and the words of the new texts in the indexes.
  mutating func finish() throws {
    try writeRows()
    try TextKeyRuns(db).add(newKeys)
    newKeys.forEachEntry { key, _ in known.keys.insert(key) }
    newKeys = PendingPostings()
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
