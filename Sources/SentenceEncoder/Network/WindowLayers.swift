/// The two window layers and the norm of the features, for some tiles of a tape at a time.
///
/// The first layer adds up what the neighbouring pieces hold ready for it (`PieceLayer`); the
/// second is a product for every point of its minimal filter. Both end in a rectifier and add
/// their own input. One object serves one thread at a time.
final class WindowLayers {
  /// Tiles worked on together: enough to keep the products busy, few enough for the cache.
  static let batch = 96

  private let weights: WeightsFile
  private let pieceRows: PieceRows
  private let filters = Shape.branches.map { MinimalFilter(taps: $0.order) }
  private let hidden = FloatBuffer(batch * Tape.sight * Shape.branchesWidth)
  private let factors = FloatBuffer(batch * Tape.sight * Shape.branchWidth)
  private let products = FloatBuffer(batch * Tape.sight * Shape.branchWidth)
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
      collect(tape, batch, into: sums, firstSum: firstSum)
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
    let (store, rows) = pieceRows.rows(of: around)
    for (place, row) in seen.enumerated() {
      let center = row - low
      hide(rows[center - reach...center + reach], of: store, at: place)
    }
    return places
  }

  /// Writes a token's hidden row from the rows of its five neighbours (itself the third).
  private func hide(_ window: ArraySlice<Int32>, of store: PieceRows.Store, at place: Int) {
    let out = hidden.start + place * Shape.branchesWidth
    let center = window.startIndex + Tape.reach
    guard window[center] != 0 else {
      out.update(repeating: 0, count: Shape.branchesWidth)
      return
    }
    let own = store.row(window[center])
    let bias = weights.floats(.projectionNorm) + 3 * Shape.branchesWidth
    for branch in Shape.branches {
      let first = center - branch.left
      let parts = (0..<branch.order).map { slot in
        store.row(window[first + slot]) + PieceLayer.offset(branch, slot: slot)
      }
      for offset in stride(from: 0, to: Shape.branchWidth, by: 8) {
        var sum = bias.lanes(branch.offset + offset)
        for part in parts { sum += part.lanes(offset) }
        out.set(branch.offset + offset, sum.rectified + own.lanes(branch.offset + offset))
      }
    }
  }

  // MARK: Second layer

  private func computeSecondLayer(_ branch: Branch, _ places: [Int]) {
    let filter = filters[branch.index]
    makeFactors(branch, filter, places)
    let width = Shape.branchWidth
    let square = width * width
    let firstPoint = Shape.branches[..<branch.index].reduce(0) { $0 + $1.points }
    for point in 0..<branch.points {
      MatrixProduct.multiply(
        factors.start + point * Self.batch * width, stride: width,
        by: weights.floats(.secondWindows) + (firstPoint + point) * square, stride: width,
        into: products.start + point * Self.batch * width, stride: width,
        rows: places.count, columns: width, depth: width)
    }
    makeOutputs(branch, filter, places)
  }

  /// `Bᵀ x` for each tile: point by point one matrix of a row a tile.
  private func makeFactors(_ branch: Branch, _ filter: MinimalFilter, _ places: [Int]) {
    let (width, points) = (Shape.branchWidth, filter.points)
    filter.inputTransform.withUnsafeBufferPointer { transform in
      for (tile, place) in places.enumerated() {
        let firstRow = place + Tape.reach - branch.left
        let input = hidden.start + firstRow * Shape.branchesWidth + branch.offset
        for point in 0..<points {
          let out = factors.start + (point * Self.batch + tile) * width
          for offset in stride(from: 0, to: width, by: 8) {
            var sum = Lanes()
            for index in 0..<points {
              sum += input.lanes(index * Shape.branchesWidth + offset) * transform[point * points + index]
            }
            out.set(offset, sum)
          }
        }
      }
    }
  }

  /// `Aᵀ` of the products, then bias, rectifier and the layer's own input.
  private func makeOutputs(_ branch: Branch, _ filter: MinimalFilter, _ places: [Int]) {
    let (width, points) = (Shape.branchWidth, filter.points)
    let bias = weights.floats(.secondWindowsBias) + branch.offset
    filter.outputTransform.withUnsafeBufferPointer { transform in
      for (tile, place) in places.enumerated() {
        let input = products.start + tile * width
        for output in 0..<Tape.yield {
          let residual =
            hidden.start + (place + Tape.reach + output) * Shape.branchesWidth + branch.offset
          let out =
            features.start + (tile * Tape.yield + output) * Shape.featureWidth
            + Shape.dimensions + branch.offset
          for offset in stride(from: 0, to: width, by: 8) {
            var sum = bias.lanes(offset)
            for point in 0..<points {
              sum += input.lanes(point * Self.batch * width + offset)
                * transform[output * points + point]
            }
            out.set(offset, sum.rectified + residual.lanes(offset))
          }
        }
      }
    }
  }

  // MARK: Features

  /// Norms the features of the wanted tokens and adds them up.
  private func collect(
    _ tape: Tape, _ tiles: [Int], into sums: UnsafeMutablePointer<Float>, firstSum: Int
  ) {
    for (index, tile) in tiles.enumerated() {
      for output in 0..<Tape.yield {
        let row = tile + Tape.reach + output
        guard row < tape.sums.count, tape.sums[row] >= 0 else { continue }
        let feature = features.start + (index * Tape.yield + output) * Shape.featureWidth
        weights.embedding(of: tape.pieces[row], into: feature)
        let (mean, scale) = Moments.of(feature, width: Shape.featureWidth)
        let sum = sums + (Int(tape.sums[row]) - firstSum) * Shape.featureWidth
        for offset in stride(from: 0, to: Shape.featureWidth, by: 8) {
          sum.set(offset, sum.lanes(offset) + (feature.lanes(offset) - mean) * scale)
        }
      }
    }
  }
}
