/// The last part of the network: from the sum of a text's token features to its vector.
struct Head: Sendable {
  /// Texts worked on together.
  private static let batch = 128

  private let weights: WeightsFile

  init(_ weights: WeightsFile) { self.weights = weights }

  /// Applies the output map to sums of features: count × 1280 to count × 640.
  ///
  /// The map is linear, so mapped sums may be added to give the mapped sum of a longer text. What
  /// it adds per token is left to `vectors`.
  func map(_ sums: FloatBuffer, count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count * Shape.mappedWidth) { out, initialised in
      if let start = out.baseAddress, count > 0 {
        multiply(sums.start, by: .output, into: start, rows: count, depth: Shape.featureWidth)
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
    let (dense, dimensions) = (Shape.denseWidth, Shape.dimensions)
    let second = FloatBuffer(count * 2 * dimensions)
    let firstBypass = first.start + dense
    let secondBypass = second.start + dimensions
    rectify(first.start, stride: 2 * dense, width: dense, rows: count)
    multiply(
      first.start, stride: 2 * dense, by: .denseMap, into: firstBypass, stride: 2 * dense,
      rows: count, columns: dense, depth: dense, adding: true)
    rectify(firstBypass, stride: 2 * dense, width: dense, rows: count)
    multiply(
      firstBypass, stride: 2 * dense, by: .secondMaps, into: second.start, stride: 2 * dimensions,
      rows: count, columns: 2 * dimensions, depth: dense)
    rectify(second.start, stride: 2 * dimensions, width: dimensions, rows: count)
    multiply(
      second.start, stride: 2 * dimensions, by: .lastMap, into: secondBypass,
      stride: 2 * dimensions, rows: count, columns: dimensions, depth: dimensions, adding: true)
    return (0..<count).map { UnitVector.squashed(secondBypass + $0 * 2 * dimensions) }
  }

  private func multiply(
    _ rows: UnsafePointer<Float>, stride: Int = Shape.featureWidth, by section: WeightsSection,
    into out: UnsafeMutablePointer<Float>, stride outStride: Int = Shape.mappedWidth,
    rows count: Int, columns: Int = Shape.mappedWidth, depth: Int, adding: Bool = false
  ) {
    MatrixProduct.multiply(
      rows, stride: stride, by: weights.floats(section), stride: columns,
      into: out, stride: outStride, rows: count, columns: columns, depth: depth, adding: adding)
  }

  private func rectify(
    _ start: UnsafeMutablePointer<Float>, stride rowStride: Int, width: Int, rows: Int
  ) {
    for row in 0..<rows {
      let values = start + row * rowStride
      for offset in stride(from: 0, to: width, by: 8) {
        values.set(offset, values.lanes(offset).rectified)
      }
    }
  }
}
