public import Bitext
public import Foundation

/// A draft as JSON for scripts; offsets count Unicode code points of a segment's text, end exclusive.
public enum DraftJSON {
  /// One JSON object, UTF-8, indented, keys sorted, with a final line feed.
  public static func data(_ draft: ArticleDraft) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(Sheet(draft)) + Data("\n".utf8)
  }

  private struct Sheet: Encodable {
    let article: String
    let sourceLanguage: String
    let targetLanguage: String
    let signature: String
    let leverage: [ArticleDraft.Band]
    let segments: [Row]

    init(_ draft: ArticleDraft) {
      article = draft.article.origin.name
      sourceLanguage = draft.article.language.tag
      targetLanguage = draft.target.tag
      signature = draft.signature
      leverage = draft.bands
      let points = CodePoints(draft.article.text)
      segments = draft.rows.enumerated().map { Row($0.element, number: $0.offset + 1, points) }
    }
  }

  /// One segment with its helps.
  public struct Row: Encodable, Sendable {
    let number: Int
    let paragraph: Int
    /// Where the segment stands in the article.
    let span: [Int]
    let source: String
    let target: String?
    let targetOrigin: String?
    let matches: [Match]
    let terms: [Term]
    let carried: [Carried]
    let pieces: String?

    /// - Parameter article: the text that the segment stands in.
    public init(_ row: ArticleDraft.Row, number: Int, _ article: CodePoints) {
      self.number = number
      paragraph = row.segment.paragraph + 1
      span = article.offsets(row.segment.range)
      source = row.segment.text
      target = row.filling?.text
      targetOrigin = row.filling.map { filling in
        switch filling.origin {
        case .memory(let percent): "memory \(percent)%"
        case .pieces: "pieces"
        case .translator(let isConfirmed): isConfirmed ? "confirmed" : "translator"
        }
      }
      let points = CodePoints(source)
      matches = row.proposals.map { Match($0, points) }
      terms = row.terms.map { Term($0, row, points) }
      carried = row.carried.map {
        Carried(
          kind: $0.kind.rawValue, words: row.words($0.range), span: points.offsets($0.range),
          text: $0.text)
      }
      pieces = row.pieces
    }
  }

  struct Carried: Encodable, Sendable {
    let kind: String
    let words: String
    let span: [Int]
    let text: String
  }

  struct Term: Encodable, Sendable {
    let concept: String
    let words: String
    let span: [Int]
    let preferred: String?
    let renderings: [Rendering]
    let isName: Bool
    let isLoose: Bool

    init(_ term: DraftTerm, _ row: ArticleDraft.Row, _ points: CodePoints) {
      concept = term.entry.concept
      words = row.words(term.range)
      span = points.offsets(term.range)
      preferred = term.preferred
      renderings = term.renderings
      isName = term.isName
      isLoose = term.isLoose
    }
  }

  struct Match: Encodable, Sendable {
    let percent: Int
    let source: String
    let target: String
    let adapted: String?
    let differences: [String]
    let changes: [Change]
    let memory: String
    let article: String?
    let outlet: String?
    let date: Date?
    let isReversed: Bool

    struct Change: Encodable, Sendable {
      let kind: String
      let segment: [Int]?
      let match: [Int]?
    }

    init(_ proposal: DraftProposal, _ points: CodePoints) {
      percent = proposal.percent
      source = proposal.source
      target = proposal.target
      adapted = proposal.adapted?.text
      differences = proposal.differences
      let own = CodePoints(proposal.source)
      changes = proposal.changes.map {
        Change(
          kind: $0.kind, segment: $0.segment.map { points.offsets($0) },
          match: $0.source.map { own.offsets($0) })
      }
      memory = proposal.origin.memory
      article = proposal.origin.article
      outlet = proposal.origin.outlet
      date = proposal.origin.date
      isReversed = proposal.origin.isReversed
    }
  }
}
