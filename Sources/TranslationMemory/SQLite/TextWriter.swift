internal import Foundation
internal import GRDB

/// Puts texts into the tables, each once, and collects the words of new ones.
///
/// Texts are compared byte by byte: Swift's own equality of strings takes U+0622 and its two parts
/// for one letter, and one of them would be lost.
struct TextWriter {
  private let db: Database
  private let find: BareStatement
  private let insert: BareStatement
  private let insertKey: BareStatement
  private var pending = PendingWords()
  private var keys: [TextKeyEntry] = []
  private var highest: Int64
  /// The texts met in this step, by the hash of their bytes.
  private var met: [UInt64: (letters: String, id: Int64)] = [:]
  private(set) var known: KnownWords

  private struct TextKeyEntry {
    let key: Int64
    let text: Int64
  }

  /// - Parameter known: the words this store has met, if nothing else has written since.
  init(_ db: Database, known: KnownWords) throws {
    self.db = db
    self.known = try known.isUpToDate(db) ? known : KnownWords()
    find = try BareStatement(
      db,
      """
      SELECT text.id FROM text_key JOIN text ON text.id = text_key.text
      WHERE text_key.key = ? AND text.letters = ?
      """)
    insert = try BareStatement(db, "INSERT INTO text (id, letters) VALUES (?, ?)")
    insertKey = try BareStatement(db, "INSERT INTO text_key (key, text) VALUES (?, ?)")
    highest = try Int64.fetchOne(db, sql: "SELECT max(id) FROM text") ?? 0
  }

  /// The number of a text, which is entered if it is new.
  mutating func number(of text: String) throws -> (id: Int64, isNew: Bool) {
    var text = text
    let hash = text.withUTF8 { StableHash.of($0) }
    if let met = met[hash], met.letters.utf8.elementsEqual(text.utf8) { return (met.id, false) }
    let found = try stored(&text)
    met[hash] = (text, found.id)
    return found
  }

  private mutating func stored(_ text: inout String) throws -> (id: Int64, isNew: Bool) {
    let key = TextKey.key(of: text)
    let highest = highest
    let id = try text.withUTF8 { letters in
      let letters = UnsafeRawBufferPointer(letters)
      find.bind(key, at: 1)
      find.bind(letters, at: 2)
      defer { find.reset() }
      if try find.step() { return find.number(0) }
      insert.bind(highest + 1, at: 1)
      insert.bind(letters, at: 2)
      try insert.run()
      return highest + 1
    }
    guard id > highest else { return (id, false) }
    self.highest = id
    keys.append(TextKeyEntry(key: key, text: id))
    pending.add(text, number: id, known: &known.shapes)
    return (id, true)
  }

  /// Enters the keys and the words of the new texts in the indexes.
  mutating func finish() throws {
    for entry in keys.sorted(by: { ($0.key, $0.text) < ($1.key, $1.text) }) {
      insertKey.bind(entry.key, at: 1)
      insertKey.bind(entry.text, at: 2)
      try insertKey.run()
    }
    keys = []
    try WordIndex(db).add(pending)
    pending = PendingWords()
    try known.refresh(db)
  }
}

/// The words a store has met and entered in the index, as long as nobody else writes.
struct KnownWords: Sendable {
  var shapes = WordShapes()
  private var newestRun: Int64?

  /// Whether the index has been left as it was.
  func isUpToDate(_ db: Database) throws -> Bool { try newestRun == KnownWords.newestRun(db) }

  mutating func refresh(_ db: Database) throws { newestRun = try KnownWords.newestRun(db) }

  private static func newestRun(_ db: Database) throws -> Int64? {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM run")
  }
}
