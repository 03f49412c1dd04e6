import Foundation

/// A logistic regression with an L2 penalty on its standardised features, fitted by Newton's method.
struct LogisticRegression {
  private let weights: [Double]
  private let bias: Double

  /// - Parameter labels: rows whose label is nil are left out.
  init(_ rows: [[Double]], _ labels: [Bool?], penalty: Double) {
    let known = zip(rows, labels).filter { $0.1 != nil }
    let targets = known.map { $0.1 == true ? 1.0 : 0.0 }
    let scale = Self.scale(known.map(\.0))
    let inputs = known.map { row in
      zip(row.0, scale).map { ($0 - $1.mean) / $1.deviation } + [1]
    }
    let solution = Self.newton(inputs, targets, penalty: penalty)
    weights = zip(solution, scale).map { $0 / $1.deviation }
    bias =
      (solution.last ?? 0) - zip(weights, scale).reduce(0) { $0 + $1.0 * $1.1.mean }
  }

  func chance(_ row: [Double]) -> Double {
    1 / (1 + exp(-zip(weights, row).reduce(bias) { $0 + $1.0 * $1.1 }))
  }

  func weights(named names: [String]) -> [String: Double] {
    var named = Dictionary(uniqueKeysWithValues: zip(names, weights))
    named["bias"] = bias
    return named.mapValues { ($0 * 10_000).rounded() / 10_000 }
  }

  private static func scale(_ rows: [[Double]]) -> [(mean: Double, deviation: Double)] {
    guard let first = rows.first else { return [] }
    return first.indices.map { column in
      let values = rows.map { $0[column] }
      let mean = values.reduce(0, +) / Double(values.count)
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
      // A clue that never varies says nothing and gets no weight.
      return variance > 1e-12 ? (mean, variance.squareRoot()) : (mean, .infinity)
    }
  }

  private static func newton(
    _ rows: [[Double]], _ targets: [Double], penalty: Double
  ) -> [Double] {
    let width = rows.first?.count ?? 0
    var weights = Array(repeating: 0.0, count: width)
    for _ in 0..<30 {
      var gradient = weights.map { penalty * $0 }
      var hessian = (0..<width).map { row in
        (0..<width).map { $0 == row ? penalty : 0 }
      }
      if width > 0 { (gradient[width - 1], hessian[width - 1][width - 1]) = (0, 1e-9) }
      for (row, target) in zip(rows, targets) {
        let chance = 1 / (1 + exp(-zip(weights, row).reduce(0) { $0 + $1.0 * $1.1 }))
        let spread = chance * (1 - chance)
        for i in 0..<width where row[i] != 0 {
          gradient[i] += (chance - target) * row[i]
          let share = spread * row[i]
          for j in 0...i { hessian[i][j] += share * row[j] }
        }
      }
      for i in 0..<width { for j in 0..<i { hessian[j][i] = hessian[i][j] } }
      let step = solved(hessian, gradient)
      for i in 0..<width { weights[i] -= step[i] }
      if step.allSatisfy({ abs($0) < 1e-6 }) { break }
    }
    return weights
  }

  /// Solves a system of linear equations by Gauss's elimination with pivots.
  private static func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (matrix, right) = (matrix, right)
    let size = right.count
    for pivot in 0..<size {
      let best = (pivot..<size).max { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) } ?? pivot
      matrix.swapAt(pivot, best)
      right.swapAt(pivot, best)
      guard abs(matrix[pivot][pivot]) > 1e-12 else { continue }
      for row in (pivot + 1)..<max(pivot + 1, size) {
        let factor = matrix[row][pivot] / matrix[pivot][pivot]
        guard factor != 0 else { continue }
        for column in pivot..<size { matrix[row][column] -= factor * matrix[pivot][column] }
        right[row] -= factor * right[pivot]
      }
    }
    var solution = Array(repeating: 0.0, count: size)
    for row in (0..<size).reversed() where abs(matrix[row][row]) > 1e-12 {
      let known = ((row + 1)..<max(row + 1, size)).reduce(0.0) {
        $0 + matrix[row][$1] * solution[$1]
      }
      solution[row] = (right[row] - known) / matrix[row][row]
    }
    return solution
  }
}
