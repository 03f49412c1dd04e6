public import Bitext
public import Foundation
import TranslationMemory

/// What a memory holds, in words and as JSON.
public struct MemoryReport: Sendable {
  private let statistics: MemoryStatistics
  private let file: String

  /// Throws: `MemoryError`.
  public init(memory: URL) throws {
    let store = try SQLiteStore(reading: memory)
    statistics = try store.statistics()
    file = store.file
  }

  public var units: Int { statistics.units }
  /// The size on disk, in bytes.
  public var bytes: Int { statistics.bytes }
  /// Imports that can still be brought back.
  public var removedImports: Int { statistics.awaitingPurge }
  public var period: ClosedRange<Date>? {
    guard let oldest = statistics.oldest, let newest = statistics.newest else { return nil }
    return oldest...max(oldest, newest)
  }
  /// The most frequent first.
  public var outlets: [(name: String, occurrences: Int)] {
    statistics.outlets.map { ($0.name, $0.occurrences) }
  }
  /// The most frequent first.
  public var languages: [(source: Language, target: Language, units: Int)] {
    statistics.languages.map { ($0.pair.source, $0.pair.target, $0.units) }
  }

  /// Several lines for people.
  public var text: String {
    var lines = [
      "\(file): \(counted(statistics.units, "unit")), "
        + ByteCountFormatStyle(style: .file).format(Int64(statistics.bytes))
    ]
    if statistics.occurrences > statistics.units {
      lines.append(
        "  with \(statistics.occurrences) dates, notes or origins in all, as some came more than once"
      )
    }
    for languages in statistics.languages {
      lines.append(
        "  \(languages.pair.source) → \(languages.pair.target): "
          + counted(languages.units, "unit"))
    }
    for outlet in statistics.outlets.prefix(10) {
      lines.append("  \u{2068}\(outlet.name)\u{2069}: \(outlet.occurrences)")
    }
    lines.append(
      "  \(counted(statistics.imports, "import"))"
        + (statistics.unfinishedImports > 0
          ? ", \(statistics.unfinishedImports) broken off (import the file again to go on)" : "")
        + (statistics.awaitingPurge > 0
          ? ", \(statistics.awaitingPurge) removed (“imports restore” brings the last back)" : ""))
    if let oldest = statistics.oldest, let newest = statistics.newest {
      let day = Date.ISO8601FormatStyle().year().month().day()
      lines.append("  from \(oldest.formatted(day)) to \(newest.formatted(day))")
    }
    return lines.joined(separator: "\n")
  }

  /// One JSON object.
  public func json() throws -> String { try indentedJSON(statistics) }
}

/// `1 unit`, `2 units`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

/// JSON with dates in ISO 8601 and keys in order.
func indentedJSON(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.dateEncodingStrategy = .iso8601
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
