import Bitext
public import Foundation
import Interchange

/// A session as JSON for pages and programs. Offsets count Unicode code points, end exclusive.
public struct AlignmentRecord: Encodable, Sendable {
  let id: String
  let source: Side
  let target: Side
  let signature: String
  let notices: [String]
  let state: AlignmentStateRecord
  public var beads: [AlignmentBeadRecord]

  struct Side: Encodable, Sendable {
    let name: String
    let language: String
    let direction: String
    let encoding: String

    init(_ article: Article) {
      name = article.origin.name
      language = article.language.tag
      direction = article.language.direction.rawValue
      encoding = article.origin.encoding
    }
  }

  public init(_ session: AlignmentSession, id: String) {
    self.id = id
    source = Side(session.start.pair.source)
    target = Side(session.start.pair.target)
    signature = session.start.signature
    notices = session.notices
    state = AlignmentStateRecord(session)
    let maker = AlignmentBeadMaker(session)
    beads = session.table.beads.map { maker.record($0) }
  }
}

/// Where a session stands, apart from its beads.
public struct AlignmentStateRecord: Encodable, Sendable {
  let revision: Int
  let counts: Counts
  let undo: Steps
  let redo: Steps
  let kept: Kept?

  struct Counts: Encodable, Sendable {
    let sources: Int
    let targets: Int
    let beads: Int
    let pairs: Int
    let alone: Int
    let boilerplate: Int
    let doubtful: Int
    let byHand: Int
  }

  struct Steps: Encodable, Sendable {
    let count: Int
    let next: String?
  }

  struct Kept: Encodable, Sendable {
    let importNumber: Int
    let pairs: Int
    let isOwn: Bool
    let isCurrent: Bool

    private enum CodingKeys: String, CodingKey {
      case importNumber = "import"
      case pairs, isOwn, isCurrent
    }
  }

  public init(_ session: AlignmentSession) {
    let table = session.table
    revision = session.revision
    let beads = table.beads
    counts = Counts(
      sources: table.sources.count, targets: table.targets.count, beads: beads.count,
      pairs: beads.count { !$0.isAlone },
      alone: beads.count { $0.isAlone && $0.making != .boilerplate },
      boilerplate: beads.count { $0.making == .boilerplate },
      doubtful: beads.count(where: \.wantsEyes), byHand: beads.count { $0.making == .byHand })
    undo = Steps(count: session.undoCount, next: session.undoable)
    redo = Steps(count: session.redoCount, next: session.redoable)
    kept = session.kept.map {
      Kept(
        importNumber: $0.importNumber, pairs: $0.pairs, isOwn: $0.isOwn,
        isCurrent: !session.isChangedSinceKept)
    }
  }
}

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

/// What a step came to, as JSON: take out the beads `removed`, put in those `added`, each behind the
/// bead it names.
public struct AlignmentChangeRecord: Encodable, Sendable {
  let state: AlignmentStateRecord
  /// What was done, for people.
  let sentence: String
  let removed: [Int]
  public var added: [AlignmentBeadRecord]
  /// The bead that the work goes on at; nil where nothing changed.
  let focus: Int?

  /// - Parameter change: nil where nothing changed.
  public init(_ session: AlignmentSession, _ change: AlignmentChange?, sentence: String? = nil) {
    state = AlignmentStateRecord(session)
    self.sentence = sentence ?? change?.sentence ?? "Nothing to do."
    removed = change?.removed ?? []
    let numbers = Set(change?.added ?? [])
    let maker = AlignmentBeadMaker(session)
    let new = session.table.beads.filter { numbers.contains($0.id) }
    added = new.map { maker.record($0) }
    let moved = change?.operation.segment
    let home = moved.flatMap { one in new.first { ($0.sources + $0.targets).contains(one) } }
    focus = (home ?? new.first)?.id
  }
}

extension AlignmentOperation {
  /// The segment that keeps its number and that the eyes follow.
  fileprivate var segment: Int? {
    switch self {
    case .move(let segment, _), .separate(let segment): segment
    default: nil
    }
  }
}

extension AlignmentChange {
  /// What was done, for people.
  public var sentence: String {
    let done =
      switch operation {
      case .merge: "merged with the next pair"
      case .split: "split"
      case .move(_, .up): "moved up"
      case .move(_, .down): "moved down"
      case .separate: "taken out of its pair"
      case .unlink: "unlinked"
      case .link: "linked"
      case .edit: "text changed"
      case .markBoilerplate(_, true): "marked as boilerplate"
      case .markBoilerplate(_, false): "no longer boilerplate"
      case .confirm: "accepted as right"
      }
    return isBackwards ? "Taken back: \(done)." : done.prefix(1).uppercased() + done.dropFirst() + "."
  }
}
