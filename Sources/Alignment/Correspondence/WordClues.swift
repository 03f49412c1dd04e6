import Bitext
import SentenceEncoder
import TextAnalysis

/// What speaks for and against each content word of the source rendering each of the target, one
/// grid a clue.
struct WordClues: Sendable {
  let rows: Int
  let columns: Int
  /// In the order of `names`.
  let grids: [WordGrid]
  /// 1 for pairs that cannot render each other, 0 for the others.
  let barred: WordGrid

  static let wordNames = [
    "gloss", "gloss-rare", "name", "number", "number-clash", "term", "same-letters", "learned",
    "distance", "distance-if-gloss",
  ]
  static let meaningNames = [
    "alone", "alone-margin", "alone-margin>0", "share", "share-margin", "share-margin>0",
    "both-margins",
  ]

  static let distancePlace = 8

  static func names(usesEncoder: Bool) -> [String] {
    wordNames + (usesEncoder ? meaningNames : [])
  }

  /// - Parameters:
  ///   - meaning: the vectors of content words alone and within their text; nil without encoder.
  init(
    _ source: BeadText, _ target: BeadText, learned: LearnedLexicon?, meaning: Meaning?
  ) {
    rows = source.content.count
    columns = target.content.count
    let letters = LetterClues(source, target)
    let distance = Self.distances(source, target)
    var distanceIfGloss = distance
    for index in distanceIfGloss.values.indices where letters.gloss.values[index] == 0 {
      distanceIfGloss.values[index] = 0
    }
    var grids = [
      letters.gloss, letters.glossRarity, letters.name, letters.number, letters.numberClash,
      letters.term, letters.same, Self.learned(source, target, learned), distance,
      distanceIfGloss,
    ]
    if let meaning { grids += meaning.grids }
    self.grids = grids
    barred = letters.termClash
  }

  /// How far apart two words stand in their texts, 0…1.
  private static func distances(_ source: BeadText, _ target: BeadText) -> WordGrid {
    var grid = WordGrid(rows: source.content.count, columns: target.content.count)
    for (row, x) in source.relativePlaces.enumerated() {
      for (column, y) in target.relativePlaces.enumerated() { grid[row, column] = abs(x - y) }
    }
    return grid
  }

  private static func learned(
    _ source: BeadText, _ target: BeadText, _ lexicon: LearnedLexicon?
  ) -> WordGrid {
    var grid = WordGrid(rows: source.content.count, columns: target.content.count)
    guard let lexicon else { return grid }
    let ids = lexicon.ids(source.contentStems, target.contentStems)
    for (row, id) in ids.source.enumerated() where id != nil {
      for (column, other) in ids.target.enumerated() {
        grid[row, column] = lexicon.strength(id, other)
      }
    }
    return grid
  }

  /// The clues of meaning.
  struct Meaning {
    let source: Vectors
    let target: Vectors

    struct Vectors: Sendable {
      let alone: [SentenceVector]
      let shares: [SentenceVector]
    }

    var grids: [WordGrid] {
      let alone = grid(\.alone)
      let share = grid(\.shares)
      let (aloneMargin, shareMargin) = (alone.margins, share.margins)
      return [
        alone, aloneMargin, aloneMargin.positive, share, shareMargin, shareMargin.positive,
        aloneMargin.smaller(shareMargin),
      ]
    }

    private func grid(_ vectors: KeyPath<Vectors, [SentenceVector]>) -> WordGrid {
      let (rows, columns) = (source[keyPath: vectors], target[keyPath: vectors])
      return WordGrid(
        rows: rows.count, columns: columns.count,
        values: SentenceVector.cosines(of: rows, with: columns))
    }
  }
}

extension BeadText {
  fileprivate var contentStems: [String] { content.map { words[$0].stem } }

  /// Where each content word stands among all words, 0…1.
  var relativePlaces: [Float] { content.map { (Float($0) + 0.5) / Float(max(1, words.count)) } }
}

extension WordGrid {
  fileprivate var positive: WordGrid {
    WordGrid(rows: rows, columns: columns, values: values.map { max(0, $0) })
  }

  fileprivate func smaller(_ other: WordGrid) -> WordGrid {
    WordGrid(rows: rows, columns: columns, values: zip(values, other.values).map(min))
  }
}
