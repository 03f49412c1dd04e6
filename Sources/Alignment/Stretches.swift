import Bitext

/// Aligns texts of any length stretch by stretch, so that time grows with length and memory hardly
/// at all.
///
/// A stretch is read and aligned like a text of its own; of its beads those are kept that end
/// with a few sure ones well before its end, where nothing behind the end could have changed
/// them, and the next stretch begins there. Where a stretch shows no such place – one text goes
/// on about something the other never says – it is taken anew at twice the length.
struct Stretches: Sendable {
  /// How many segments of each side one stretch holds.
  var length = 800
  /// How many segments of each side behind the last bead kept must have been seen.
  var foresight = 60

  /// Whether two texts are taken in one stretch.
  func areOne(_ source: AlignmentSide, _ target: AlignmentSide) -> Bool {
    [source, target].allSatisfy {
      Self.stretch(from: 0, of: $0.texts.count, length).count == $0.texts.count
    }
  }

  /// The beads of both texts whole, in source order.
  ///
  /// - Parameters:
  ///   - align: the beads of one stretch, numbered from its own start.
  ///   - progress: told after each stretch how many source segments are done, and the beads that
  ///     came with it.
  func beads(
    _ source: AlignmentSide, _ target: AlignmentSide,
    progress: (Int, [Bead]) -> Void = { _, _ in },
    align: (AlignmentSide, AlignmentSide) -> [Bead]
  ) -> [Bead] {
    var found: [Bead] = []
    var start = Place(source: 0, target: 0)
    var length = length
    while true {
      let sources = Self.stretch(from: start.source, of: source.texts.count, length)
      let targets = Self.stretch(from: start.target, of: target.texts.count, length)
      let beads = align(source.part(sources), target.part(targets))
      if sources.upperBound == source.texts.count, targets.upperBound == target.texts.count {
        let last = beads.map { $0.moved(by: start) }
        progress(source.texts.count, last)
        return found + last
      }
      guard let kept = kept(beads, sources.count, targets.count) else {
        length *= 2
        continue
      }
      let next = beads[..<kept.count].map { $0.moved(by: start) }
      found += next
      start = Place(source: start.source + kept.end.source, target: start.target + kept.end.target)
      length = self.length
      progress(start.source, next)
    }
  }

  /// Where both texts stand: so many segments of each side lie before.
  struct Place: Hashable, Sendable {
    let source: Int
    let target: Int
  }

  /// A rest that is not much longer than a stretch is taken whole.
  private static func stretch(from start: Int, of count: Int, _ length: Int) -> Range<Int> {
    count - start <= length + length / 2 ? start..<count : start..<(start + length)
  }

  /// How many of a stretch's first beads are sure to stay, and where the last of them ends; nil
  /// where that is less than a quarter of the stretch.
  private func kept(
    _ beads: [Bead], _ sources: Int, _ targets: Int
  ) -> (count: Int, end: Place)? {
    var sure = SureRun()
    var last: (count: Int, end: Place)?
    for (index, bead) in beads.enumerated() {
      guard let end = sure.end(after: bead) else { continue }
      guard end.source + foresight <= sources, end.target + foresight <= targets else { break }
      last = (index + 1, end)
    }
    guard let last, max(last.end.source * 4 / sources, last.end.target * 4 / targets) >= 1
    else { return nil }
    return last
  }
}

/// Counts sure beads that follow each other without a gap on either side.
private struct SureRun {
  private static let needed = 4
  private static let sureness = 0.95
  private var count = 0
  private var next = Stretches.Place(source: 0, target: 0)

  /// Where the bead ends if it is the last of enough sure ones in a row.
  mutating func end(after bead: Bead) -> Stretches.Place? {
    guard let firstSource = bead.sources.first, let firstTarget = bead.targets.first,
      bead.confidence > Self.sureness
    else {
      count = 0
      return nil
    }
    let follows = firstSource == next.source && firstTarget == next.target
    count = follows ? count + 1 : 1
    next = Stretches.Place(
      source: firstSource + bead.sources.count, target: firstTarget + bead.targets.count)
    return count >= Self.needed ? next : nil
  }
}

extension Bead {
  fileprivate func moved(by place: Stretches.Place) -> Bead {
    Bead(
      sources: sources.map { $0 + place.source }, targets: targets.map { $0 + place.target },
      confidence: confidence, evidence: evidence)
  }
}
