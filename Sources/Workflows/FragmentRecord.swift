import Bitext
import Foundation
import Interchange

/// A draft from fragments as scripts read it; offsets count code points, end exclusive.
struct FragmentRecord: Encodable {
  private let draft: String
  /// The share of the words that were found, 0…1.
  private let coverage: Double
  private let pieces: [Piece]

  private struct Piece: Encodable {
    /// Where in the text looked up.
    let query: [Int]
    /// Where in the draft.
    let place: [Int]
    let isFound: Bool
    let count: Int?
    let units: Int?
    let isCut: Bool?
    let others: [Other]?
    let source: String?
    let target: String?
    let memory: String?
    let date: Date?
    let outlet: String?
  }

  private struct Other: Encodable {
    let text: String
    let count: Int
  }

  init(_ fragments: FragmentDraft, query: String) {
    let (asked, made) = (CodePoints(query), CodePoints(fragments.text))
    draft = fragments.text
    coverage = (fragments.coverage * 1000).rounded() / 1000
    pieces = fragments.pieces.map { piece in
      let found = piece.found
      let provenance = found?.unit.provenance
      return Piece(
        query: asked.offsets(piece.query), place: made.offsets(piece.place),
        isFound: found != nil, count: found?.rendering.count, units: found?.units,
        isCut: found?.isCut, others: found?.others.map { Other(text: $0.text, count: $0.count) },
        source: found?.unit.source.text, target: found?.unit.target.text, memory: found?.memory,
        date: provenance.flatMap { $0.changed ?? $0.created }, outlet: provenance?.outlet)
    }
  }
}
