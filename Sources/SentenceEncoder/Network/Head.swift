/// The last part of the network: from the sum of a text's token features to its vector.
struct Head: Sendable {
  /// Texts worked on together.
  private static let batch = 128

  private let weights: WeightsFile

  init(_ weights: WeightsFile) { self.weights = weights }

  /// Applies the output map to sums of features: count × 1280 to count × 512.
  ///
  /// The map is linear, so mapped sums may be added to give the mapped sum of a longer text. What
  /// it adds per token is left to `vectors`.
  func map(_ sums: UnsafePointer<Float>, count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count * Shape.dimensions) { out, initialised in
      if count > 0 {
        MatrixProduct.multiply(
          sums, stride: Shape.featureWidth,
          by: weights.floats(.output), stride: Shape.dimensions,
          into: out.baseAddress!, stride: Shape.dimensions,
          rows: count, columns: Shape.dimensions, depth: Shape.featureWidth)
      }
      initialised = count * Shape.dimensions
    }
  }

  /// The vectors of texts from their mapped sums (count × 512) and their lengths in tokens, the
  /// marks of begin and end included.
  func vectors(_ sums: [Float], lengths: [Int]) -> [SentenceVector] {
    var vectors: [SentenceVector] = []
    vectors.reserveCapacity(lengths.count)
    for start in stride(from: 0, to: lengths.count, by: Self.batch) {
      let range = start..<min(start + Self.batch, lengths.count)
      let means = FloatBuffer(range.count * Shape.dimensions)
      sums.withUnsafeBufferPointer { sums in
        for (row, text) in range.enumerated() {
          scale(
            sums.baseAddress! + text * Shape.dimensions, length: lengths[text],
            into: means.start + row * Shape.dimensions)
        }
      }
      vectors += dense(means, count: range.count)
    }
    return vectors
  }

  /// The sum with the map's bias for each token, divided by the root of the length.
  private func scale(
    _ sum: UnsafePointer<Float>, length: Int, into mean: UnsafeMutablePointer<Float>
  ) {
    let bias = weights.floats(.outputBias)
    let factor = 1 / Float(length).squareRoot()
    for offset in stride(from: 0, to: Shape.dimensions, by: 8) {
      mean.set(offset, (sum.lanes(offset) + bias.lanes(offset) * Float(length)) * factor)
    }
  }

  /// Two pairs of dense layers with a bypass each, then tanh and unit length.
  private func dense(_ means: FloatBuffer, count: Int) -> [SentenceVector] {
    let (dense, dimensions) = (Shape.denseWidth, Shape.dimensions)
    let first = FloatBuffer(count * 2 * dense)
    let second = FloatBuffer(count * 2 * dimensions)
    multiply(means.start, dimensions, by: .meanMaps, 2 * dense, into: first.start, 2 * dense, count)
    rectify(first.start, stride: 2 * dense, width: dense, count)
    multiply(
      first.start, 2 * dense, by: .denseMap, dense, into: first.start + dense, 2 * dense, count,
      depth: dense, adding: true)
    rectify(first.start + dense, stride: 2 * dense, width: dense, count)
    multiply(
      first.start + dense, 2 * dense, by: .secondMaps, 2 * dimensions, into: second.start,
      2 * dimensions, count, depth: dense)
    rectify(second.start, stride: 2 * dimensions, width: dimensions, count)
    multiply(
      second.start, 2 * dimensions, by: .lastMap, dimensions, into: second.start + dimensions,
      2 * dimensions, count, depth: dimensions, adding: true)
    return (0..<count).map { row in
      UnitVector.squashed(second.start + (row * 2 + 1) * dimensions)
    }
  }

  private func multiply(
    _ a: UnsafeMutablePointer<Float>, _ aStride: Int, by section: WeightsSection, _ columns: Int,
    into out: UnsafeMutablePointer<Float>, _ outStride: Int, _ rows: Int,
    depth: Int = Shape.dimensions, adding: Bool = false
  ) {
    MatrixProduct.multiply(
      a, stride: aStride, by: weights.floats(section), stride: columns,
      into: out, stride: outStride, rows: rows, columns: columns, depth: depth, adding: adding)
  }

  private func rectify(
    _ start: UnsafeMutablePointer<Float>, stride rowStride: Int, width: Int, _ rows: Int
  ) {
    for row in 0..<rows {
      let values = start + row * rowStride
      for offset in stride(from: 0, to: width, by: 8) {
        values.set(offset, values.lanes(offset).rectified)
      }
    }
  }
}
