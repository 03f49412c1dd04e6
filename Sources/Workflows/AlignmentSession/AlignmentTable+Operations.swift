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

  // MARK: Beads

  private mutating func link(_ numbers: [Int], _ fresh: inout FreshNumbers) throws {
    let places = try Set(numbers.map(place(ofBead:))).sorted()
    guard places.count > 1 else { throw AlignmentSessionProblem.nothingToLink }
    // The order of the beads is that of the source, so a bead goes where its first source is.
    let anchor = places.first { !beads[$0].sources.isEmpty } ?? places[0]
    replace(places, by: [joined(places, &fresh)], at: anchor)
  }

  private mutating func unlink(_ number: Int, _ fresh: inout FreshNumbers) throws {
    let index = try place(ofBead: number)
    let bead = beads[index]
    guard bead.sources.count + bead.targets.count > 1 else {
      throw AlignmentSessionProblem.alreadyAlone
    }
    let parts =
      bead.sources.map { made([$0], [], &fresh) } + bead.targets.map { made([], [$0], &fresh) }
    replace([index], by: parts, at: index)
  }

  private mutating func separate(_ segment: Int, _ fresh: inout FreshNumbers) throws {
    let (index, side) = try bead(of: segment)
    let bead = beads[index]
    guard bead.sources.count + bead.targets.count > 1 else {
      throw AlignmentSessionProblem.alreadyAlone
    }
    let alone = side == .source ? made([segment], [], &fresh) : made([], [segment], &fresh)
    let rest = without(segment, bead, &fresh)
    let group = side == .source ? bead.sources : bead.targets
    let isFirst = group.first == segment && group.count > 1
    replace([index], by: isFirst ? [alone, rest] : [rest, alone], at: index)
  }

  private mutating func move(
    _ segment: Int, _ direction: AlignmentOperation.Direction, _ fresh: inout FreshNumbers
  ) throws {
    let (index, side) = try bead(of: segment)
    let other = direction == .up ? index - 1 : index + 1
    guard beads.indices.contains(other) else { throw AlignmentSessionProblem.noNeighbour }
    let rest = without(segment, beads[index], &fresh)
    let neighbour = beads[other]
    let grown =
      side == .source
      ? made(inOrder(neighbour.sources + [segment], sources), neighbour.targets, &fresh)
      : made(neighbour.sources, inOrder(neighbour.targets + [segment], targets), &fresh)
    let isEmpty = rest.sources.isEmpty && rest.targets.isEmpty
    let pair = direction == .up ? [grown, rest] : [rest, grown]
    replace([index, other].sorted(), by: isEmpty ? [grown] : pair, at: min(index, other))
  }

  private mutating func mark(
    _ number: Int, _ isOn: Bool, _ fresh: inout FreshNumbers
  ) throws {
    let index = try place(ofBead: number)
    let bead = beads[index]
    guard isOn != (bead.making == .boilerplate) else { return }
    let making: WorkingBead.Making = isOn ? .boilerplate : .byHand
    // Boilerplate stands alone: what is no translation of the other is not tied to it.
    let sides = [(bead.sources, [Int]()), ([Int](), bead.targets)]
      .filter { !$0.0.isEmpty || !$0.1.isEmpty }
    replace([index], by: sides.map { made($0.0, $0.1, as: making, &fresh) }, at: index)
  }

  // MARK: Segments

  private mutating func split(
    _ number: Int, at place: Int, _ fresh: inout FreshNumbers
  ) throws {
    let (index, side) = try bead(of: number)
    let segments = side == .source ? sources : targets
    guard let position = segments.firstIndex(where: { $0.id == number }) else { return }
    let halves = try segments[position].halves(at: place, &fresh)
    if side == .source {
      sources.replaceSubrange(position...position, with: halves)
    } else {
      targets.replaceSubrange(position...position, with: halves)
    }
    let bead = beads[index]
    func grown(_ group: [Int]) -> [Int] {
      group.flatMap { $0 == number ? halves.map(\.id) : [$0] }
    }
    let (first, second) = (grown(bead.sources), grown(bead.targets))
    // Cut into as many on both sides, the segments answer to each other one by one.
    let parts =
      first.count == second.count
      ? zip(first, second).map { made([$0], [$1], &fresh) } : [made(first, second, &fresh)]
    replace([index], by: parts, at: index)
  }

  private mutating func edit(
    _ number: Int, _ text: String, _ fresh: inout FreshNumbers
  ) throws {
    let (index, side) = try bead(of: number)
    let segments = side == .source ? sources : targets
    guard let position = segments.firstIndex(where: { $0.id == number }) else { return }
    let old = segments[position]
    let text = text.trimmingCharacters(in: .whitespaces)
    guard text != old.text else { return }
    guard !text.isEmpty else { throw AlignmentSessionProblem.noLetters }
    guard !text.unicodeScalars.contains(where: \.endsLine) else {
      throw AlignmentSessionProblem.lineBreak
    }
    guard !text.unicodeScalars.contains(where: { $0.isControl }) else {
      throw AlignmentSessionProblem.controlCharacter
    }
    let new = WorkingSegment(
      id: fresh(), text: text, range: old.range, paragraph: old.paragraph, isEdited: true)
    if side == .source { sources[position] = new } else { targets[position] = new }
    func renamed(_ group: [Int]) -> [Int] { group.map { $0 == number ? new.id : $0 } }
    let bead = beads[index]
    let making = bead.making == .boilerplate ? WorkingBead.Making.boilerplate : .byHand
    beads[index] = made(renamed(bead.sources), renamed(bead.targets), as: making, &fresh)
  }

  // MARK: Steps

  func place(ofBead number: Int) throws -> Int {
    guard let index = beads.firstIndex(where: { $0.id == number }) else {
      throw AlignmentSessionProblem.noBead(number)
    }
    return index
  }

  private func bead(of segment: Int) throws -> (index: Int, side: Evidence.Division.Side) {
    for (index, bead) in beads.enumerated() {
      if bead.sources.contains(segment) { return (index, .source) }
      if bead.targets.contains(segment) { return (index, .target) }
    }
    throw AlignmentSessionProblem.noSegment(segment)
  }

  private func made(
    _ sources: [Int], _ targets: [Int], as making: WorkingBead.Making = .byHand,
    _ fresh: inout FreshNumbers
  ) -> WorkingBead {
    WorkingBead(
      id: fresh(), sources: sources, targets: targets, confidence: 1, evidence: [], making: making)
  }

  private func without(
    _ segment: Int, _ bead: WorkingBead, _ fresh: inout FreshNumbers
  ) -> WorkingBead {
    made(
      bead.sources.filter { $0 != segment }, bead.targets.filter { $0 != segment }, &fresh)
  }

  private func joined(_ places: [Int], _ fresh: inout FreshNumbers) -> WorkingBead {
    made(
      inOrder(places.flatMap { beads[$0].sources }, sources),
      inOrder(places.flatMap { beads[$0].targets }, targets), &fresh)
  }

  private func inOrder(_ numbers: [Int], _ segments: [WorkingSegment]) -> [Int] {
    let wanted = Set(numbers)
    return segments.lazy.map(\.id).filter(wanted.contains)
  }

  /// - Parameters:
  ///   - places: rising.
  ///   - anchor: one of them, where the new beads go.
  private mutating func replace(_ places: [Int], by new: [WorkingBead], at anchor: Int) {
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

extension WorkingSegment {
  /// The two segments that a cut makes.
  fileprivate func halves(
    at place: Int, _ fresh: inout FreshNumbers
  ) throws -> [WorkingSegment] {
    guard 0 < place, place < text.utf8.count,
      let cut = text.utf8.index(text.startIndex, offsetBy: place).samePosition(in: text)
    else { throw AlignmentSessionProblem.noPlace }
    let pieces = [text[..<cut], text[cut...]].map(\.withoutSurroundingSpace)
    guard pieces.allSatisfy({ !$0.isEmpty }) else { throw AlignmentSessionProblem.noPlace }
    return pieces.map { piece in
      let start = text.utf8.distance(from: text.startIndex, to: piece.startIndex)
      return WorkingSegment(
        id: fresh(), text: String(piece),
        range: isEdited ? range : TextRange(start, start + piece.utf8.count).shifted(by: range.lowerBound),
        paragraph: paragraph, isEdited: isEdited)
    }
  }
}

extension Substring {
  fileprivate var withoutSurroundingSpace: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { properties.generalCategory == .control && self != "\t" }

  /// Line feeds, carriage returns and their kin (Unicode Standard, 5.8).
  fileprivate var endsLine: Bool {
    switch value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
