import Foundation
import Testing
import TranslationMemory

/// Where there is no more room, the last finished step stays.
@Suite(.serialized) struct `A memory that finds no more room` {
  @Test func `has its finished steps where files may not grow`() throws {
    try TemporaryFolder.use { folder in
      let file = folder.appendingPathComponent("memory")
      let writer = try WriterProcess("write", file, "batch=50", "limit=400000")
      let lines = writer.rest()
      expectMemoryError(lines.last, "unwritable", file)
      try expectFinishedSteps(savedBatches(lines), of: 50, in: file)
    }
  }

  @Test(.enabled(if: SmallDisk.canBeMounted, "only the superuser can mount a small disk"))
  func `has its finished steps on a full disk, and goes on when there is room`() throws {
    try SmallDisk.use(bytes: 2_000_000) { disk in
      let file = disk.appendingPathComponent("memory")
      let lines = try WriterProcess("write", file, "batch=50").rest()
      expectMemoryError(lines.last, "diskFull", file)
      try expectFinishedSteps(savedBatches(lines), of: 50, in: file)
    }
  }

  @Test(.enabled(if: SmallDisk.canBeMounted, "only the superuser can mount a small disk"))
  func `is not begun on a full disk, and leaves nothing there`() throws {
    try SmallDisk.use(bytes: 65_536) { disk in
      let file = disk.appendingPathComponent("memory")
      try? Data(count: 65_536).write(to: disk.appendingPathComponent("ballast"))
      let lines = try WriterProcess("write", file, "batch=1").rest()
      expectMemoryError(lines.last, "diskFull", file)
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["ballast"])
    }
  }

  private func expectFinishedSteps(_ steps: Int, of size: Int, in file: URL) throws {
    #expect(steps > 0)
    // Reading needs no room.
    #expect(try SQLiteStore(reading: file).all().count == steps * size)
    SmallDisk.grow(file.deletingLastPathComponent())
    let store = try SQLiteStore(opening: file)
    #expect(try store.imports().map(\.counts.received) == [steps * size])
    #expect(try store.verify(deep: true) == [])
    #expect(try store.take("two", [unit("أ", "a")]).counts.added == 1)
  }
}

/// A disk in memory of few bytes.
enum SmallDisk {
  struct CannotMount: Error {}

  static let canBeMounted: Bool =
    geteuid() == 0 && (try? use(bytes: 65_536) { _ in true }) == true

  static func use<Result>(bytes: Int, _ body: (URL) throws -> Result) throws -> Result {
    var result: Result?
    try TemporaryFolder.use { folder in
      guard run("mount", "-t", "tmpfs", "-o", "size=\(bytes)", "tmpfs", folder.path) else {
        throw CannotMount()
      }
      defer { _ = run("umount", folder.path) }
      result = try body(folder)
    }
    guard let result else { throw CannotMount() }
    return result
  }

  /// Makes room, if it is a small disk.
  static func grow(_ disk: URL) {
    _ = run("mount", "-o", "remount,size=64m", disk.path)
  }

  private static func run(_ command: String, _ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [command] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
