/// A document's segments as one row of pieces, and the cuts that make every run of neighbouring
/// segments a sum of few parts.
///
/// Written out, a run is begin mark, pieces, end mark. A token's features hang on the four tokens
/// on either side (two window layers that reach two each). So but for the begin mark with the
/// first four pieces, and the last four with the end mark, the features in a run equal those in
/// the endless row of the document:
///
///     run = head of its first segment + middles between its cuts + tail of its last segment
///
/// A run of fewer than eight pieces has no such middle and is encoded by itself.
struct DocumentPieces: Sendable {
  /// Tokens on either side of a token that its features hang on.
  static let reach = 2 * Tile.reach
  /// The fewest pieces of a run that is summed from parts.
  static let shortest = 2 * reach

  let pieces: [Int32]
  /// Where each segment begins in `pieces`, and where the last ends.
  let starts: [Int]
  /// Positions in `pieces` between which features are summed up: four after every segment's start
  /// and four before every end, ascending.
  let cuts: [Int]

  init(_ segments: [[Int32]]) {
    pieces = segments.flatMap { $0 }
    starts = segments.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    let count = pieces.count
    cuts = Set(starts.flatMap { [$0 + Self.reach, $0 - Self.reach] })
      .filter { 0...count ~= $0 }.sorted()
  }

  var segmentCount: Int { starts.count - 1 }

  /// The pieces of a run of segments.
  func range(_ run: Range<Int>) -> Range<Int> { starts[run.lowerBound]..<starts[run.upperBound] }

  /// The middles that lie in a run, by the index of the cut they begin at; `nil` if the run is too
  /// short to have any.
  func middles(_ run: Range<Int>) -> Range<Int>? {
    let range = range(run)
    guard range.count >= Self.shortest else { return nil }
    return cutIndex(range.lowerBound + Self.reach)..<cutIndex(range.upperBound - Self.reach)
  }

  private func cutIndex(_ cut: Int) -> Int {
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < cut { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The endless row, each piece wanted in the sum of its middle.
  var middleTape: Tape {
    var tape = Tape()
    tape.append(pieces[..<(cuts.first ?? 0)], sum: nil)
    for (index, (cut, next)) in zip(cuts, cuts.dropFirst()).enumerated() {
      tape.append(pieces[cut..<next], sum: index)
    }
    tape.append(pieces[(cuts.last ?? 0)...], sum: nil)
    tape.appendGap()
    tape.layTilesOverAll()
    return tape
  }

  /// Heads and tails, one tile each: sum `2 s` is the head of segment `s`, `2 s + 1` its tail.
  ///
  /// A head may reach into the segments after, a tail into those before; where the document has
  /// not enough pieces there is none.
  var edgeTape: Tape {
    var tape = Tape()
    for segment in 0..<segmentCount {
      let (start, end) = (starts[segment], starts[segment + 1])
      if start + Self.shortest <= pieces.count {
        tape.layTile(yielding: tape.pieces.count)
        tape.append([Shape.beginPiece], sum: 2 * segment)
        tape.append(pieces[start..<start + Self.reach], sum: 2 * segment)
        tape.append(pieces[start + Self.reach..<start + Self.shortest], sum: nil)
      }
      if end >= Self.shortest {
        tape.append(pieces[end - Self.shortest..<end - Self.reach], sum: nil)
        tape.layTile(yielding: tape.pieces.count)
        tape.append(pieces[end - Self.reach..<end], sum: 2 * segment + 1)
        tape.append([Shape.endPiece], sum: 2 * segment + 1)
      }
      tape.appendGap()
    }
    return tape
  }
}
