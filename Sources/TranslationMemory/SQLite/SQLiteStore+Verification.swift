internal import GRDB

extension SQLiteStore {
  public func verify(deep: Bool) throws(MemoryError) -> [MemoryFault] {
    try connection.read(isLong: deep) { db in
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
        WITH found AS (
          SELECT import, sum(times) AS times FROM occurrence WHERE replaces IS NULL GROUP BY import)
        SELECT id, received, coalesce(found.times, 0) FROM import
        LEFT JOIN found ON found.import = import.id
        WHERE received <> coalesce(found.times, 0) ORDER BY id
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
    var (keys, words, outlines) = (EntrySum(), EntrySum(), EntrySum())
    var missing = try MissingStems(db)
    var known = WordShapes()
    try forEach("SELECT id, letters FROM text") { row in
      let letters = try row.letters(1)
      let id = try row.number(0)
      keys.add(TextKey.key(of: letters), id)
      let indexed = IndexedText(letters)
      var new: [Int] = []
      let shapes = known.shapes(of: indexed) { new.append($0) }
      for place in new { try missing.look(for: indexed.letters(place), shapes[place].coreKey) }
      for core in PendingPostings.cores(of: shapes) { words.add(core, id) }
      if !shapes.isEmpty { outlines.add(EntrySum.hash(of: Outline.bytes(of: shapes)), id) }
    }
    try TextKeyRuns(db).forEach { keys.remove($0, $1) }
    // Of a run that is not listed nothing is found.
    let postings = "SELECT core, first, texts FROM posting WHERE run IN (SELECT id FROM run)"
    try forEach(postings) { row in
      let (core, first) = (try row.number(0), try row.number(1))
      try row.bytes(2).withUnsafeBufferPointer { bytes in
        Postings.forEach(first, bytes) { words.remove(core, $0) }
      }
    }
    try forEach("SELECT block, words FROM outline") { row in
      let block = try row.number(0) << OutlineBlocks.shift
      for (slot, bytes) in OutlineBlocks.slots(try row.bytes(1)).enumerated() where !bytes.isEmpty {
        outlines.remove(EntrySum.hash(of: bytes), block + Int64(slot))
      }
    }
    let sums = [("texts", keys), ("words", words), ("outlines", outlines)]
    return sums.filter { !$0.1.isNothing }.map { .staleIndex(name: $0.0) }
      + (missing.isAny ? [.staleIndex(name: "stems")] : [])
  }

  private func forEach(_ sql: String, _ body: (Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() { try body(row) }
  }
}

/// Whether a stem is missing that leads to a word. One too many does no harm: what it finds is read
/// and compared.
private struct MissingStems {
  private let find: BareStatement
  private(set) var isAny = false

  init(_ db: Database) throws {
    find = try BareStatement(db, "SELECT 1 FROM stem WHERE key = ? AND core = ?")
  }

  mutating func look(for letters: ArraySlice<UInt8>, _ core: Int64) throws {
    for key in WordIndex.stemKeys(of: letters, core: core) {
      find.bind(key, at: 1)
      find.bind(core, at: 2)
      if try !find.step() { isAny = true }
      find.reset()
    }
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

  static func hash(of bytes: some Sequence<UInt8>) -> Int64 { StableHash.of(bytes).wideKey }

  private static func hash(_ key: Int64, _ text: Int64) -> UInt64 {
    var hash = StableHash()
    hash.add(UInt64(bitPattern: key))
    hash.add(UInt64(bitPattern: text))
    return hash.value
  }
}
