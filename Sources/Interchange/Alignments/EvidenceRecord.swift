public import Bitext

/// One reason of a bead as JSON for scripts; spans are `[start, end]` in Unicode code points.
public struct EvidenceRecord: Encodable, Sendable {
  let kind: String
  var value: Double?
  var source: String?
  var target: String?
  var sourceSpan: [Int]?
  var targetSpan: [Int]?
  var side: String?
  var offset: Int?
  var before: String?
  var after: String?

  /// - Parameters:
  ///   - source: the joined text of the bead's source side, which ranges count in.
  ///   - target: that of its target side.
  public init(_ evidence: Evidence, source: CodePoints, target: CodePoints) {
    switch evidence {
    case .meaning(let cosine): (kind, value) = ("meaning", (cosine * 10_000).rounded() / 10_000)
    case .length(let share): (kind, value) = ("length", (share * 10_000).rounded() / 10_000)
    case .number: kind = "number"
    case .name: kind = "name"
    case .term: kind = "term"
    case .gloss: kind = "gloss"
    case .conflict: kind = "conflict"
    case .memory(let share): (kind, value) = ("memory", (share * 10_000).rounded() / 10_000)
    case .division(let place):
      kind = "division"
      side = place.side.rawValue
      offset = (place.side == .source ? source : target).offset(place.offset)
      (before, after) = (place.before, place.after)
    }
    guard let span = evidence.span else { return }
    self.source = span.source
    self.target = span.target
    sourceSpan = source.offsets(span.sourceRange)
    targetSpan = target.offsets(span.targetRange)
  }
}
