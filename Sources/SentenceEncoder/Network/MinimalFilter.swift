/// A convolution over tokens done with few multiplications: five outputs of an n-tap filter cost
/// `n + 4` products instead of `5 n`.
///
/// Toom–Cook in Winograd's transposed form: with evaluation points `a` (and infinity) the outputs
/// are `Aᵀ [(G w) ⊙ (Bᵀ x)]`, where `w` are the taps and `x` the `n + 4` neighbouring inputs. Here a
/// tap is a 256×256 matrix and ⊙ a matrix product; `G w` is computed once at conversion. The
/// rounding error is about 2·10⁻⁶ of an output. Source: Winograd, *Arithmetic Complexity of
/// Computations*, 1980; Lavin & Gray 2016, arXiv:1509.09308.
struct MinimalFilter: Sendable {
  /// Outputs of one application.
  static let outputs = 5
  private static let finitePoints: [Double] = [0, 1, -1, 2, -2, 0.5, -0.5, 4]

  let taps: Int
  /// Inputs of one application, and the products it takes.
  var points: Int { taps + Self.outputs - 1 }

  /// `Bᵀ`, points × points: makes the factors from the inputs.
  let inputTransform: [Float]
  /// `Aᵀ`, outputs × points: makes the outputs from the products.
  let outputTransform: [Float]
  /// `G`, points × taps: makes the other factors from the taps.
  let tapTransform: [Double]

  init(taps: Int) {
    self.taps = taps
    let points = taps + Self.outputs - 1
    let evaluation = Self.powers(points: points, columns: points)
    inputTransform = Self.transpose(Self.inverse(evaluation)).flatMap { $0.map(Float.init) }
    let outputs = Self.powers(points: points, columns: Self.outputs)
    outputTransform = Self.transpose(outputs).flatMap { $0.map(Float.init) }
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
