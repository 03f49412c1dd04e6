internal import Foundation

/// The end of the network: every number through tanh, then the whole to unit length.
enum UnitVector {
  static func squashed(_ values: UnsafeMutablePointer<Float>) -> SentenceVector {
    let squashed = (0..<Shape.dimensions).map { tanh(values[$0]) }
    let squares = squashed.reduce(0) { $0 + $1 * $1 }
    let scale = 1 / max(squares, Shape.epsilon).squareRoot()
    return SentenceVector(unit: squashed.map { $0 * scale })
  }
}
