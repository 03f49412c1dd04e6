/// The two window layers and the norm of the features, for some tiles of a tape at a time.
///
/// The second layer is a product for every point of its minimal filter; like the first it ends in
/// a rectifier and adds its own input. One object serves one thread at a time.
final class WindowLayers {
  /// Tiles worked on together: enough to keep the products busy, few enough for the cache.
  static let batch = 192

  /// From one point's factors to the next: odd in cache lines, lest all points of a tile compete
  /// for the same ones.
  private static let pointStride = batch * Shape.branchWidth + 48

  private let weights: WeightsFile
  private let first: FirstWindows
  private let filters = Dictionary(
    uniqueKeysWithValues: Tile.allCases.map { tile in (tile, Shape.branches.map(tile.filter)) })
  private let factors = FloatBuffer(Tile.wide.sight * pointStride)
  private let products = FloatBuffer(Tile.wide.sight * pointStride)
  private let features = FloatBuffer(batch * Tile.wide.yield * Shape.featureWidth)

  init(weights: WeightsFile, pieceRows: PieceRows) {
    self.weights = weights
    first = FirstWindows(weights: weights, pieceRows: pieceRows)
  }

  /// Adds the normed features of the tokens some tiles yield to their sums.
  ///
  /// `sums` has rows of 1,280 floats; its first row is the sum number `firstSum`. The gain and
  /// bias of the norm are left to the map that follows.
  func add(
    _ tape: Tape, tiles: Range<Int>, to sums: UnsafeMutablePointer<Float>, firstSum: Int
  ) {
    for batch in Batches.of(count: tiles.count, size: Self.batch) {
      let indices = tiles.lowerBound + batch.lowerBound..<tiles.lowerBound + batch.upperBound
      first.compute(tape, Array(tape.tiles[indices])) { places, pieceRow in
        for branch in Shape.branches { computeSecond(branch, tape.tile, places) }
        for (index, place) in places.enumerated() {
          let yielded = tape.rows(yieldedBy: indices.lowerBound + index)
          for (output, row) in yielded.enumerated() where tape.sums[row] >= 0 {
            let feature = feature(index * tape.tile.yield + output)
            feature.update(from: pieceRow(row), count: Shape.dimensions)
            finish(feature + Shape.dimensions, at: place + Tile.reach + output)
            add(feature, to: sums + (Int(tape.sums[row]) - firstSum) * Shape.featureWidth)
          }
        }
      }
    }
  }

  /// Writes a branch's part of the features, as yet without bias, rectifier and bypass.
  private func computeSecond(_ branch: Branch, _ tile: Tile, _ places: [Int]) {
    guard let filter = filters[tile]?[branch.index] else { return }
    let (width, points) = (Shape.branchWidth, filter.points)
    for (index, place) in places.enumerated() {
      let firstRow = place + Tile.reach - branch.left
      MatrixProduct.multiply(
        filter.inputTransform, stride: points,
        by: first.hidden.start + firstRow * Shape.branchesWidth + branch.offset,
        stride: Shape.branchesWidth,
        into: factors.start + index * width, stride: Self.pointStride,
        rows: points, columns: width, depth: points)
    }
    for point in 0..<points {
      MatrixProduct.multiply(
        factors.start + point * Self.pointStride, stride: width,
        by: weights.floats(tile.section) + (tile.firstPoint(branch) + point) * width * width,
        stride: width,
        into: products.start + point * Self.pointStride, stride: width,
        rows: places.count, columns: width, depth: width)
    }
    for index in places.indices {
      MatrixProduct.multiply(
        filter.outputTransform, stride: points,
        by: products.start + index * width, stride: Self.pointStride,
        into: feature(index * tile.yield) + Shape.dimensions + branch.offset,
        stride: Shape.featureWidth, rows: tile.yield, columns: width, depth: points)
    }
  }

  private func feature(_ row: Int) -> UnsafeMutablePointer<Float> {
    features.start + row * Shape.featureWidth
  }

  /// Norms a token's features and adds them to a sum.
  private func add(
    _ feature: UnsafeMutablePointer<Float>, to sum: UnsafeMutablePointer<Float>
  ) {
    let (mean, scale) = Moments.of(feature, width: Shape.featureWidth)
    for offset in stride(from: 0, to: Shape.featureWidth, by: 8) {
      sum.set(offset, sum.lanes(offset) + (feature.lanes(offset) - mean) * scale)
    }
  }

  /// Ends the second layer of a token: bias, rectifier, and its own input added.
  private func finish(_ windows: UnsafeMutablePointer<Float>, at place: Int) {
    let bias = weights.floats(.secondWindowsBias)
    let bypass = first.hidden.start + place * Shape.branchesWidth
    for offset in stride(from: 0, to: Shape.branchesWidth, by: 8) {
      let sum = windows.lanes(offset) + bias.lanes(offset)
      windows.set(offset, sum.rectified + bypass.lanes(offset))
    }
  }
}
