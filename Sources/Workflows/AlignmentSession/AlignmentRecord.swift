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
  let undo: StepCount
  let redo: StepCount
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
    undo = StepCount(count: session.undoCount, next: session.undoable)
    redo = StepCount(count: session.redoCount, next: session.redoable)
    kept = session.kept.map {
      Kept(
        importNumber: $0.importNumber, pairs: $0.pairs, isOwn: $0.isOwn,
        isCurrent: !session.isChangedSinceKept)
    }
  }
}
