import Foundation
import GRDB
import Testing
import TranslationMemory

/// What the system or another program refuses.
@Suite(.serialized) struct `A memory to which access is refused` {
  private func setMode(_ mode: Int, _ urls: URL...) throws {
    for url in urls {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }
  }

  private func say(_ action: String, _ file: URL) throws -> [String] {
    try WriterProcess(action, file, WriterProcess.commonUser, "batches=1").rest()
  }

  @Test func `can be read where nothing may be written`() throws {
    try FaultyMemory.use { memory in
      let folder = memory.file.deletingLastPathComponent()
      let before = try memory.bytes
      try setMode(0o444, memory.file)
      try setMode(0o555, folder)
      defer { try? setMode(0o755, folder) }
      #expect(try say("read", memory.file) == ["400"])
      expectMemoryError(try say("write", memory.file).first, "unwritable", memory.file)
      #expect(try memory.bytes == before)
    }
  }

  @Test func `can be read in a folder for all where the file is not`() throws {
    try FaultyMemory.use { memory in
      try setMode(0o444, memory.file)
      try setMode(0o777, memory.file.deletingLastPathComponent())
      let before = try memory.bytes
      #expect(try say("read", memory.file) == ["400"])
      expectMemoryError(try say("write", memory.file).first, "unwritable", memory.file)
      #expect(try memory.bytes == before)
    }
  }

  @Test func `is not begun in a folder that takes no files`() throws {
    try TemporaryFolder.use { folder in
      try setMode(0o555, folder)
      defer { try? setMode(0o755, folder) }
      for name in ["memory", "new folder/memory"] {
        let file = folder.appendingPathComponent(name)
        expectMemoryError(try say("write", file).first, "unwritable", file)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func `is not read where the file is closed to the reader`() throws {
    try FaultyMemory.use { memory in
      try setMode(0o000, memory.file)
      expectMemoryError(try say("read", memory.file).first, "unreadable", memory.file)
      try setMode(0o600, memory.file)
      #expect(try SQLiteStore(reading: memory.file).all().count == 400)
    }
  }

  @Test func `takes no changes when it was opened for reading`() throws {
    try FaultyMemory.use { memory in
      let store = try SQLiteStore(reading: memory.file)
      expectMemoryError("unwritable", memory.file) { try store.take("two", []) }
      expectMemoryError("unwritable", memory.file) { try store.reindex() }
      expectMemoryError("unwritable", memory.file) { try store.purge() }
      #expect(try store.all().count == 400)
    }
  }

  @Test func `says so when another program holds it too long, and is read meanwhile`() throws {
    try FaultyMemory.use { memory in
      let store = try SQLiteStore(opening: memory.file, patience: 0.2)
      var holding = Configuration()
      holding.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: memory.file.path, configuration: holding)
      try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
      expectMemoryError("locked", memory.file) { try store.take("two", [unit("أ", "a")]) }
      expectMemoryError("locked", memory.file) {
        try SQLiteStore(opening: memory.file, patience: 0.2).take("two", [unit("أ", "a")])
      }
      #expect(try store.all().count == 400)
      #expect(try SQLiteStore(reading: memory.file).all().count == 400)
      try other.inDatabase { try $0.execute(sql: "COMMIT") }
      #expect(try store.take("two", [unit("أ", "a")]).counts.added == 1)
    }
  }

  @Test func `is purged though another program still reads it`() throws {
    try FaultyMemory.use { memory in
      let other = try SQLiteStore(reading: memory.file)
      let store = try SQLiteStore(opening: memory.file, patience: 0.2)
      try store.take("two", [unit("أ", "a")])
      try store.deleteImport(1)
      var isPurged = false
      try other.forEachUnit { _ in
        if !isPurged { isPurged = try store.purge() == 400 }
      }
      #expect(isPurged)
      #expect(try store.targets() == ["a"])
    }
  }
}
