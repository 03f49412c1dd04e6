internal import SentenceEncoder

/// A sentence vector in two bytes a component: a coarse one to search with, a fine one to rank by.
///
/// A component is `scale · (coarse + fine / 254)`, both bytes −127 … 127. How far the coarse bytes
/// alone may be from the vector is kept with them (`slack`), which makes a search over them exact:
/// by the Cauchy–Schwarz inequality no cosine is further off than the distances of the two vectors.
struct QuantisedVector: Hashable {
  static let dimensions = SentenceVector.dimensions
  /// Steps of the fine byte in one step of the coarse.
  private static let steps: Float = 254

  let coarse: [Int8]
  let fine: [Int8]
  /// One step of the coarse bytes.
  let scale: Float
  /// The length of what the coarse bytes leave out.
  let slack: Float

  init(_ vector: SentenceVector) {
    let largest = vector.components.reduce(0) { max($0, abs($1)) }
    let scale = largest / 127
    let steps = vector.components.map { $0 / scale }
    let coarse = steps.map { Int8($0.rounded()) }
    let rests = zip(steps, coarse).map { $0 - Float($1) }
    self.coarse = coarse
    fine = rests.map { Int8(max(-127, min(127, ($0 * Self.steps).rounded()))) }
    self.scale = scale
    slack = scale * rests.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  /// How far a cosine with the fine bytes may be from the true one.
  static func fineSlack(scale: Float) -> Float {
    scale * 0.5 / steps * Float(dimensions).squareRoot()
  }

  /// The cosine of a vector with one of which both bytes are known.
  static func cosine(
    _ vector: [Float], coarse: UnsafePointer<Int8>, fine: UnsafePointer<Int8>, scale: Float
  ) -> Float {
    var sum: Float = 0
    for index in 0..<dimensions {
      sum += vector[index] * (Float(coarse[index]) + Float(fine[index]) / steps)
    }
    return sum * scale
  }
}
