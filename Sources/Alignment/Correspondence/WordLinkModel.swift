import Foundation

/// The weights that words are linked by, fitted on links made by hand and kept as data
/// (`Weights/words-of-a-bead*.json`; `Scripts/benchmark correspondence --fit` makes them).
///
/// A pair of words is judged twice, each time by a logistic regression: by its own clues, then,
/// the chances of all pairs being known, by its surroundings.
struct WordLinkModel: Sendable, Codable {
  /// What the weights were fitted on, for signatures.
  let fittedOn: String
  /// Weight by clue name, and `bias`.
  let clues: [String: Float]
  let surroundings: [String: Float]
  /// The least chance of a link between two words that have none.
  let threshold: Float
  /// The least chance of a further link of a word that has one.
  let further: Float

  /// The chance of each pair of content words, 0…1.
  func chances(_ clues: WordClues, usesEncoder: Bool) -> WordGrid {
    let first = Self.chances(
      clues.grids, self.clues, WordClues.names(usesEncoder: usesEncoder), clues.rows,
      clues.columns
    ).without(clues.barred)
    let distance = clues.grids[WordClues.distancePlace]
    let around = WordSurroundings(chances: first, distance: distance)
    return Self.chances(
      around.grids, surroundings, WordSurroundings.names, clues.rows, clues.columns
    ).without(clues.barred)
  }

  private static func chances(
    _ grids: [WordGrid], _ weights: [String: Float], _ names: [String], _ rows: Int,
    _ columns: Int
  ) -> WordGrid {
    var sums = WordGrid(rows: rows, columns: columns, repeating: weights["bias"] ?? 0)
    for (name, grid) in zip(names, grids) {
      guard let weight = weights[name], weight != 0 else { continue }
      for index in sums.values.indices { sums.values[index] += weight * grid.values[index] }
    }
    for index in sums.values.indices { sums.values[index] = 1 / (1 + exp(-sums.values[index])) }
    return sums
  }

  /// The model that ships with the program.
  ///
  /// Throws: `AlignmentError.badModel`.
  static func shipped(usesEncoder: Bool, hasLexicon: Bool) throws(AlignmentError) -> WordLinkModel {
    let bytes =
      switch (usesEncoder, hasLexicon) {
      case (true, true): PackageResources.correspondence_meaning_json
      case (true, false): PackageResources.correspondence_meaning_without_lexicon_json
      case (false, true): PackageResources.correspondence_words_json
      case (false, false): PackageResources.correspondence_words_without_lexicon_json
      }
    do {
      let model = try JSONDecoder().decode(WordLinkModel.self, from: Data(bytes))
      try model.check(usesEncoder: usesEncoder)
      return model
    } catch {
      throw .badModel(kind: "correspondence", reason: "\(error)")
    }
  }

  private func check(usesEncoder: Bool) throws(AlignmentError) {
    let pairs = [
      (clues, WordClues.names(usesEncoder: usesEncoder)), (surroundings, WordSurroundings.names),
    ]
    for (weights, names) in pairs where Set(weights.keys) != Set(names + ["bias"]) {
      throw .badModel(kind: "correspondence", reason: "its weights are not those of its clues")
    }
  }
}

extension WordGrid {
  /// With 0 where another grid is not.
  fileprivate func without(_ barred: WordGrid) -> WordGrid {
    var grid = self
    for index in grid.values.indices where barred.values[index] != 0 { grid.values[index] = 0 }
    return grid
  }
}
