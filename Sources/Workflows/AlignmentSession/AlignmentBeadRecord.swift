import Bitext
import Interchange

/// One bead with its segments and the reasons for it.
public struct AlignmentBeadRecord: Encodable, Sendable {
  public let id: Int
  /// The number of the bead before it; nil for the first.
  public let after: Int?
  let sources: [Segment]
  let targets: [Segment]
  let confidence: Double
  let standing: String
  let evidence: [EvidenceRecord]
  /// The bead as a page shows it, for pages.
  public var html: String?

  struct Segment: Encodable, Sendable {
    let id: Int
    let text: String
    /// In the article's text.
    let start: Int
    let end: Int
    let paragraph: Int
    let isEdited: Bool
  }

  fileprivate init(
    _ bead: WorkingBead, after: Int?, sources: [Segment], targets: [Segment],
    evidence: [EvidenceRecord]
  ) {
    id = bead.id
    self.after = after
    self.sources = sources
    self.targets = targets
    confidence = (bead.confidence * 10_000).rounded() / 10_000
    standing = bead.standing.rawValue
    self.evidence = evidence
  }
}

/// Makes the records of one session's beads.
public struct AlignmentBeadMaker {
  private let segments: [Int: WorkingSegment]
  private let points: (source: CodePoints, target: CodePoints)
  private let before: [Int: Int]

  public init(_ session: AlignmentSession) {
    segments = session.table.segments
    let pair = session.start.pair
    points = (CodePoints(pair.source.text), CodePoints(pair.target.text))
    let beads = session.table.beads
    before = Dictionary(uniqueKeysWithValues: zip(beads.dropFirst(), beads).map { ($0.id, $1.id) })
  }

  public func record(_ bead: WorkingBead) -> AlignmentBeadRecord {
    let sources = bead.sources.compactMap { segments[$0] }
    let targets = bead.targets.compactMap { segments[$0] }
    let first = CodePoints(sources.map(\.text).joined(separator: " "))
    let second = CodePoints(targets.map(\.text).joined(separator: " "))
    return AlignmentBeadRecord(
      bead, after: before[bead.id], sources: sources.map { record($0, points.source) },
      targets: targets.map { record($0, points.target) },
      evidence: bead.evidence.map { EvidenceRecord($0, source: first, target: second) })
  }

  private func record(
    _ segment: WorkingSegment, _ points: CodePoints
  ) -> AlignmentBeadRecord.Segment {
    .init(
      id: segment.id, text: segment.text, start: points.offset(segment.range.lowerBound),
      end: points.offset(segment.range.upperBound), paragraph: segment.paragraph,
      isEdited: segment.isEdited)
  }
}
