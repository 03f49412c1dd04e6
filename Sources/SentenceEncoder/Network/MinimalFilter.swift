/// A convolution over tokens done with few multiplications: `m` outputs of a filter of `n` taps
/// cost `m + n − 1` products instead of `m n`.
///
/// Toom–Cook in Winograd's transposed form: with evaluation points `a` (and infinity) the outputs
/// are `Aᵀ [(G w) ⊙ (Bᵀ x)]`, where `w` are the taps and `x` the `m + n − 1` neighbouring inputs. Here
/// a tap is a 256×256 matrix and ⊙ a matrix product; `G w` is computed once at conversion. The
/// rounding error of the factors comes out up to eight times as large. Source: Winograd,
/// *Arithmetic Complexity of Computations*, 1980; Lavin & Gray 2016, arXiv:1509.09308.
struct MinimalFilter: Sendable {
  /// Searched for the least rounding error of five outputs of five taps, where it is half of what
  /// the usual small fractions leave.
  private static let finitePoints = [0, 0.7, -0.7, 1.2, -1.2, 2.2, -2.2, -0.3]

  let taps: Int
  /// Outputs of one application.
  let outputs: Int
  /// Inputs of one application, and the products it takes.
  var points: Int { taps + outputs - 1 }

  /// `Bᵀ`, points × points: makes the factors from the inputs.
  let inputTransform: [Float]
  /// `Aᵀ`, outputs × points: makes the outputs from the products.
  let outputTransform: [Float]
  /// `G`, points × taps: makes the other factors from the taps.
  let tapTransform: [Double]

  init(taps: Int, outputs: Int) {
    self.taps = taps
    self.outputs = outputs
    let points = taps + outputs - 1
    let evaluation = Self.powers(points: points, columns: points)
    inputTransform = Self.transpose(Self.inverse(evaluation)).flatMap { $0.map(Float.init) }
    let combination = Self.powers(points: points, columns: outputs)
    outputTransform = Self.transpose(combination).flatMap { $0.map(Float.init) }
    tapTransform = Self.powers(points: points, columns: taps).flatMap { $0 }
  }

  /// The powers 0 ..< columns of each point; of infinity only the highest counts.
  private static func powers(points: Int, columns: Int) -> [[Double]] {
    let finite = finitePoints.prefix(points - 1).map { point in
      (0..<columns).map { exponent in (0..<exponent).reduce(1.0) { value, _ in value * point } }
    }
    return finite + [(0..<columns).map { $0 == columns - 1 ? 1 : 0 }]
  }

  private static func transpose(_ matrix: [[Double]]) -> [[Double]] {
    matrix[0].indices.map { column in matrix.map { $0[column] } }
  }

  /// Gauss–Jordan elimination with the largest pivot.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]] {
    let size = matrix.count
    var rows = matrix.indices.map { row in
      matrix[row] + (0..<size).map { $0 == row ? 1.0 : 0.0 }
    }
    for column in 0..<size {
      let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      let scale = rows[column][column]
      rows[column] = rows[column].map { $0 / scale }
      for row in 0..<size where row != column {
        let factor = rows[row][column]
        rows[row] = zip(rows[row], rows[column]).map { $0 - factor * $1 }
      }
    }
    return rows.map { Array($0[size...]) }
  }
}
