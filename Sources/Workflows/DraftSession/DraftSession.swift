public import Bitext

/// A translation in a translator's hands: the targets as they stand, and all that was done to them,
/// which can be taken back step by step to the beginning.
public struct DraftSession: Sendable {
  public let opening: Opening
  /// One for each segment of the article, in its order.
  public private(set) var targets: [DraftTarget]
  public private(set) var revision = 0
  /// What of it is in the memory, by the number of the segment.
  public private(set) var kept: [Int: KeptTarget] = [:]
  private var done: [DraftChange] = []
  private var undone: [DraftChange] = []

  /// A target that is in the memory.
  public struct KeptTarget: Hashable, Sendable, Codable {
    public let importNumber: Int
    public let text: String
  }

  public init(_ opening: Opening) {
    self.opening = opening
    targets = opening.beginnings.enumerated().map { place, beginning in
      DraftTarget(number: place + 1, content: beginning.content, revision: 0)
    }
  }

  /// What an undo would take back, and a redo do again; the names of operations.
  public var undoable: String? { done.last?.kind.rawValue }
  public var redoable: String? { undone.last?.kind.rawValue }
  public var undoCount: Int { done.count }
  public var redoCount: Int { undone.count }

  /// The target of a segment. Throws: `DraftSessionProblem.noSegment`.
  public func target(_ number: Int) throws -> DraftTarget {
    guard targets.indices.contains(number - 1) else {
      throw DraftSessionProblem.noSegment(number)
    }
    return targets[number - 1]
  }

  // MARK: Steps

  /// One step of a session's life.
  public enum Step: Hashable, Sendable {
    /// A segment gets a target. `goesOn` says that this is still the same writing as the step before,
    /// so that one undo takes back both.
    case write(segment: Int, text: String, goesOn: Bool)
    /// The translator vouches for a segment's target.
    case confirm(segment: Int, text: String)
    /// The translator vouches for it no more.
    case reopen(segment: Int)
    case undo
    case redo
    /// Targets came into the memory, or went out of it.
    case keep(importNumber: Int, added: [Int: String], withdrawn: [Int])
  }

  /// Takes a step and gives what changed; nil if nothing did, which is no step.
  ///
  /// Throws: `DraftSessionProblem`; the session is as it was then.
  @discardableResult
  public mutating func take(_ step: Step) throws -> DraftChange? {
    switch step {
    case .write(let number, let text, let goesOn):
      let target = try target(number)
      if text.utf8.elementsEqual(target.text.utf8) { return nil }
      return perform(.write, target, try written(number, text), goesOn: goesOn)
    case .confirm(let number, let text):
      let text = text.trimmingBlanks
      guard !text.isEmpty else { throw DraftSessionProblem.nothingToConfirm(number) }
      try DraftTarget.check(text)
      let content = DraftTarget.Content(text: text, standing: .confirmed)
      return perform(.confirm, try target(number), content)
    case .reopen(let number):
      let target = try target(number)
      guard target.standing == .confirmed else { return nil }
      return perform(.reopen, target, .init(text: target.text, standing: .written))
    case .undo: return back()
    case .redo: return again()
    case .keep(let importNumber, let added, let withdrawn):
      for number in withdrawn { kept[number] = nil }
      for (number, text) in added { kept[number] = .init(importNumber: importNumber, text: text) }
      return DraftChange.nothing
    }
  }

  /// A text that is what the target began with stands as it did then.
  private func written(_ number: Int, _ text: String) throws -> DraftTarget.Content {
    let beginning = opening.beginnings[number - 1].content
    if text.utf8.elementsEqual(beginning.text.utf8) { return beginning }
    try DraftTarget.check(text)
    return .init(text: text, standing: text.trimmingBlanks.isEmpty ? .empty : .written)
  }

  private mutating func perform(
    _ kind: DraftChange.Kind, _ target: DraftTarget, _ content: DraftTarget.Content,
    goesOn: Bool = false
  ) -> DraftChange? {
    guard target.content != content else { return nil }
    let change = DraftChange(
      kind: kind, number: target.number, before: target.content, after: content)
    if goesOn, let last = done.last, last.kind == .write, last.number == target.number,
      undone.isEmpty
    {
      done[done.count - 1] = last.followed(by: change)
    } else {
      done.append(change)
    }
    undone = []
    set(content, change.number)
    return change
  }

  private mutating func back() -> DraftChange? {
    guard let last = done.popLast() else { return nil }
    undone.append(last)
    set(last.before, last.number)
    return last.reversed
  }

  private mutating func again() -> DraftChange? {
    guard let next = undone.popLast() else { return nil }
    done.append(next)
    set(next.after, next.number)
    return next
  }

  private mutating func set(_ content: DraftTarget.Content, _ number: Int) {
    revision += 1
    targets[number - 1] = DraftTarget(number: number, content: content, revision: revision)
  }
}
