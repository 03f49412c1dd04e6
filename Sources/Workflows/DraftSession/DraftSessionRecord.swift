public import Bitext
import Foundation
import Interchange

/// A draft as JSON for pages and programs. Offsets count Unicode code points, end exclusive.
public struct DraftSessionRecord: Encodable, Sendable {
  let id: String
  let name: String
  let source: Side
  let target: Side
  let signature: String
  let notices: [String]
  let leverage: [ArticleDraft.Band]
  let state: DraftStateRecord
  let segments: [Segment]

  struct Side: Encodable, Sendable {
    let language: String
    let direction: String

    init(_ language: Language) {
      self.language = language.tag
      direction = language.direction.rawValue
    }
  }

  struct Segment: Encodable, Sendable {
    let number: Int
    let paragraph: Int
    let source: String
    let words: Int
    let band: String
    let target: String
    let standing: String
    let revision: Int
  }

  public init(_ session: DraftSession, id: String) {
    let opening = session.opening
    self.id = id
    name = opening.source.origin.name
    source = Side(opening.source.language)
    target = Side(opening.target)
    (signature, notices, leverage) = (opening.signature, opening.notices, opening.bands)
    state = DraftStateRecord(session)
    segments = session.targets.map { target in
      let place = target.number - 1
      return Segment(
        number: target.number, paragraph: opening.segments[place].paragraph + 1,
        source: opening.segments[place].text, words: opening.words[place],
        band: opening.bandNames[place], target: target.text, standing: target.standing.rawValue,
        revision: target.revision)
    }
  }
}

/// Where a draft stands, apart from its texts.
public struct DraftStateRecord: Encodable, Sendable {
  let revision: Int
  let counts: DraftProgress
  let undo: StepCount
  let redo: StepCount
  /// How many targets are in the memory.
  let inMemory: Int

  public init(_ session: DraftSession) {
    revision = session.revision
    counts = session.progress
    undo = StepCount(count: session.undoCount, next: session.undoable)
    redo = StepCount(count: session.redoCount, next: session.redoable)
    inMemory = session.kept.count
  }
}

/// How far a draft is, in segments, and in words of the source.
public struct DraftProgress: Encodable, Hashable, Sendable {
  public let segments: Int
  public let confirmed: Int
  public let written: Int
  public let proposed: Int
  public let empty: Int
  public let words: Int
  public let confirmedWords: Int
}

extension DraftSession {
  public var progress: DraftProgress {
    func count(_ standings: DraftTarget.Standing...) -> Int {
      targets.count { standings.contains($0.standing) }
    }
    let confirmedWords = zip(targets, opening.words).reduce(0) {
      $0 + ($1.0.standing == .confirmed ? $1.1 : 0)
    }
    return DraftProgress(
      segments: targets.count, confirmed: count(.confirmed), written: count(.written),
      proposed: count(.proposed, .pieces), empty: count(.empty),
      words: opening.words.reduce(0, +), confirmedWords: confirmedWords)
  }
}

/// What a step came to, as JSON.
public struct DraftChangeRecord: Encodable, Sendable {
  let state: DraftStateRecord
  /// What was done, for people.
  let sentence: String
  /// The targets that changed after the revision which the client knew.
  let targets: [DraftTargetRecord]
  /// The segment that the step touched.
  let focus: Int?
  let notice: String?

  public init(_ outcome: WorkOnDraft.Outcome, since revision: Int) {
    state = DraftStateRecord(outcome.session)
    sentence = outcome.change?.sentence ?? "Nothing to do."
    targets = outcome.session.targets.filter { $0.revision > revision }.map(DraftTargetRecord.init)
    focus = outcome.change?.number
    notice = outcome.notice
  }

  /// What changed since a revision, whoever did it.
  public init(_ session: DraftSession, since revision: Int) {
    self.init(.init(session: session, change: nil, notice: nil), since: revision)
  }
}

/// A target as JSON.
public struct DraftTargetRecord: Encodable, Sendable {
  let number: Int
  let text: String
  let standing: String
  let revision: Int

  init(_ target: DraftTarget) {
    (number, text, revision) = (target.number, target.text, target.revision)
    standing = target.standing.rawValue
  }
}

/// What helps to translate a segment, as JSON.
public struct DraftHelpRecord: Encodable, Sendable {
  let segment: DraftJSON.Row
  let target: DraftTargetRecord
  /// What the numbers from 1 put into the target.
  let insertions: [String]
  /// Where no match reaches the threshold.
  let fragments: FragmentRecord?
  /// The helps and the segment's text as a page shows them, for pages.
  public var html: String?
  public var sourceHTML: String?

  /// Throws: `DraftSessionProblem.noSegment`.
  public init(_ helps: DraftHelps, number: Int, of session: DraftSession) throws {
    segment = DraftJSON.Row(helps.row, number: number, CodePoints(session.opening.source.text))
    target = DraftTargetRecord(try session.target(number))
    insertions = helps.insertions
    fragments = helps.fragments.map { FragmentRecord($0, query: helps.row.segment.text) }
  }
}
