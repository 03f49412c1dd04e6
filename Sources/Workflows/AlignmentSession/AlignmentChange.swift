/// What an operation changed, so that it can be taken back and shown without the rest.
public struct AlignmentChange: Hashable, Sendable {
  public let operation: AlignmentOperation
  /// Whether this takes the operation back.
  public let isBackwards: Bool
  private let sources: Splice<WorkingSegment>
  private let targets: Splice<WorkingSegment>
  private let beads: Splice<WorkingBead>

  init(_ operation: AlignmentOperation, from old: AlignmentTable, to new: AlignmentTable) {
    self.init(
      operation: operation, isBackwards: false, sources: Splice(old.sources, new.sources),
      targets: Splice(old.targets, new.targets), beads: Splice(old.beads, new.beads))
  }

  private init(
    operation: AlignmentOperation, isBackwards: Bool, sources: Splice<WorkingSegment>,
    targets: Splice<WorkingSegment>, beads: Splice<WorkingBead>
  ) {
    self.operation = operation
    self.isBackwards = isBackwards
    self.sources = sources
    self.targets = targets
    self.beads = beads
  }

  /// A step that leaves the table as it is.
  static let nothing = AlignmentChange(
    operation: .link(beads: []), isBackwards: false, sources: Splice([], []),
    targets: Splice([], []), beads: Splice([], []))

  var reversed: AlignmentChange {
    AlignmentChange(
      operation: operation, isBackwards: !isBackwards, sources: sources.reversed,
      targets: targets.reversed, beads: beads.reversed)
  }

  func apply(to table: inout AlignmentTable) {
    sources.apply(to: &table.sources)
    targets.apply(to: &table.targets)
    beads.apply(to: &table.beads)
  }

  /// The beads that are no more, by their numbers.
  public var removed: [Int] {
    let stay = Set(beads.new.map(\.id))
    return beads.old.map(\.id).filter { !stay.contains($0) }
  }

  /// The beads that are new, by their numbers, in order.
  public var added: [Int] {
    let known = Set(beads.old.map(\.id))
    return beads.new.map(\.id).filter { !known.contains($0) }
  }
}

/// The one stretch of a list that changed.
private struct Splice<Element: Hashable & Sendable>: Hashable, Sendable {
  let place: Int
  let old: [Element]
  let new: [Element]

  init(_ before: [Element], _ after: [Element]) {
    let shorter = min(before.count, after.count)
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before.reversed(), after.reversed()).prefix(shorter - head)
      .prefix { $0 == $1 }.count
    self.init(
      place: head, old: Array(before[head..<(before.count - tail)]),
      new: Array(after[head..<(after.count - tail)]))
  }

  private init(place: Int, old: [Element], new: [Element]) {
    self.place = place
    self.old = old
    self.new = new
  }

  var reversed: Splice { Splice(place: place, old: new, new: old) }

  func apply(to list: inout [Element]) {
    list.replaceSubrange(place..<(place + old.count), with: new)
  }
}
