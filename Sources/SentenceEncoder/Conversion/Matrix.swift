/// A small row-major matrix, for rearranging weights once at conversion.
struct Matrix {
  let columns: Int
  private(set) var values: [Float]
  var rows: Int { values.count / columns }

  init(_ values: [Float], columns: Int) {
    self.values = values
    self.columns = columns
  }

  /// Matrices of equally many rows side by side.
  init(sideBySide parts: [Matrix]) {
    columns = parts.reduce(0) { $0 + $1.columns }
    values = (0..<parts[0].rows).flatMap { row in parts.flatMap { Array($0.row(row)) } }
  }

  func row(_ index: Int) -> ArraySlice<Float> {
    values[index * columns..<(index + 1) * columns]
  }

  /// Some neighbouring rows.
  func rows(_ range: Range<Int>) -> Matrix {
    Matrix(Array(values[range.lowerBound * columns..<range.upperBound * columns]), columns: columns)
  }

  /// Each row multiplied by its own factor.
  func rows(scaledBy factors: [Float]) -> Matrix {
    Matrix(
      factors.indices.flatMap { index in row(index).map { $0 * factors[index] } },
      columns: columns)
  }

  /// The row vector `factors × self`, summed in double precision.
  func product(from factors: [Float]) -> [Float] {
    var sums = [Double](repeating: 0, count: columns)
    for (index, factor) in factors.enumerated() {
      for (column, value) in row(index).enumerated() {
        sums[column] += Double(factor) * Double(value)
      }
    }
    return sums.map(Float.init)
  }

  /// The sum of matrices of one shape, each with its factor, in double precision.
  static func combination(_ matrices: [Matrix], _ factors: ArraySlice<Double>) -> Matrix {
    Matrix(
      matrices[0].values.indices.map { index in
        Float(zip(matrices, factors).reduce(0.0) { $0 + Double($1.0.values[index]) * $1.1 })
      }, columns: matrices[0].columns)
  }
}
