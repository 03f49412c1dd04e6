import Foundation
import GRDB
import Testing
import TranslationMemory

/// A file that is no memory, or not one of this version, is named and left alone.
@Suite struct `A file that cannot be a memory` {
  struct Content: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
  }

  static let contents = [
    Content(testDescription: "nothing", bytes: []),
    Content(testDescription: "a text", bytes: Array("هدنة في المدينة\n".utf8)),
    Content(
      testDescription: "a long text",
      bytes: Array(String(repeating: "a truce in the city\n", count: 900).utf8)),
    Content(
      testDescription: "a picture",
      bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8) + (0...255).map { $0 }),
    Content(testDescription: "the beginning of a memory", bytes: Array("SQLite format 3\0".utf8)),
  ]

  @Test(arguments: contents)
  func `is told apart and left as it is`(_ content: Content) throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("file")
      try Data(content.bytes).write(to: file)
      expectMemoryError("notAMemory", file) { _ = try SQLiteStore(opening: file) }
      expectMemoryError("notAMemory", file) { _ = try SQLiteStore(reading: file) }
      #expect(try Array(Data(contentsOf: file)) == content.bytes)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test func `may be another program's database`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("other.sqlite")
      let other = try DatabaseQueue(path: file.path)
      try other.write { try $0.execute(sql: "CREATE TABLE import (id INTEGER PRIMARY KEY)") }
      try other.close()
      let before = try Data(contentsOf: file)
      expectMemoryError("notAMemory", file) { _ = try SQLiteStore(opening: file) }
      expectMemoryError("notAMemory", file) { _ = try SQLiteStore(reading: file) }
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func `may be a folder`() throws {
    try TemporaryFolder.use { folder in
      expectMemoryError("notAMemory", folder) { _ = try SQLiteStore(opening: folder) }
      expectMemoryError("notAMemory", folder) { _ = try SQLiteStore(reading: folder) }
    }
  }

  @Test func `may not be there`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("none/memory")
      expectMemoryError("missing", file) { _ = try SQLiteStore(reading: file) }
      #expect(!FileManager.default.fileExists(atPath: file.path))
      #expect(!FileManager.default.fileExists(atPath: file.deletingLastPathComponent().path))
    }
  }

  @Test func `may come from a newer version`() throws {
    try FaultyMemory.use { memory in
      let database = try DatabaseQueue(path: memory.file.path)
      try database.write {
        try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 things to come')")
      }
      try database.close()
      let before = try memory.bytes
      expectMemoryError("newerSchema", memory.file) { _ = try SQLiteStore(opening: memory.file) }
      expectMemoryError("newerSchema", memory.file) { _ = try SQLiteStore(reading: memory.file) }
      #expect(try memory.bytes == before)
    }
  }

  @Test func `is made for its owner's eyes alone, with its folder`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("new/folder/memory")
      try SQLiteStore(opening: file).take("one", [unit("هدنة", "truce")])
      func mode(_ url: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
      }
      #expect(try mode(file) == 0o600)
      #expect(try mode(file.deletingLastPathComponent()) == 0o700)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: file.deletingLastPathComponent().path)
      #expect(names == ["memory"])
    }
  }
}
