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
    return isBackwards
      ? "Taken back: \(done)." : done.prefix(1).uppercased() + done.dropFirst() + "."
  }
}
