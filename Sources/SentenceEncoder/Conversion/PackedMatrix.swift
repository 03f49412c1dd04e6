internal import Foundation

/// A matrix as the inner loops read it: 16-bit integers, each column with its own scale.
///
/// Columns lie in panels of 16; in a panel the pairs of numbers that two neighbouring rows have in
/// a column follow one another, column by column.
struct PackedMatrix {
  /// As many as the matrix has numbers.
  let integers: [Int16]
  /// What an integer of a column is multiplied by.
  let scales: [Float]

  init(_ matrix: Matrix) {
    let columns = (0..<matrix.columns).map { column in
      (0..<matrix.rows).map { Double(matrix.values[$0 * matrix.columns + column]) }
    }
    let steps = columns.map(Self.step)
    scales = steps.map { Float($0) }
    let rounded = zip(columns, steps).map { column, step in
      column.map { Int16(($0 / step).rounded()) }
    }
    integers = stride(from: 0, to: columns.count, by: Kernels.panel).flatMap { first in
      stride(from: 0, to: matrix.rows, by: 2).flatMap { row in
        (first..<first + Kernels.panel).flatMap { [rounded[$0][row], rounded[$0][row + 1]] }
      }
    }
  }

  /// As a section holds it: the scales, then the integers.
  var bytes: Data {
    scales.withUnsafeBytes { Data($0) } + integers.withUnsafeBytes { Data($0) }
  }

  /// The least step such that no sum of a column's products with a row leaves 32 bits.
  private static func step(_ column: [Double]) -> Double {
    let largest = column.reduce(0) { max($0, abs($1)) }
    let norm = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let step = max(largest / Double(Int16.max), norm / Kernels.normLimit)
    return step > 0 ? step : 1
  }
}
