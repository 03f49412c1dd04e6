/// The last part of the network: from the sum of a text's token features to its vector.
struct Head: Sendable {
  /// Texts worked on together.
  private static let batch = 96

  private let weights: WeightsFile
  private let library: OpenBLAS
  private let denseMap: IntegerMatrix
  private let secondMaps: IntegerMatrix
  private let lastMap: IntegerMatrix

  init(_ weights: WeightsFile, _ library: OpenBLAS) {
    self.weights = weights
    self.library = library
    denseMap = IntegerMatrix(weights, .denseMap)
    secondMaps = IntegerMatrix(weights, .secondMaps)
    lastMap = IntegerMatrix(weights, .lastMap)
  }

  /// Applies the output map to sums of features: count × 1280 to count × 640.
  ///
  /// The map is linear, so mapped sums may be added to give the mapped sum of a longer text. What
  /// it adds per token is left to `vectors`.
  func map(_ sums: FloatBuffer, count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count * Shape.mappedWidth) { out, initialised in
      if let start = out.baseAddress, count > 0 {
        library.multiply(
          sums.start, by: weights.floats(.output), into: start, rows: count,
          columns: Shape.mappedWidth, depth: Shape.featureWidth)
      }
      initialised = count * Shape.mappedWidth
    }
  }

  /// The vectors of texts from their mapped sums and their lengths in tokens, the marks of begin
  /// and end included.
  ///
  /// `write` puts the mapped sum of a text, 640 floats, where it is told.
  func vectors(
    lengths: [Int], mappedSum write: (Int, UnsafeMutablePointer<Float>) -> Void
  ) -> [SentenceVector] {
    Batches.of(count: lengths.count, size: Self.batch).flatMap { batch in
      let first = FloatBuffer(batch.count * Shape.mappedWidth)
      for (row, text) in batch.enumerated() {
        let sum = first.start + row * Shape.mappedWidth
        write(text, sum)
        scale(sum, length: lengths[text])
      }
      return dense(first, count: batch.count)
    }
  }

  /// Adds the map's bias for each token and divides by the root of the length.
  private func scale(_ sum: UnsafeMutablePointer<Float>, length: Int) {
    let bias = weights.floats(.outputBias)
    let factor = 1 / Float(length).squareRoot()
    for offset in stride(from: 0, to: Shape.mappedWidth, by: 8) {
      sum.set(offset, (sum.lanes(offset) + bias.lanes(offset) * Float(length)) * factor)
    }
  }

  /// Two pairs of dense layers with a bypass each, then tanh and unit length.
  private func dense(_ first: FloatBuffer, count: Int) -> [SentenceVector] {
    let (width, dimensions) = (Shape.denseWidth, Shape.dimensions)
    let firstRows = rows(first.start, count: count, width: 2 * width)
    add(firstRows, width: width, through: denseMap)
    firstRows.forEach { rectify($0 + width, width: width) }
    let second = FloatBuffer(count * 2 * dimensions)
    let secondRows = rows(second.start, count: count, width: 2 * dimensions)
    let integers = IntegerRows(count, width: width)
    integers.set(from: firstRows, offset: width)
    secondMaps.multiply(integers, into: secondRows[...])
    add(secondRows, width: dimensions, through: lastMap)
    return secondRows.map { UnitVector.squashed($0 + dimensions) }
  }

  /// Rectifies the first half of each row and adds what a map makes of it to the second half.
  private func add(
    _ rows: [UnsafeMutablePointer<Float>], width: Int, through map: IntegerMatrix
  ) {
    let integers = IntegerRows(rows.count, width: width)
    rows.forEach { rectify($0, width: width) }
    integers.set(from: rows, offset: 0)
    map.multiply(integers, into: rows[...])
    for row in rows {
      for offset in stride(from: 0, to: width, by: 8) {
        row.set(width + offset, row.lanes(width + offset) + row.lanes(offset))
      }
    }
  }

  private func rows(
    _ start: UnsafeMutablePointer<Float>, count: Int, width: Int
  ) -> [UnsafeMutablePointer<Float>] {
    (0..<count).map { start + $0 * width }
  }

  private func rectify(_ values: UnsafeMutablePointer<Float>, width: Int) {
    for offset in stride(from: 0, to: width, by: 8) {
      values.set(offset, values.lanes(offset).rectified)
    }
  }
}
