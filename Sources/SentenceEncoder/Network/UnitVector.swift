/// The end of the network: every number through tanh, then the whole to unit length.
enum UnitVector {
  static func squashed(_ values: UnsafeMutablePointer<Float>) -> SentenceVector {
    var squares = Lanes()
    for offset in stride(from: 0, to: Shape.dimensions, by: 8) {
      let squashed = tanh(values.lanes(offset))
      values.set(offset, squashed)
      squares += squashed * squashed
    }
    let scale = 1 / max(squares.sum(), Shape.epsilon).squareRoot()
    for offset in stride(from: 0, to: Shape.dimensions, by: 8) {
      values.set(offset, values.lanes(offset) * scale)
    }
    return SentenceVector(
      unit: Array(UnsafeBufferPointer(start: values, count: Shape.dimensions)))
  }

  /// The hyperbolic tangent to about 3·10⁻⁷, as a quotient of polynomials fitted for
  /// |x| ≤ 7.9, beyond which a float's tanh is 1 (coefficients: Eigen, `generic_fast_tanh_float`).
  static func tanh(_ x: Lanes) -> Lanes {
    let bound: Float = 7.905_311
    let x = x.clamped(lowerBound: Lanes(repeating: -bound), upperBound: Lanes(repeating: bound))
    let square = x * x
    return x * polynomial(numerator, square) / polynomial(denominator, square)
  }

  private static let numerator: [Float] = [
    4.893_524_6e-03, 6.372_619_3e-04, 1.485_722_36e-05, 5.122_297_1e-08, -8.604_671_5e-11,
    2.000_187_9e-13, -2.760_768_5e-16,
  ]
  private static let denominator: [Float] = [
    4.893_525_2e-03, 2.268_434_6e-03, 1.185_347_1e-04, 1.198_258_4e-06,
  ]

  @inline(__always)
  private static func polynomial(_ coefficients: [Float], _ x: Lanes) -> Lanes {
    coefficients.reversed().reduce(Lanes()) { $0 * x + $1 }
  }
}
