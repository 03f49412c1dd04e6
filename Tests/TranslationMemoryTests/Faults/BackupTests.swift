import Bitext
import Foundation
import Testing
import TranslationMemory

/// A copy is a memory of its own, as the original was at one moment.
@Suite(.serialized) struct `A backup` {
  @Test func `has what the memory had, in one file that can be written to`() throws {
    try FaultyMemory.use { memory in
      let copy = memory.file.appendingPathExtension("copy")
      try SQLiteStore(reading: memory.file).backUp(to: copy)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: copy.deletingLastPathComponent().path)
      #expect(names.filter { $0.contains(copy.lastPathComponent) } == [copy.lastPathComponent])
      let store = try SQLiteStore(opening: copy)
      #expect(try store.all() == FaultyMemory.units)
      #expect(try store.verify(deep: true) == [])
      try store.take("two", [unit("جديد", "new")])
      #expect(try store.all().count == FaultyMemory.units.count + 1)
      #expect(try SQLiteStore(reading: memory.file).all() == FaultyMemory.units)
    }
  }

  @Test func `made while another program writes has whole steps`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      let writer = try WriterProcess("write", file, "batch=20", "batches=12")
      while let line = writer.line(), line != "ready" {}
      let store = try SQLiteStore(reading: file)
      for number in 0..<8 {
        let copy = folder.appendingPathComponent("copy \(number)")
        try store.backUp(to: copy)
        let made = try SQLiteStore(reading: copy)
        #expect(try made.all().count % 20 == 0)
        #expect(try made.verify(deep: true) == [])
      }
      #expect(savedBatches(writer.rest()) > 0)
    }
  }

  @Test func `never takes the place of a file`() throws {
    try FaultyMemory.use { memory in
      let store = try SQLiteStore(reading: memory.file)
      let before = try memory.bytes
      expectMemoryError("occupied", memory.file) { try store.backUp(to: memory.file) }
      #expect(try memory.bytes == before)
    }
  }

  @Test func `that cannot be made leaves nothing behind`() throws {
    try FaultyMemory.use { memory in
      let place = URL(filePath: "/proc/nowhere/copy")
      let store = try SQLiteStore(reading: memory.file)
      expectMemoryError("unwritable", place) { try store.backUp(to: place) }
    }
  }
}
