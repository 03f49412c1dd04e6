import Foundation

/// What the likely links around a pair of words say about it: whether either word has a better
/// partner, whether the neighbours are linked side by side, and whether the pair lies on the way
/// that the links around it take.
struct WordSurroundings: Sendable {
  static let names = [
    "chance", "rival", "lesser-rival", "same-order", "reversed-order", "company", "drift",
    "distance-again", "unsure-distance",
  ]
  /// How many content words to either side are looked at.
  private static let reach = 3

  /// In the order of `names`.
  let grids: [WordGrid]

  /// - Parameters:
  ///   - chances: of each pair by its own clues.
  ///   - distance: the clue of that name.
  init(chances: WordGrid, distance: WordGrid) {
    let empty = WordGrid(rows: chances.rows, columns: chances.columns)
    var (logit, rival, lesser, same, reversed) = (empty, empty, empty, empty, empty)
    var (company, drift, unsure) = (empty, empty, empty)
    let rivals = chances.rivals
    let expected = Self.expectedColumns(chances)
    for row in 0..<chances.rows {
      for column in 0..<chances.columns {
        let chance = chances[row, column]
        logit[row, column] = Self.logit(chance)
        rival[row, column] = max(rivals.row[row, column], rivals.column[row, column])
        lesser[row, column] = min(rivals.row[row, column], rivals.column[row, column])
        same[row, column] = Self.best(chances, row, column, [(-1, -1), (1, 1)])
        reversed[row, column] = Self.best(chances, row, column, [(-1, 1), (1, -1)])
        company[row, column] = Self.company(chances, row, column)
        drift[row, column] =
          abs(expected[row] - Float(column)) / Float(max(1, chances.columns))
        unsure[row, column] = distance[row, column] * (1 - chance)
      }
    }
    grids = [logit, rival, lesser, same, reversed, company, drift, distance, unsure]
  }

  static func logit(_ chance: Float) -> Float {
    let bounded = min(0.999, max(0.001, chance))
    return log(bounded / (1 - bounded))
  }

  private static func best(
    _ chances: WordGrid, _ row: Int, _ column: Int, _ steps: [(Int, Int)]
  ) -> Float {
    steps.reduce(0) { max($0, chances.value(row + $1.0, column + $1.1) ?? 0) }
  }

  /// How many of the neighbours of a word are likely to be linked near the other, as a share.
  private static func company(_ chances: WordGrid, _ row: Int, _ column: Int) -> Float {
    var sum: Float = 0
    var count: Float = 0
    for step in -reach...reach where step != 0 && 0..<chances.rows ~= row + step {
      count += 1
      var best: Float = 0
      for other in -reach...reach where other != 0 {
        best = max(best, chances.value(row + step, column + other) ?? 0)
      }
      sum += best
    }
    return count > 0 ? sum / count : 0
  }

  /// Where each row's partner should stand, going by the links of the rows around it.
  private static func expectedColumns(_ chances: WordGrid) -> [Float] {
    let slope = Float(chances.columns) / Float(max(1, chances.rows))
    let partners = (0..<chances.rows).map { row -> (column: Int, chance: Float) in
      let best = (0..<chances.columns).max { chances[row, $0] < chances[row, $1] } ?? 0
      return (best, chances.columns > 0 ? chances[row, best] : 0)
    }
    return (0..<chances.rows).map { row in
      // The diagonal counts as a weak link of the row itself.
      var (sum, weight) = ((Float(row) + 0.5) * slope * 0.2, Float(0.2))
      for (other, partner) in partners.enumerated() where other != row {
        let share = partner.chance * exp(-abs(Float(other - row)) / Float(reach))
        sum += share * (Float(partner.column) + Float(row - other) * slope)
        weight += share
      }
      return sum / weight
    }
  }
}
