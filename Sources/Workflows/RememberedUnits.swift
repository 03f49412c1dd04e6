public import Alignment
public import Bitext
public import Foundation
import TextAnalysis
import TranslationMemory

/// What a memory has for the segments of an article, as evidence of how they are translated.
public struct RememberedUnits: Sendable {
  /// The least score of a match, in percent.
  private static let threshold = 75
  private static let limit = 3
  /// Neighbours are looked up together if the memory has them letter by letter.
  private static let longestRun = 4

  private let store: SQLiteStore
  /// The last import when the memory was opened.
  private let lastImport: Import.ID

  /// Throws: `MemoryError`, if there is no such memory or it is broken.
  public init(memory: URL) throws {
    store = try SQLiteStore(reading: memory)
    lastImport = try store.imports().map(\.id).max() ?? 0
  }

  /// The translations of single segments that the memory has, or has something like, and of
  /// neighbours joined. Units that this program made of the same article, and those that came since
  /// the memory was opened, are no evidence: it would only hear itself.
  ///
  /// Throws: `MemoryError`.
  public func translations(
    of texts: [String], from: Language, to: Language, article: String
  ) throws -> [RememberedTranslation] {
    let asked = Asked(from: from, to: to, article: article)
    return try texts.indices.filter { !texts[$0].isEmpty }.flatMap { first in
      let longest = min(Self.longestRun, texts.count - first)
      return try (1...longest).flatMap { run in
        let text = texts[first..<first + run].joined(separator: " ")
        let found = try run == 1 ? similar(text, asked) : identical(text, asked)
        return found.map {
          RememberedTranslation(
            segments: first..<first + run, text: $0.text, likeness: $0.likeness)
        }
      }
    }
  }

  private struct Asked {
    let from: Language
    let to: Language
    let article: String

    /// A unit of the other direction is a translation all the same.
    func languages(_ side: Side) -> LanguagePair {
      side == .source
        ? LanguagePair(source: from, target: to) : LanguagePair(source: to, target: from)
    }
  }

  private typealias Translation = (text: String, likeness: Double)

  private func similar(_ text: String, _ asked: Asked) throws -> [Translation] {
    let settings = MatchSettings(threshold: Self.threshold, limit: Self.limit)
    return try Side.allCases.flatMap { side in
      let query = MatchQuery(TaggedText(text), side: side, languages: asked.languages(side))
      return try store.matches(of: query, settings).compactMap { match in
        translation(
          match.unit, side, likeness: min(1, Double(match.score.percent) / 100), asked)
      }
    }
  }

  private func identical(_ text: String, _ asked: Asked) throws -> [Translation] {
    try Side.allCases.flatMap { side in
      try store.units(of: text, on: side, level: .spelling, languages: asked.languages(side))
        .prefix(Self.limit).compactMap { translation($0, side, likeness: 1, asked) }
    }
  }

  private func translation(
    _ stored: StoredUnit, _ side: Side, likeness: Double, _ asked: Asked
  ) -> Translation? {
    let unit = stored.occurrences.last { occurrence in
      let origin = occurrence.unit.provenance
      let isOwn =
        origin.tool == ProgramVersion.name
        && [origin.sourceArticle, origin.targetArticle].contains(asked.article)
      return occurrence.importID <= lastImport && !isOwn
    }?.unit
    guard let unit else { return nil }
    let other = side == .source ? unit.target : unit.source
    return (other.text, likeness * (unit.provenance.confidence ?? 1))
  }
}
