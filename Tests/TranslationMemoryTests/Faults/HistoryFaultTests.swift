import Bitext
import Foundation
import GRDB
import Testing

@testable import TranslationMemory

/// What people did to units outlives the programs that did it, and earlier versions.
@Suite(.serialized) struct `A history whose writers crash` {
  @Test func `has every change that was reported, and index and units agree`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      try SQLiteStore(opening: file).take(
        "one", (0..<60).map { unit("هدنة \($0) في المدينة", "truce \($0)") })
      var numbers = SplitMix64(state: 11)
      for _ in 0..<8 {
        let before = try SQLiteStore(reading: file).changes(of: nil, limit: .max).count
        let writer = try WriterProcess("edit", file)
        while let line = writer.line(), line != "ready" {}
        Thread.sleep(forTimeInterval: .random(in: 0...0.1, using: &numbers))
        writer.kill()
        let reported = savedBatches(writer.rest())

        let store = try SQLiteStore(opening: file)
        let changes = try store.changes(of: nil, limit: .max)
        #expect(reported...reported + 1 ~= changes.count - before)
        let deleted = changes.count { $0.kind == .delete && $0.undoneBy == nil }
        #expect(try store.statistics().units == 60 - deleted)
        #expect(try store.verify(deep: true) == [])
      }
    }
  }

  @Test func `is taken back to the beginning, and all units are as they came`() throws {
    try TemporaryFolder.use { folder in
      let store = try SQLiteStore(opening: folder.appendingPathComponent("memory"))
      let given = (0..<5).map { unit("هدنة \($0)", "truce \($0)") }
      try store.take("one", given)
      for round in 0..<20 {
        let all = try store.units(UnitFilter(), behind: 0, limit: 9)
        guard let one = all.first else { break }
        if round % 4 == 3 {
          try store.delete(one.id, by: nil)
        } else {
          var corrected = one.unit
          corrected.target.content = TaggedText("round \(round)")
          try store.update(one.id, to: corrected)
        }
      }
      while try store.undo(nil, by: nil) != nil {}
      #expect(try Set(store.all()) == Set(given))
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test func `takes in the corrections of a memory that had none`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("old")
      let store = try SQLiteStore(opening: file)
      try store.take("one", [unit("هدنة", "truce"), unit("وفد", "delegation")])
      let old = try #require(store.units(of: "هدنة").first)
      var corrected = old.unit
      corrected.target.content = TaggedText("ceasefire")
      corrected.provenance.changed = march(8)
      let new = try store.update(old.id, to: corrected)
      let queue = try DatabaseQueue(path: file.path)
      try queue.write { db in
        for table in ["change_occurrence", "change"] { try db.drop(table: table) }
        try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '3 history'")
      }
      try queue.close()

      #expect(try SQLiteStore.isOlder(file))
      let again = try SQLiteStore(reading: file)
      #expect(try !SQLiteStore.isOlder(file))
      let change = try #require(again.changes(of: old.id, limit: 9).first)
      #expect(change.before == old.id && change.after == new.id && change.date == march(8))
      #expect(change.was == old.unit && change.became == new.unit && change.by == nil)
      #expect(try SQLiteStore(opening: file).undo(nil, by: nil)?.after == old.id)
      #expect(try again.unit(old.id) == old)
      #expect(try again.verify(deep: true) == [])
    }
  }

  @Test func `readers leave no log beside the memory when they are the last`() throws {
    try FaultyMemory.use { memory in
      func beside() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
          atPath: memory.file.deletingLastPathComponent().path
        ).sorted()
      }
      do {
        let reader = try SQLiteStore(reading: memory.file)
        #expect(try reader.statistics().units == 400)
        #expect {
          try reader.delete(1, by: nil)
        } throws: {
          if case .unwritable? = $0 as? MemoryError { true } else { false }
        }
      }
      #expect(try beside() == ["memory"])
      do {
        let writer = try SQLiteStore(opening: memory.file)
        do { _ = try SQLiteStore(reading: memory.file).imports() }
        // The writer goes on with its log.
        try writer.take("two", [unit("هدنة", "truce")])
        #expect(try SQLiteStore(reading: memory.file).statistics().units == 401)
      }
      #expect(try beside() == ["memory"])
    }
  }
}
