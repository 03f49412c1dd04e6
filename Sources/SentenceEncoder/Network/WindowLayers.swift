/// The two window layers and the norm of the features, for some tiles of a tape at a time.
///
/// The second layer is a product for every point of its minimal filter; like the first it ends in
/// a rectifier and adds its own input. One object serves one thread at a time.
final class WindowLayers {
  /// Tiles worked on together: enough to keep the products busy, few enough for the cache.
  static let batch = 96

  /// From one point's products to the next: odd in cache lines, lest all points of a tile compete
  /// for the same ones.
  private static let pointStride = batch * Shape.branchWidth + 48

  private let weights: WeightsFile
  private let first: FirstWindows
  /// By branch: its filter, and a matrix for each point of it.
  private let filters = Shape.branches.map(Tile.filter)
  private let matrices: [[IntegerMatrix]]
  /// The factors of one tile.
  private let tileFactors = FloatBuffer(Tile.sight * Shape.branchWidth)
  /// Of one branch, point by point.
  private let factors = IntegerRows(Tile.sight * batch, width: Shape.branchWidth)
  private let products = FloatBuffer(Tile.sight * pointStride)
  /// By point and tile: where the products begin.
  private let productRows: [[UnsafeMutablePointer<Float>]]
  private let windows = FloatBuffer(batch * Tile.yield * Shape.branchesWidth)

  init(weights: WeightsFile, pieceRows: PieceRows) {
    self.weights = weights
    let width = Shape.branchWidth
    matrices = Shape.branches.map { branch in
      (0..<Tile.points(branch)).map { (Tile.firstPoint(branch) + $0) * width }.map { first in
        IntegerMatrix(weights, .secondWindows, columns: first..<first + width)
      }
    }
    productRows = (0..<Tile.sight).map { [products] point in
      (0..<Self.batch).map { products.start + point * Self.pointStride + $0 * width }
    }
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
      first.compute(tape, Array(tape.tiles[indices])) { places, embedding in
        for branch in Shape.branches { computeSecond(branch, places) }
        for (index, place) in places.enumerated() {
          let yielded = tape.rows(yieldedBy: indices.lowerBound + index)
          for (output, row) in yielded.enumerated() where tape.sums[row] >= 0 {
            let windows = windows(index * Tile.yield + output)
            finish(windows, at: place + Tile.reach + output)
            Kernels.add(
              embedding: embedding(row), windows: windows,
              to: sums + (Int(tape.sums[row]) - firstSum) * Shape.featureWidth)
          }
        }
      }
    }
  }

  /// Writes a branch's part of the windows, as yet without bias, rectifier and bypass.
  private func computeSecond(_ branch: Branch, _ places: [Int]) {
    let filter = filters[branch.index]
    let (width, points) = (Shape.branchWidth, filter.points)
    for (index, place) in places.enumerated() {
      let firstRow = place + Tile.reach - branch.left
      Kernels.combine(
        filter.inputTransform,
        first.hidden.start + firstRow * Shape.branchesWidth + branch.offset,
        stride: Shape.branchesWidth, count: points, width: width,
        into: tileFactors.start, stride: width, outCount: points)
      factors.set(
        from: tileFactors.start, stride: width, count: points, at: index, step: Self.batch)
    }
    for (point, matrix) in matrices[branch.index].enumerated() {
      matrix.multiply(
        factors, at: point * Self.batch, into: productRows[point].prefix(places.count))
    }
    for index in places.indices {
      Kernels.combine(
        filter.outputTransform, products.start + index * width, stride: Self.pointStride,
        count: points, width: width,
        into: windows(index * Tile.yield) + branch.offset, stride: Shape.branchesWidth,
        outCount: Tile.yield)
    }
  }

  private func windows(_ row: Int) -> UnsafeMutablePointer<Float> {
    windows.start + row * Shape.branchesWidth
  }

  /// Ends the second layer of a token: bias, rectifier, and its own input added.
  private func finish(_ windows: UnsafeMutablePointer<Float>, at place: Int) {
    Kernels.activate(
      windows, bias: weights.floats(.secondWindowsBias),
      bypass: first.hidden.start + place * Shape.branchesWidth, width: Shape.branchesWidth)
  }
}
