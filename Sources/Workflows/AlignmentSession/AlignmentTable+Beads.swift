import Bitext

/// What operations do to beads; the segments stay as they are.
extension AlignmentTable {
  mutating func link(_ numbers: [Int], _ fresh: inout FreshNumbers) throws {
    let places = try Set(numbers.map(place(ofBead:))).sorted()
    guard places.count > 1 else { throw AlignmentSessionProblem.nothingToLink }
    // The order of the beads is that of the source, so a bead goes where its first source is.
    let anchor = places.first { !beads[$0].sources.isEmpty } ?? places[0]
    replace(places, by: [joined(places, &fresh)], at: anchor)
  }

  mutating func unlink(_ number: Int, _ fresh: inout FreshNumbers) throws {
    let index = try place(ofBead: number)
    let bead = beads[index]
    guard bead.sources.count + bead.targets.count > 1 else {
      throw AlignmentSessionProblem.alreadyAlone
    }
    let parts =
      bead.sources.map { made([$0], [], &fresh) } + bead.targets.map { made([], [$0], &fresh) }
    replace([index], by: parts, at: index)
  }

  mutating func separate(_ segment: Int, _ fresh: inout FreshNumbers) throws {
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

  mutating func move(
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

  mutating func mark(
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
}
