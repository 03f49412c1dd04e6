import Bitext
import Foundation

/// What operations do to segments, and to the beads they are in.
extension AlignmentTable {
  mutating func split(
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

  mutating func edit(
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
        range: isEdited
          ? range : TextRange(start, start + piece.utf8.count).shifted(by: range.lowerBound),
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
