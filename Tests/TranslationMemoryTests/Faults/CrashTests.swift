import Bitext
import Foundation
import Testing
import TranslationMemory

/// A memory outlives the programs that write it.
@Suite(.serialized) struct `A memory whose writers crash` {
  @Test func `keeps whole steps and all that was reported as saved`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      let batch = 40
      var numbers = SplitMix64(state: 5)
      for _ in 0..<10 {
        let writer = try WriterProcess("write", file, "batch=\(batch)")
        while let line = writer.line(), line != "ready" {}
        Thread.sleep(forTimeInterval: .random(in: 0...0.12, using: &numbers))
        writer.kill()
        let reported = savedBatches(writer.rest())

        let store = try SQLiteStore(opening: file)
        let last = try #require(store.imports().last)
        #expect(last.finished == nil)
        #expect(last.counts.received % batch == 0)
        #expect(reported...reported + 1 ~= last.counts.received / batch)
        let units = try store.all(UnitFilter(importID: last.id))
        #expect(units.count == last.counts.received)
        #expect(
          units.last.map { $0.target.text.hasPrefix("sentence \(units.count - 1) ") } != false)
        #expect(try store.verify(deep: true) == [])
      }
    }
  }

  @Test func `is there wholly or not at all when its making is broken off`() throws {
    try TemporaryFolder.use { folder in
      var numbers = SplitMix64(state: 9)
      for attempt in 0..<10 {
        let file = folder.appendingPathComponent("memory \(attempt)")
        let writer = try WriterProcess("write", file, "batch=1")
        Thread.sleep(forTimeInterval: .random(in: 0...0.06, using: &numbers))
        writer.kill()
        if FileManager.default.fileExists(atPath: file.path) {
          #expect(try SQLiteStore(reading: file).verify(deep: true) == [])
        }
        #expect(try SQLiteStore(opening: file).verify(deep: true) == [])
      }
    }
  }

  @Test func `has the units of two programs that begin and write it at once`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      let names = ["one", "two"]
      let writers = try names.map {
        try WriterProcess("write", file, "name=\($0)", "batch=30", "batches=8")
      }
      for lines in writers.map({ $0.rest() }) { #expect(savedBatches(lines) == 8, "\(lines)") }
      let store = try SQLiteStore(opening: file)
      #expect(try store.imports().allSatisfy { $0.finished != nil })
      #expect(
        try store.imports().map(\.counts) == [
          .init(received: 240, added: 240), .init(received: 240, added: 240),
        ])
      for done in try store.imports() {
        let texts = try store.targets(UnitFilter(importID: done.id))
        #expect(texts == (0..<240).map { "sentence \($0) of \(done.origin.name) \(done.id)" })
      }
      #expect(try store.verify(deep: true) == [])
    }
  }

  @Test func `counts once what two programs bring of one file, however they cut it`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      let units = (0..<50).map { unit("هدنة \($0)", "truce \($0)") }
      let (one, two) = (try SQLiteStore(opening: file), try SQLiteStore(opening: file))
      let opened = try one.openImport(from: .init(name: "file", fingerprint: "50-1"))
      #expect(try two.openImport(from: .init(name: "file", fingerprint: "50-1")).id == opened.id)
      func bring(_ range: Range<Int>, by store: SQLiteStore) throws -> Int {
        try store.insert(
          store.prepare(Array(units[range])), into: opened.id, behind: range.lowerBound
        ).received
      }
      #expect(try bring(0..<30, by: one) == 30)
      #expect(try bring(0..<20, by: two) == 0)
      #expect(try bring(20..<50, by: two) == 20)
      #expect(try bring(30..<50, by: one) == 0)
      #expect(try one.finishImport(opened.id).counts == .init(received: 50, added: 50))
      #expect(try bring(20..<50, by: two) == 0)
      #expect(try two.all() == units)
      #expect(try two.verify(deep: true) == [])
    }
  }

  @Test func `can be read and searched while another program writes it`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      let writer = try WriterProcess("write", file, "batch=20", "batches=12")
      while let line = writer.line(), line != "ready" {}
      let store = try SQLiteStore(reading: file)
      var counts: [Int] = []
      while counts.last != 240 && counts.count < 5_000 {
        counts.append(try store.all().count)
        #expect(try store.units(containing: "sentence", limit: 5).count <= 5)
      }
      _ = writer.rest()
      #expect(counts == counts.sorted())
      #expect(counts.allSatisfy { $0 % 20 == 0 })
      #expect(counts.last == 240)
    }
  }
}
