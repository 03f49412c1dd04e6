/// One vector a segment, side by side in one array: row-major, `dimension` values a row.
struct SegmentVectors: Sendable {
  let dimension: Int
  let values: [Float]

  var count: Int { dimension == 0 ? 0 : values.count / dimension }

  func row(_ index: Int) -> ArraySlice<Float> {
    values[(index * dimension)..<((index + 1) * dimension)]
  }

  /// Half as many rows: each the sum of two neighbours, brought back to length one; an odd last
  /// row stands alone.
  func halved() -> SegmentVectors {
    var out: [Float] = []
    out.reserveCapacity((count + 1) / 2 * dimension)
    for index in stride(from: 0, to: count, by: 2) {
      var sum = Array(row(index))
      if index + 1 < count {
        let other = row(index + 1)
        for (position, value) in zip(sum.indices, other) { sum[position] += value }
      }
      let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
      out += length > 0 ? sum.map { $0 / length } : sum
    }
    return SegmentVectors(dimension: dimension, values: out)
  }
}

/// Where two long texts run beside each other, roughly: found on ever coarser halves of both and
/// refined on the way back, so that time and memory grow with length only (the idea of
/// Thompson & Koehn 2019, Vecalign).
struct CoarsePath: Sendable {
  /// Up to this many cells the whole grid is searched.
  static let fullGrid = 160_000
  /// How many positions on each side of the coarser path are looked at.
  static let reach = 24

  /// The band in which to search for beads.
  static func band(_ sources: SegmentVectors, _ targets: SegmentVectors) -> Band {
    let (rows, columns) = (sources.count, targets.count)
    guard (rows + 1) * (columns + 1) > fullGrid else { return .full(rows, columns) }
    let coarse = path(sources.halved(), targets.halved())
    return widened(coarse.map { ($0.0 * 2, $0.1 * 2) }, rows, columns, reach: reach)
  }

  /// The cells of the best monotone path, corner to corner.
  private static func path(
    _ sources: SegmentVectors, _ targets: SegmentVectors
  ) -> [(Int, Int)] {
    let band = band(sources, targets)
    return MonotonePath(band: band, sources: sources, targets: targets).cells
  }

  /// A band of `reach` positions about a path, from corner to corner.
  static func widened(
    _ cells: [(Int, Int)], _ rows: Int, _ columns: Int, reach: Int
  ) -> Band {
    var lower = Array(repeating: columns, count: rows + 1)
    var upper = Array(repeating: 0, count: rows + 1)
    for (row, column) in [(0, 0)] + cells + [(rows, columns)] {
      for near in max(0, row - reach)...min(rows, row + reach) {
        lower[near] = min(lower[near], max(0, min(columns, column - reach)))
        upper[near] = max(upper[near], max(0, min(columns, column + reach)))
      }
    }
    for row in stride(from: rows - 1, through: 0, by: -1) {
      lower[row] = min(lower[row], lower[row + 1])
    }
    for row in 1..<max(2, rows + 1) where row <= rows {
      upper[row] = max(upper[row], upper[row - 1])
    }
    return Band(
      sourceCount: rows, targetCount: columns,
      columns: zip(lower, upper).map { $0..<($1 + 1) })
  }
}

/// The monotone path that gathers the most likeness above the usual, one segment against one.
private struct MonotonePath {
  let cells: [(Int, Int)]

  private enum Step: UInt8 { case none, both, source, target }

  init(band: Band, sources: SegmentVectors, targets: SegmentVectors) {
    var best = Array(repeating: -Float.infinity, count: band.cellCount)
    var steps = Array(repeating: Step.none, count: band.cellCount)
    best[0] = 0
    let usual = Self.usual(sources, targets)
    for source in 0...band.sourceCount {
      for target in band.columns[source] {
        let cell = band.rowStarts[source] + target - band.columns[source].lowerBound
        if target > band.columns[source].lowerBound, best[cell - 1] > best[cell] {
          (best[cell], steps[cell]) = (best[cell - 1], .target)
        }
        if let above = band.cell(source - 1, target), best[above] > best[cell] {
          (best[cell], steps[cell]) = (best[above], .source)
        }
        if let before = band.cell(source - 1, target - 1), best[before] > -.infinity {
          let likeness = dotProduct(sources.row(source - 1), targets.row(target - 1))
          let score = best[before] + max(0, likeness - usual)
          if score >= best[cell] { (best[cell], steps[cell]) = (score, .both) }
        }
      }
    }
    cells = Self.walkBack(band, steps)
  }

  private static func walkBack(_ band: Band, _ steps: [Step]) -> [(Int, Int)] {
    var path: [(Int, Int)] = []
    var (source, target) = (band.sourceCount, band.targetCount)
    while let cell = band.cell(source, target) {
      path.append((source, target))
      switch steps[cell] {
      case .none: return path.reversed()
      case .both: (source, target) = (source - 1, target - 1)
      case .source: source -= 1
      case .target: target -= 1
      }
    }
    return path.reversed()
  }

  /// What segments that have nothing to do with each other usually score: pairs taken across the
  /// texts at a fixed stride, so that the same texts always give the same answer.
  private static func usual(_ sources: SegmentVectors, _ targets: SegmentVectors) -> Float {
    guard sources.count > 0, targets.count > 0 else { return 0 }
    let pairs = 256
    var sum: Float = 0
    for pair in 0..<pairs {
      let source = pair * 7919 % sources.count
      let target = (pair * 104_729 + targets.count / 2) % targets.count
      sum += dotProduct(sources.row(source), targets.row(target))
    }
    return sum / Float(pairs)
  }
}

/// The inner product of two rows of equal length.
func dotProduct(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Float {
  precondition(a.count == b.count, "rows of one length")
  return a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      var sum = SIMD8<Float>.zero
      let whole = a.count / 8 * 8
      var index = 0
      // A loop over vectors of eight is several times faster than one over elements.
      while index < whole {
        let left = UnsafeRawPointer(a.baseAddress! + index).loadUnaligned(as: SIMD8<Float>.self)
        let right = UnsafeRawPointer(b.baseAddress! + index).loadUnaligned(as: SIMD8<Float>.self)
        sum += left * right
        index += 8
      }
      var rest: Float = 0
      while index < a.count {
        rest += a[index] * b[index]
        index += 1
      }
      return sum.sum() + rest
    }
  }
}
