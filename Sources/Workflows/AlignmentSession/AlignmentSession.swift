public import Bitext
public import Foundation

/// An alignment in a translator's hands: the table as it stands, and all that was done to it, which
/// can be taken back step by step to the beginning.
public struct AlignmentSession: Sendable {
  /// What the aligner made of the two articles.
  public let start: AlignedArticles
  /// What the translator should know about how the articles were read.
  public let notices: [String]
  public private(set) var table: AlignmentTable
  /// Counts every step, those back too; it never falls.
  public private(set) var revision = 0
  /// What of it is in the memory.
  public private(set) var kept: Kept?
  private var done: [AlignmentChange] = []
  private var undone: [AlignmentChange] = []
  private var fresh: FreshNumbers

  /// What was kept in the memory of this alignment, and when.
  public struct Kept: Hashable, Sendable, Codable {
    public let importNumber: Int
    public let pairs: Int
    /// Whether the pairs came into the memory by this, so that they can be taken back.
    public let isOwn: Bool
    /// The revision whose pairs these are.
    public let revision: Int

    fileprivate func at(revision: Int) -> Kept {
      Kept(importNumber: importNumber, pairs: pairs, isOwn: isOwn, revision: revision)
    }
  }

  public init(_ start: AlignedArticles, notices: [String] = []) {
    self.start = start
    self.notices = notices
    table = AlignmentTable(start)
    fresh = FreshNumbers(from: table.firstFreeID)
  }

  /// The alignment as it stands, to be written or kept.
  public var aligned: AlignedArticles { table.aligned(like: start) }

  /// What an undo would take back, and a redo do again; the names of operations.
  public var undoable: String? { done.last?.operation.name }
  public var redoable: String? { undone.last?.operation.name }
  public var undoCount: Int { done.count }
  public var redoCount: Int { undone.count }

  /// Whether what is in the memory is not what stands here now.
  public var isChangedSinceKept: Bool {
    guard let kept else { return false }
    return kept.revision != revision
  }

  // MARK: Steps

  /// One step of a session's life.
  public enum Step: Hashable, Sendable {
    case perform(AlignmentOperation)
    case undo
    case redo
    case keep(Kept)
    case takeBack
  }

  /// Takes a step and gives what changed; nil if nothing did, which is no step.
  ///
  /// Throws: `AlignmentSessionProblem`; the session is as it was then.
  @discardableResult
  public mutating func take(_ step: Step) throws -> AlignmentChange? {
    switch step {
    case .perform(let operation): return try perform(operation)
    case .undo: return undo()
    case .redo: return redo()
    case .keep(let kept):
      // Keeping is itself a step; what was kept is what stands here unless others were taken between.
      let isCurrent = kept.revision == revision
      revision += 1
      self.kept = isCurrent ? kept.at(revision: revision) : kept
    case .takeBack:
      guard kept != nil else { throw AlignmentSessionProblem.notKept }
      revision += 1
      kept = nil
    }
    return AlignmentChange.nothing
  }

  private mutating func perform(_ operation: AlignmentOperation) throws -> AlignmentChange? {
    var (next, numbers) = (table, fresh)
    try next.apply(operation, &numbers)
    guard next != table else { return nil }
    let change = AlignmentChange(operation, from: table, to: next)
    (table, fresh) = (next, numbers)
    done.append(change)
    undone = []
    revision += 1
    return change
  }

  private mutating func undo() -> AlignmentChange? {
    guard let last = done.popLast() else { return nil }
    let back = last.reversed
    back.apply(to: &table)
    undone.append(last)
    revision += 1
    return back
  }

  private mutating func redo() -> AlignmentChange? {
    guard let next = undone.popLast() else { return nil }
    next.apply(to: &table)
    done.append(next)
    revision += 1
    return next
  }
}
