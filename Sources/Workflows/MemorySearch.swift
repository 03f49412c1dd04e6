public import Bitext
public import Foundation
import TranslationMemory

/// Finds sentences of a memory that contain a text, in spite of spelling, clitics and inflection.
public struct MemorySearch: Sendable {
  private let store: SQLiteStore

  /// Throws: `MemoryError`.
  public init(_ memory: URL) throws { store = try SQLiteStore(reading: memory) }

  /// The newest units first. Throws: `MemoryError`.
  public func sentences(containing text: String, limit: Int) throws -> [MemorySentence] {
    try store.units(containing: text, languages: nil, limit: limit).map { hit in
      MemorySentence(
        unit: hit.unit.unit, isInSource: hit.side == .source, ranges: hit.ranges)
    }
  }
}

/// A unit of the memory that contains what was looked for.
public struct MemorySentence: Sendable {
  public let unit: TranslationUnit
  /// Whether the text stands in the source; otherwise it stands in the target.
  public let isInSource: Bool
  /// Where, within that side's text.
  public let ranges: [TextRange]
}
