import Foundation
import GRDB
import Testing
import TextAnalysis
import TranslationMemory

/// A damaged file ends no program, and nothing of it is passed off as sound.
@Suite struct `A damaged memory` {
  @Test(arguments: [0.1, 0.4, 0.9])
  func `that was cut off is named and left as it is`(_ share: Double) throws {
    try FaultyMemory.use { memory in
      let whole = try memory.bytes
      let part = whole.prefix(max(8192, Int(Double(whole.count) * share)))
      try part.write(to: memory.file)
      expectMemoryError("damaged", memory.file) { _ = try SQLiteStore(opening: memory.file) }
      expectMemoryError("damaged", memory.file) { _ = try SQLiteStore(reading: memory.file) }
      #expect(try memory.bytes == part)
    }
  }

  @Test func `is found out by the deep check whichever page is hurt`() throws {
    try FaultyMemory.use { memory in
      let whole = try memory.bytes
      // SQLite's header says it in its 16th and 17th byte (Database File Format, 1.3.2).
      let pageSize = Int(whole[16]) << 8 | Int(whole[17])
      #expect(pageSize == 8192 && whole.count.isMultiple(of: pageSize))
      for start in stride(from: pageSize, to: whole.count, by: pageSize) {
        var hurt = whole
        hurt.replaceSubrange(start..<start + pageSize, with: Data(repeating: 0xA5, count: pageSize))
        try hurt.write(to: memory.file)
        #expect(!isSound(memory.file), "page \(start / pageSize + 1)")
      }
    }
  }

  @Test func `gives units or an error, whatever its bytes say`() throws {
    try FaultyMemory.use { memory in
      let whole = try memory.bytes
      var numbers = SplitMix64(state: 21)
      for _ in 0..<60 {
        var hurt = whole
        for _ in 0..<Int.random(in: 1...40, using: &numbers) {
          // The header apart, of which the wrong file's tests speak.
          let place = Int.random(in: 100..<hurt.count, using: &numbers)
          hurt[place] = .random(in: 0...255, using: &numbers)
        }
        try hurt.write(to: memory.file)
        try useEverything(memory.file) { try SQLiteStore(reading: $0, patience: 1) }
        try hurt.write(to: memory.file)
        try useEverything(memory.file) { try SQLiteStore(opening: $0, patience: 1) }
        for ending in ["-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: memory.file.path + ending)
        }
      }
    }
  }

  @Test(arguments: [
    "UPDATE text SET id = 1152921504606846976 WHERE id = 400",
    "UPDATE text SET id = 9223372036854775807 WHERE id = 400",
    "UPDATE text SET id = -id",
    "UPDATE unit SET target = 9223372036854775807 WHERE id = 3",
    "UPDATE occurrence SET id = 9223372036854775807 WHERE id = 400",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'unit'",
    "UPDATE run SET postings = 9223372036854775807",
    "UPDATE key_run SET keys = 9223372036854775807",
  ])
  func `with a number that no memory comes to ends no program`(_ sql: String) throws {
    try FaultyMemory.use { memory in
      let database = try DatabaseQueue(path: memory.file.path)
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(sql: sql)
      }
      try database.close()
      try useEverything(memory.file) { try SQLiteStore(reading: $0, patience: 1) }
      try useEverything(memory.file) { try SQLiteStore(opening: $0, patience: 1) }
      if sql.contains("text SET id = 1") || sql.contains("text SET id = 9") {
        expectMemoryError("damaged", memory.file) {
          _ = try SQLiteStore(reading: memory.file).matches(of: "هدنة 9 في المدينة")
        }
      }
    }
  }

  @Test func `says which index is stale, and is cured of that`() throws {
    for (name, sql) in Self.staleness {
      try FaultyMemory.use { memory in
        let database = try DatabaseQueue(path: memory.file.path)
        try database.write { try $0.execute(sql: sql) }
        try database.close()
        let store = try SQLiteStore(opening: memory.file)
        let faults = try store.verify(deep: true)
        #expect(faults.contains(.staleIndex(name: name)), "\(name)")
        #expect(faults.allSatisfy { $0.isCuredByReindexing })
        try store.reindex()
        #expect(try store.verify(deep: true) == [])
        #expect(try store.units(containing: "truce 399").count == 1)
      }
    }
  }

  static let staleness = [
    ("texts", "DELETE FROM text_key WHERE first IN (SELECT first FROM text_key LIMIT 1)"),
    ("texts", "UPDATE key_run SET id = id + 1"),
    ("words", "UPDATE run SET id = id + 1"),
    ("words", "DELETE FROM posting WHERE core IN (SELECT core FROM posting LIMIT 1)"),
    ("outlines", "UPDATE outline SET words = x'01' WHERE block = 0"),
    ("stems", "DELETE FROM stem WHERE key IN (SELECT key FROM stem LIMIT 1)"),
  ]

  @Test func `says what is missing from its tables`() throws {
    try FaultyMemory.use { memory in
      let database = try DatabaseQueue(path: memory.file.path)
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(sql: "DELETE FROM occurrence WHERE unit IN (3, 4)")
        try db.execute(sql: "DELETE FROM unit WHERE id = 9")
      }
      try database.close()
      let faults = try SQLiteStore(reading: memory.file).verify(deep: false)
      #expect(faults.contains(.miscounted(1, received: 400, found: 398)))
      #expect(faults.contains(.orphans(units: 2)))
      #expect(faults.contains(.brokenReferences(table: "occurrence", rows: 1)))
    }
  }

  private func isSound(_ file: URL) -> Bool {
    do {
      return try SQLiteStore(reading: file).verify(deep: true).isEmpty
    } catch {
      expectMemoryError("damaged", file) { throw error }
      return false
    }
  }

  /// Calls all that a store does; `MemoryError` is all it may throw.
  private func useEverything(
    _ file: URL, _ open: (URL) throws -> SQLiteStore
  ) throws {
    let calls: [(SQLiteStore) throws -> Void] = [
      { _ = try $0.all() },
      { _ = try $0.units(containing: "في المدينة", limit: 400) },
      { _ = try $0.units(of: "هدنة 7 في المدينة") },
      { _ = try $0.matches(of: "هدنة 7 في البلدة") },
      { _ = try $0.statistics() },
      { _ = try $0.verify(deep: true) },
      { try $0.take("two", FaultyMemory.units + [unit("هدنة أخرى", "another truce")]) },
      { _ = try $0.update(5, to: unit("هدنة أخيرة", "a last truce")) },
      { _ = try $0.deleteImport(1) },
      { _ = try $0.purge() },
      { try $0.reindex() },
    ]
    do {
      let store = try open(file)
      for call in calls {
        do { try call(store) } catch is MemoryError {}
      }
    } catch is MemoryError {}
  }
}
