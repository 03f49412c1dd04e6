/// Chooses links among pairs of words by their chances: the best first (Melamed's competitive
/// linking, 2000), one partner a word, and a further one only beside the first.
struct WordLinkChoice {
  /// Places among content words with the chance of the link.
  struct Link: Hashable, Sendable {
    let row: Int
    let column: Int
    let chance: Float
  }

  private let chances: WordGrid
  private let model: WordLinkModel
  private var byRow: [[Int]]
  private var byColumn: [[Int]]
  private(set) var links: [Link] = []

  init(_ chances: WordGrid, _ model: WordLinkModel) {
    self.chances = chances
    self.model = model
    byRow = Array(repeating: [], count: chances.rows)
    byColumn = Array(repeating: [], count: chances.columns)
    for link in Self.likely(chances, above: min(model.threshold, model.further)) where isFit(link) {
      byRow[link.row].append(link.column)
      byColumn[link.column].append(link.row)
      links.append(link)
    }
    links.sort { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  private static func likely(_ chances: WordGrid, above least: Float) -> [Link] {
    var found: [Link] = []
    for row in 0..<chances.rows {
      for column in 0..<chances.columns where chances[row, column] >= least {
        found.append(Link(row: row, column: column, chance: chances[row, column]))
      }
    }
    return found.sorted { ($0.chance, $1.row, $1.column) > ($1.chance, $0.row, $0.column) }
  }

  private func isFit(_ link: Link) -> Bool {
    switch (byRow[link.row].isEmpty, byColumn[link.column].isEmpty) {
    case (true, true): link.chance >= model.threshold
    case (false, true): link.chance >= model.further && isBeside(link.column, byRow[link.row])
    case (true, false): link.chance >= model.further && isBeside(link.row, byColumn[link.column])
    case (false, false): false
    }
  }

  private func isBeside(_ place: Int, _ others: [Int]) -> Bool {
    others.contains { abs($0 - place) == 1 }
  }
}
