internal import Foundation
internal import GRDB

/// Puts texts into the tables, each once, and collects the words of new ones.
///
/// Texts are compared byte by byte: Swift's own equality of strings takes U+0622 and its two parts
/// for one letter, and one of them would be lost.
struct TextWriter {
  private let db: Database
  private let find: Statement
  private let insert: Statement
  private let insertKey: Statement
  private var pending = PendingWords()
  /// The texts met in this step, by the hash of their bytes.
  private var met: [UInt64: (letters: String, id: Int64)] = [:]

  init(_ db: Database) throws {
    self.db = db
    find = try db.cachedStatement(
      sql: """
        SELECT text.id FROM text_key JOIN text ON text.id = text_key.text
        WHERE text_key.key = ? AND text.letters = ?
        """)
    insert = try db.cachedStatement(sql: "INSERT INTO text (letters) VALUES (?)")
    insertKey = try db.cachedStatement(sql: "INSERT INTO text_key (key, text) VALUES (?, ?)")
  }

  /// The number of a text, which is entered if it is new.
  mutating func number(of text: String) throws -> (id: Int64, isNew: Bool) {
    var text = text
    let hash = text.withUTF8 { StableHash.of($0) }
    if let known = met[hash], known.letters.utf8.elementsEqual(text.utf8) {
      return (known.id, false)
    }
    let found = try stored(text)
    met[hash] = (text, found.id)
    return found
  }

  private mutating func stored(_ text: String) throws -> (id: Int64, isNew: Bool) {
    let key = TextKey.key(of: text)
    let letters = Data(text.utf8)
    if let id = try Int64.fetchOne(find, arguments: [key, letters]) { return (id, false) }
    try insert.execute(arguments: [letters])
    let id = db.lastInsertedRowID
    try insertKey.execute(arguments: [key, id])
    pending.add(text, number: id)
    return (id, true)
  }

  /// Enters the words of the new texts in the index.
  mutating func finish() throws {
    try WordIndex(db).add(pending)
    pending = PendingWords()
  }
}
