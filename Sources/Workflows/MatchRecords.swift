public import Foundation
import Bitext
import Interchange

/// Matches as JSON; offsets count code points, end exclusive.
public enum MatchRecords {
  /// One text with its matches.
  ///
  /// - Parameter fragments: what was put together where nothing matches.
  public static func json(
    _ text: String, _ matches: [FoundMatch], fragments: FragmentDraft? = nil
  ) throws -> Data {
    try encode(
      Query(
        query: text, matches: matches.map { Match($0, query: text) },
        fragments: fragments.map { FragmentRecord($0, query: text) }))
  }

  /// An article, segment by segment, and what the memory saves on it.
  public static func json(_ result: MatchArticle.Result) throws -> Data {
    let rows = result.rows.map { row in
      Row(
        text: row.segment.text, paragraph: row.segment.paragraph, band: row.band.rawValue,
        words: row.words, matches: row.matches.map { Match($0, query: row.segment.text) },
        fragments: row.fragments.map { FragmentRecord($0, query: row.segment.text) })
    }
    let leverage = result.leverage.rows.map {
      Band(
        band: $0.band.rawValue, segments: $0.segments, words: $0.words, weight: $0.weight,
        weightedWords: $0.weightedWords)
    }
    return try encode(
      Sheet(
        article: result.article.origin.name, language: result.article.language.tag,
        segments: rows, leverage: leverage))
  }

  private static func encode(_ record: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(record) + Data("\n".utf8)
  }

  private struct Query: Encodable {
    let query: String
    let matches: [Match]
    let fragments: FragmentRecord?
  }

  private struct Sheet: Encodable {
    let article: String
    let language: String
    let segments: [Row]
    let leverage: [Band]
  }

  private struct Row: Encodable {
    let text: String
    let paragraph: Int
    let band: String
    let words: Int
    let matches: [Match]
    let fragments: FragmentRecord?
  }

  private struct Band: Encodable {
    let band: String
    let segments: Int
    let words: Int
    let weight: Int
    let weightedWords: Double
  }

  private struct Match: Encodable {
    let unit: Int
    let percent: Int
    let differences: [String]
    let changes: [Change]
    let source: String
    let target: String
    let sourceLanguage: String
    let targetLanguage: String
    let draft: Draft?
    let isReversed: Bool
    let memory: String
    let memoryPenalty: Int
    let date: Date?
    let outlet: String?
    let article: String?

    struct Draft: Encodable {
      let text: String
      /// Where numbers were put in.
      let numbers: [[Int]]
      let months: [[Int]]
      let weekdays: [[Int]]
      let names: [[Int]]

      init(_ draft: FoundMatch.Draft) {
        let points = CodePoints(draft.text)
        func places(_ kind: String) -> [[Int]] {
          draft.puts.filter { $0.kind == kind }.map { points.offsets($0.range) }
        }
        text = draft.text
        numbers = places("number")
        months = places("month")
        weekdays = places("weekday")
        names = places("name")
      }
    }

    struct Change: Encodable {
      let kind: String
      let query: [Int]?
      let match: [Int]?
    }

    init(_ match: FoundMatch, query: String) {
      unit = match.number
      percent = match.percent
      differences = match.differences
      let (asked, found) = (CodePoints(query), CodePoints(match.source.text))
      changes = match.changes.map {
        Change(
          kind: $0.kind, query: $0.query.map { asked.offsets($0) },
          match: $0.match.map { found.offsets($0) })
      }
      source = match.source.text
      target = match.target.text
      sourceLanguage = match.source.language.tag
      targetLanguage = match.target.language.tag
      draft = match.draft.map(Draft.init)
      isReversed = match.isReversed
      memory = match.memory
      memoryPenalty = match.memoryPenalty
      date = match.provenance.changed ?? match.provenance.created
      outlet = match.provenance.outlet
      article = match.provenance.sourceArticle
    }
  }
}
