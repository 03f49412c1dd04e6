public import Foundation
import TranslationMemory

/// The imports of a memory: what they are, taking one back, undoing that.
public struct ImportHistory: Sendable {
  private let memory: URL

  public init(memory: URL) { self.memory = memory }

  /// One import as pages show it.
  public struct Entry: Sendable {
    public let number: Int
    public let name: String
    public let started: Date
    public let received: Int
    public let added: Int
    public let isRemoved: Bool
    /// Whether it runs or was broken off.
    public let isUnfinished: Bool
  }

  /// The newest first. Throws: `MemoryError`.
  public func entries() throws -> [Entry] {
    try SQLiteStore(reading: memory).imports().reversed().map {
      Entry(
        number: Int($0.id), name: $0.origin.name, started: $0.started,
        received: $0.counts.received, added: $0.counts.added, isRemoved: $0.deleted != nil,
        isUnfinished: $0.finished == nil)
    }
  }

  /// One line an import for people. Throws: `MemoryError`.
  public func report() throws -> String {
    let imports = try SQLiteStore(reading: memory).imports()
    guard !imports.isEmpty else { return "nothing was imported yet" }
    return imports.map(Self.line).joined(separator: "\n")
  }

  /// A JSON array. Throws: `MemoryError`.
  public func json() throws -> String {
    try indentedJSON(SQLiteStore(reading: memory).imports())
  }

  /// Takes an import back as a whole and says so. Throws: `MemoryError`.
  public func remove(_ number: Int) throws -> String {
    let store = try existing()
    let isGone = try store.imports().contains { $0.id == Import.ID(number) && $0.deleted != nil }
    let before = try store.statistics().units
    let removed = try store.deleteImport(Import.ID(number))
    if isGone { return "import \(number) (\(removed.origin.name)) was removed before" }
    let gone = before - (try store.statistics().units)
    return
      "import \(number) (\(removed.origin.name)) is removed, and \(counted(gone, "unit")) with it"
      + (gone < removed.counts.received ? " (other imports have the rest too)" : "")
      + "; “tarjuman imports restore” brings it back"
  }

  /// Brings back what was removed last and says so. Throws: `MemoryError`.
  public func restore() throws -> String {
    guard let restored = try existing().restoreImport() else { return "nothing is removed" }
    return "import \(restored.id) (\(restored.origin.name)) is back"
  }

  /// Removes for good what was removed. Throws: `MemoryError`.
  public func purge() throws -> String {
    let units = try existing().purge()
    return "\(counted(units, "unit")) removed for good"
  }

  /// The memory, which is not made by asking for its history.
  private func existing() throws -> SQLiteStore {
    _ = try SQLiteStore(reading: memory)
    return try SQLiteStore(opening: memory)
  }

  private static func line(_ one: Import) -> String {
    let state: String
    if one.deleted != nil {
      state = "removed"
    } else if one.finished == nil {
      state = "broken off"
    } else {
      state = "\(one.counts.added) new of \(counted(one.counts.received, "unit"))"
    }
    let time = one.started.formatted(.iso8601.dateTimeSeparator(.space))
    return "\(one.id)  \(time)  \u{2068}\(one.origin.name)\u{2069}  \(state)"
  }
}
