import Foundation
import Testing
import TranslationMemory

/// A kind of store that must pass the contract. Another store enters by a line in `all`.
struct StoreKind: Sendable, CustomTestStringConvertible {
  let name: String
  /// Opens the store that lies in a folder, or makes it.
  let open: @Sendable (URL) throws -> any MemoryStore
  /// Whether a store opened again in its folder has what it had.
  let isKept: Bool

  var testDescription: String { name }

  static let file = StoreKind(name: "SQLite in a file", isKept: true) {
    try SQLiteStore(opening: $0.appendingPathComponent("memory.tarjuman"))
  }

  static let memory = StoreKind(name: "SQLite in memory", isKept: false) { _ in
    try SQLiteStore()
  }

  static let all = [file, memory]
  static let kept = all.filter(\.isKept)

  init(
    name: String, isKept: Bool, open: @escaping @Sendable (URL) throws -> any MemoryStore
  ) {
    (self.name, self.isKept, self.open) = (name, isKept, open)
  }

  /// Hands over a new store that is gone afterwards.
  func use(_ body: (any MemoryStore) throws -> Void) throws {
    try TemporaryFolder.use { try body(open($0)) }
  }
}

/// A folder of the test's own.
enum TemporaryFolder {
  static func use(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("memory-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
