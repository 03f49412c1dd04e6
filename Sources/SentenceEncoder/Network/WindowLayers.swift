/// The two window layers and the norm of the features, for some tiles of a tape at a time.
///
/// The first layer adds up what the neighbouring pieces hold ready for it (`PieceLayer`); the
/// second is a product for every point of its minimal filter. Both end in a rectifier and add
/// their own input. One object serves one thread at a time.
final class WindowLayers {
  /// Tiles worked on together: enough to keep the products busy, few enough for the cache.
  static let batch = 192

  /// From one point's factors to the next: odd in cache lines, lest all points of a tile compete
  /// for the same ones.
  private static let pointStride = batch * Shape.branchWidth + 48

  private let weights: WeightsFile
  private let pieceRows: PieceRows
  private let filters = Shape.branches.map { MinimalFilter(taps: $0.order) }
  private let hidden = FloatBuffer(batch * Tape.sight * Shape.branchesWidth)
  private let factors = FloatBuffer(Tape.sight * pointStride)
  private let products = FloatBuffer(Tape.sight * pointStride)
  private let features = FloatBuffer(batch * Tape.yield * Shape.featureWidth)

  init(weights: WeightsFile, pieceRows: PieceRows) {
    self.weights = weights
    self.pieceRows = pieceRows
  }

  /// Adds the normed features of the tokens some tiles yield to their sums.
  ///
  /// `sums` has rows of 1,280 floats; its first row is the sum number `firstSum`. The gain and
  /// bias of the norm are left to the map that follows.
  func add(
    _ tape: Tape, tiles: Range<Int>, to sums: UnsafeMutablePointer<Float>, firstSum: Int
  ) {
    for start in stride(from: tiles.lowerBound, to: tiles.upperBound, by: Self.batch) {
      let batch = Array(tape.tiles[start..<min(start + Self.batch, tiles.upperBound)])
      let places = computeFirstLayer(tape, batch)
      for branch in Shape.branches { computeSecondLayer(branch, places) }
      collect(tape, batch, places, into: sums, firstSum: firstSum)
    }
  }

  // MARK: First layer

  /// Computes the hidden rows the tiles see; returns where in `hidden` each tile's sight begins.
  private func computeFirstLayer(_ tape: Tape, _ tiles: [Int]) -> [Int] {
    var places: [Int] = []
    var seen: [Int] = []
    for tile in tiles {
      let fresh = max(tile, (seen.last ?? -1) + 1)
      places.append(seen.count - (fresh - tile))
      seen.append(contentsOf: fresh..<tile + Tape.sight)
    }
    let reach = Tape.reach
    let low = seen[0] - reach
    let around = (low...seen[seen.count - 1] + reach).map { row in
      tape.pieces.indices.contains(row) ? tape.pieces[row] : Tape.blank
    }
    pieceRows.withRows(of: around) { rows in
      for (place, row) in seen.enumerated() {
        let center = row - low
        if around[center] == Tape.blank {
          (hidden.start + place * Shape.branchesWidth)
            .update(repeating: 0, count: Shape.branchesWidth)
        } else {
          for branch in Shape.branches { hide(rows, center, branch, at: place) }
        }
      }
    }
    return places
  }

  /// Writes a branch of a token's hidden row from the rows of the pieces in its window.
  private func hide(
    _ rows: [UnsafePointer<Float>], _ center: Int, _ branch: Branch, at place: Int
  ) {
    let width = Shape.branchWidth
    let out = hidden.start + place * Shape.branchesWidth + branch.offset
    let own = rows[center] + branch.offset
    let bias = weights.floats(.projectionNorm) + 3 * Shape.branchesWidth + branch.offset
    func part(_ slot: Int) -> UnsafePointer<Float> {
      rows[center - branch.left + slot] + PieceLayer.offset(branch, slot: slot)
    }
    let (a, b) = (part(0), part(1))
    switch branch.order {
    case 2:
      for offset in stride(from: 0, to: width, by: 8) {
        let sum = bias.lanes(offset) + a.lanes(offset) + b.lanes(offset)
        out.set(offset, sum.rectified + own.lanes(offset))
      }
    case 3:
      let c = part(2)
      for offset in stride(from: 0, to: width, by: 8) {
        let sum = bias.lanes(offset) + a.lanes(offset) + b.lanes(offset) + c.lanes(offset)
        out.set(offset, sum.rectified + own.lanes(offset))
      }
    default:
      let (c, d, e) = (part(2), part(3), part(4))
      for offset in stride(from: 0, to: width, by: 8) {
        let sum =
          bias.lanes(offset) + a.lanes(offset) + b.lanes(offset) + c.lanes(offset)
          + d.lanes(offset) + e.lanes(offset)
        out.set(offset, sum.rectified + own.lanes(offset))
      }
    }
  }

  // MARK: Second layer

  /// Writes a branch's part of the features, as yet without bias, rectifier and bypass.
  private func computeSecondLayer(_ branch: Branch, _ places: [Int]) {
    let width = Shape.branchWidth
    let filter = filters[branch.index]
    for (tile, place) in places.enumerated() {
      let firstRow = place + Tape.reach - branch.left
      MatrixProduct.multiply(
        filter.inputTransform, stride: branch.points,
        by: hidden.start + firstRow * Shape.branchesWidth + branch.offset,
        stride: Shape.branchesWidth,
        into: factors.start + tile * width, stride: Self.pointStride,
        rows: branch.points, columns: width, depth: branch.points)
    }
    for point in 0..<branch.points {
      MatrixProduct.multiply(
        factors.start + point * Self.pointStride, stride: width,
        by: weights.floats(.secondWindows) + (branch.firstPoint + point) * width * width,
        stride: width,
        into: products.start + point * Self.pointStride, stride: width,
        rows: places.count, columns: width, depth: width)
    }
    for tile in places.indices {
      MatrixProduct.multiply(
        filter.outputTransform, stride: branch.points,
        by: products.start + tile * width, stride: Self.pointStride,
        into: features.start + tile * Tape.yield * Shape.featureWidth + Shape.dimensions
          + branch.offset,
        stride: Shape.featureWidth,
        rows: Tape.yield, columns: width, depth: branch.points)
    }
  }

  // MARK: Features

  /// Finishes, norms and adds up the features of the wanted tokens.
  private func collect(
    _ tape: Tape, _ tiles: [Int], _ places: [Int],
    into sums: UnsafeMutablePointer<Float>, firstSum: Int
  ) {
    for (index, tile) in tiles.enumerated() {
      for output in 0..<Tape.yield {
        let row = tile + Tape.reach + output
        guard row < tape.sums.count, tape.sums[row] >= 0 else { continue }
        let feature = features.start + (index * Tape.yield + output) * Shape.featureWidth
        weights.embedding(of: tape.pieces[row], into: feature)
        finishWindows(feature + Shape.dimensions, at: places[index] + Tape.reach + output)
        let (mean, scale) = Moments.of(feature, width: Shape.featureWidth)
        let sum = sums + (Int(tape.sums[row]) - firstSum) * Shape.featureWidth
        for offset in stride(from: 0, to: Shape.featureWidth, by: 8) {
          sum.set(offset, sum.lanes(offset) + (feature.lanes(offset) - mean) * scale)
        }
      }
    }
  }

  /// Ends the second layer of a token: bias, rectifier, and its own input added.
  private func finishWindows(_ windows: UnsafeMutablePointer<Float>, at place: Int) {
    let bias = weights.floats(.secondWindowsBias)
    let bypass = hidden.start + place * Shape.branchesWidth
    for offset in stride(from: 0, to: Shape.branchesWidth, by: 8) {
      let sum = windows.lanes(offset) + bias.lanes(offset)
      windows.set(offset, sum.rectified + bypass.lanes(offset))
    }
  }
}
