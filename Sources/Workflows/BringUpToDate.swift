public import Foundation
import TranslationMemory

/// Brings a memory of an earlier version up to date before it is used.
public struct BringUpToDate: Sendable {
  private let memory: URL

  public init(memory: URL) { self.memory = memory }

  /// Does it where there is need, and says so; nil where there is none, or no memory.
  ///
  /// - Parameter progress: hears how far it is.
  ///
  /// Throws: `MemoryError`.
  public func run(progress: @escaping @Sendable (String) -> Void) throws -> String? {
    guard FileManager.default.fileExists(atPath: memory.path), try SQLiteStore.isOlder(memory)
    else { return nil }
    _ = try SQLiteStore(opening: memory, progress: memory.upgrade(progress))
    return "\(memory.path): an earlier version wrote this memory; it is up to date now, and "
      + "earlier versions no longer open it"
  }
}
