import Bitext
import Foundation

/// Gives numbers that were never given before.
struct FreshNumbers: Hashable, Sendable {
  private var next: Int

  init(from first: Int) { next = first }

  mutating func callAsFunction() -> Int {
    defer { next += 1 }
    return next
  }
}

extension AlignmentTable {
  /// Throws: `AlignmentSessionProblem`; the table is as it was then.
  mutating func apply(_ operation: AlignmentOperation, _ fresh: inout FreshNumbers) throws {
    switch operation {
    case .merge(let bead):
      let index = try place(ofBead: bead)
      guard index + 1 < beads.count else { throw AlignmentSessionProblem.noNeighbour }
      replace([index, index + 1], by: [joined([index, index + 1], &fresh)], at: index)
    case .link(let numbers): try link(numbers, &fresh)
    case .unlink(let bead): try unlink(bead, &fresh)
    case .separate(let segment): try separate(segment, &fresh)
    case .move(let segment, let direction): try move(segment, direction, &fresh)
    case .split(let segment, let place): try split(segment, at: place, &fresh)
    case .edit(let segment, let text): try edit(segment, text, &fresh)
    case .markBoilerplate(let bead, let isOn): try mark(bead, isOn, &fresh)
    case .confirm(let bead):
      let index = try place(ofBead: bead)
      guard beads[index].making != .byHand else { return }
      beads[index] = beads[index].confirmed(id: fresh())
    }
  }

  // MARK: Steps that operations share

  func place(ofBead number: Int) throws -> Int {
    guard let index = beads.firstIndex(where: { $0.id == number }) else {
      throw AlignmentSessionProblem.noBead(number)
    }
    return index
  }

  func bead(of segment: Int) throws -> (index: Int, side: Evidence.Division.Side) {
    for (index, bead) in beads.enumerated() {
      if bead.sources.contains(segment) { return (index, .source) }
      if bead.targets.contains(segment) { return (index, .target) }
    }
    throw AlignmentSessionProblem.noSegment(segment)
  }

  func made(
    _ sources: [Int], _ targets: [Int], as making: WorkingBead.Making = .byHand,
    _ fresh: inout FreshNumbers
  ) -> WorkingBead {
    WorkingBead(
      id: fresh(), sources: sources, targets: targets, confidence: 1, evidence: [], making: making)
  }

  func without(
    _ segment: Int, _ bead: WorkingBead, _ fresh: inout FreshNumbers
  ) -> WorkingBead {
    made(
      bead.sources.filter { $0 != segment }, bead.targets.filter { $0 != segment }, &fresh)
  }

  func joined(_ places: [Int], _ fresh: inout FreshNumbers) -> WorkingBead {
    made(
      inOrder(places.flatMap { beads[$0].sources }, sources),
      inOrder(places.flatMap { beads[$0].targets }, targets), &fresh)
  }

  func inOrder(_ numbers: [Int], _ segments: [WorkingSegment]) -> [Int] {
    let wanted = Set(numbers)
    return segments.lazy.map(\.id).filter(wanted.contains)
  }

  /// - Parameters:
  ///   - places: rising.
  ///   - anchor: one of them, where the new beads go.
  mutating func replace(_ places: [Int], by new: [WorkingBead], at anchor: Int) {
    let before = places.count { $0 < anchor }
    for place in places.reversed() { beads.remove(at: place) }
    beads.insert(contentsOf: new, at: anchor - before)
  }
}

extension WorkingBead {
  fileprivate func confirmed(id: Int) -> WorkingBead {
    WorkingBead(
      id: id, sources: sources, targets: targets, confidence: 1, evidence: evidence,
      making: .byHand)
  }
}
