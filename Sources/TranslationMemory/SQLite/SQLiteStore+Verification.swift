internal import GRDB

extension SQLiteStore {
  public func verify(deep: Bool) throws(MemoryError) -> [MemoryFault] {
    try connection.read { db in
      let verification = Verification(db)
      var faults = try deep ? verification.damage() : []
      // What a damaged file says of itself is not worth reading.
      guard faults.isEmpty else { return faults }
      faults += try verification.brokenReferences()
      faults += try verification.miscounts()
      if deep { faults += try verification.staleIndexes() }
      return faults
    }
  }
}

/// The single checks of a memory.
private struct Verification {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func damage() throws -> [MemoryFault] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      .filter { $0 != "ok" }.map { .damagedFile(detail: $0) }
  }

  func brokenReferences() throws -> [MemoryFault] {
    try SQLiteSchema.referringTables.compactMap { table in
      let rows = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check(\(table))").count
      return rows == 0 ? nil : .brokenReferences(table: table, rows: rows)
    }
  }

  func miscounts() throws -> [MemoryFault] {
    let imports = try Row.fetchAll(
      db,
      sql: """
        SELECT id, received, (
          SELECT coalesce(sum(times), 0) FROM occurrence
          WHERE occurrence.import = import.id AND replaces IS NULL) AS found
        FROM import WHERE received <> found ORDER BY id
        """
    ).map {
      MemoryFault.miscounted(try $0.number(0), received: try $0.count(1), found: try $0.count(2))
    }
    let orphans = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM unit WHERE id NOT IN (SELECT unit FROM occurrence)")
    return imports + (orphans ?? 0 == 0 ? [] : [.orphans(units: orphans ?? 0)])
  }

  /// Compares the index with the one the texts give, by the sum of the hashes of all entries: sums
  /// need no order and no room.
  func staleIndexes() throws -> [MemoryFault] {
    var (keys, words) = (EntrySum(), EntrySum())
    try forEach("SELECT id, letters FROM text") { row in
      let letters = try row.letters(1)
      let id = try row.number(0)
      keys.add(TextKey.key(of: letters), id)
      for word in Set(IndexedText(letters).keys) { words.add(word, id) }
    }
    try forEach("SELECT key, text FROM text_key") { try keys.remove($0.number(0), $0.number(1)) }
    try forEach("SELECT key, first, texts FROM word") { row in
      let key = try row.number(0)
      Postings.forEach(try row.number(1), try row.bytes(2)) { words.remove(key, $0) }
    }
    return [("texts", keys), ("words", words), ("stems", try stems())]
      .filter { $0.1.isNothing == false }.map { .staleIndex(name: $0.0) }
  }

  /// The stems each word has, against those entered. A word's letters are taken from a text.
  private func stems() throws -> EntrySum {
    var sum = EntrySum()
    try forEach("SELECT key, min(first) FROM word GROUP BY key") { row in
      let key = try row.number(0)
      let letters = try db.cachedStatement(sql: "SELECT letters FROM text WHERE id = ?")
      let text = try Row.fetchOne(letters, arguments: [row.number(1)]).map { try $0.letters(0) }
      let indexed = IndexedText(text ?? "")
      guard let place = indexed.keys.firstIndex(of: key) else { return }
      for stem in WordIndex.stemKeys(of: indexed.letters(place), key: key) { sum.add(stem, key) }
    }
    try forEach("SELECT key, word FROM stem") { try sum.remove($0.number(0), $0.number(1)) }
    return sum
  }

  private func forEach(_ sql: String, _ body: (Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() { try body(row) }
  }
}

/// Whether two lists hold the same entries, whatever their order.
private struct EntrySum {
  private var sum: UInt64 = 0
  private var count = 0

  var isNothing: Bool { sum == 0 && count == 0 }

  mutating func add(_ key: Int64, _ text: Int64) {
    sum &+= EntrySum.hash(key, text)
    count += 1
  }

  mutating func remove(_ key: Int64, _ text: Int64) {
    sum &-= EntrySum.hash(key, text)
    count -= 1
  }

  private static func hash(_ key: Int64, _ text: Int64) -> UInt64 {
    var hash = StableHash()
    hash.add(UInt64(bitPattern: key))
    hash.add(UInt64(bitPattern: text))
    return hash.value
  }
}
