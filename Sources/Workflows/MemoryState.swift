public import Foundation
import TranslationMemory

/// By which a memory is known to hold what it held before: its file, its imports, the last change of a
/// unit.
public struct MemoryState: Hashable, Sendable {
  private let file: FileIdentity?
  private let imports: [Mark]
  private let lastChange: Int64?

  private struct Mark: Hashable {
    let number: Int64
    let finished: Date?
    let deleted: Date?
    let received: Int
  }

  /// Throws: `MemoryError`.
  public init(_ memory: URL) throws {
    file = FileIdentity(of: memory)
    let store = try SQLiteStore(reading: memory)
    imports = try store.imports().map {
      Mark(
        number: $0.id, finished: $0.finished, deleted: $0.deleted, received: $0.counts.received)
    }
    lastChange = try store.changes(of: nil, limit: 1).first?.id
  }
}
