import Dispatch
import Foundation
import Synchronization
import TranslationMemory

/// Readers of one memory, each lent to one asker at a time, so that askers on several threads do not
/// wait for each other and nobody opens the file twice.
///
/// Where another file has taken the memory's place, that one is read from then on.
final class MemoryReaders: Sendable {
  let memory: URL
  private let progress: MigrationProgress
  private let shelf: Mutex<Shelf>

  private struct Shelf {
    var file: FileIdentity?
    var free: [SQLiteStore] = []
  }

  /// More than that are not kept; each holds what look-ups read of the index.
  private static let kept = 8

  /// Throws: `MemoryError` if the memory cannot be read.
  init(_ memory: URL, progress: @escaping MigrationProgress = { _, _ in }) throws {
    self.memory = memory
    self.progress = progress
    let file = FileIdentity(of: memory)
    shelf = Mutex(Shelf(file: file, free: [try SQLiteStore(reading: memory, progress: progress)]))
  }

  /// Throws: `MemoryError`, and what the body throws.
  func read<Value>(_ body: (SQLiteStore) throws -> Value) throws -> Value {
    let file = FileIdentity(of: memory)
    let store = try take(file) ?? SQLiteStore(reading: memory, progress: progress)
    defer { put(store, file) }
    return try body(store)
  }

  private func take(_ file: FileIdentity?) -> SQLiteStore? {
    shelf.withLock { shelf in
      if shelf.file != file { shelf = Shelf(file: file) }
      return shelf.free.popLast()
    }
  }

  private func put(_ store: SQLiteStore, _ file: FileIdentity?) {
    shelf.withLock { shelf in
      if shelf.file == file, shelf.free.count < Self.kept { shelf.free.append(store) }
    }
  }
}

/// Which file stands at a place.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let node: UInt64

  /// Nil if there is none.
  init?(of place: URL) {
    var found = stat()
    guard stat(place.path, &found) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: found.st_dev)
    node = UInt64(truncatingIfNeeded: found.st_ino)
  }
}

/// Something made when it is first asked for, and kept.
final class MadeOnce<Thing: Sendable>: Sendable {
  private let made = Mutex<Thing?>(nil)
  private let begun = DispatchGroup()

  func thing(_ make: () throws -> Thing) throws -> Thing {
    try made.withLock { made in
      if let made { return made }
      let thing = try make()
      made = thing
      return thing
    }
  }

  /// Begins to make it, beside what is done until it is asked for.
  func begin(_ make: @escaping @Sendable () throws -> Thing) {
    DispatchQueue.global(qos: .userInitiated).async(group: begun) { _ = try? self.thing(make) }
  }

  /// Waits until nothing of what was begun is left to be done.
  func finish() { begun.wait() }
}
