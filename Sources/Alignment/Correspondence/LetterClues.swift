import Bitext
import Foundation
import TextAnalysis

/// What two words share by their letters: a dictionary's gloss, a number, a name, a term.
struct LetterClues {
  private(set) var gloss: WordGrid
  /// The gloss again, but less where many words of the other side have it.
  private(set) var glossRarity: WordGrid
  private(set) var name: WordGrid
  private(set) var number: WordGrid
  private(set) var numberClash: WordGrid
  private(set) var term: WordGrid
  private(set) var same: WordGrid
  /// 1 where one of two words is of a term that stands once on either side, and the other is not.
  private(set) var termClash: WordGrid

  private let source: BeadText
  private let target: BeadText

  init(_ source: BeadText, _ target: BeadText) {
    (self.source, self.target) = (source, target)
    let empty = WordGrid(rows: source.content.count, columns: target.content.count)
    (gloss, glossRarity, name, number) = (empty, empty, empty, empty)
    (numberClash, term, same, termClash) = (empty, empty, empty, empty)
    compareWords()
    compareTerms()
    partTerms()
    compareNames()
  }

  private mutating func compareWords() {
    let keys = target.content.map { Set(target.words[$0].keys) }
    for (row, i) in source.content.enumerated() {
      let word = source.words[i]
      let sourceKeys = Set(word.keys)
      for (column, j) in target.content.enumerated() {
        let other = target.words[j]
        compareNumbers(word, other, row, column)
        guard word.quantity == nil, other.quantity == nil else { continue }
        if !sourceKeys.isDisjoint(with: keys[column]) {
          gloss[row, column] = Self.glossStrength(max(word.keys.count, other.keys.count))
        }
        if word.form == other.form { same[row, column] = 1 }
      }
    }
    weighGlosses()
  }

  private mutating func compareNumbers(
    _ word: BeadWord, _ other: BeadWord, _ row: Int, _ column: Int
  ) {
    switch (word.quantity, other.quantity) {
    case (let quantity?, let otherQuantity?):
      let agreement = Float(quantity.agreement(with: otherQuantity))
      number[row, column] = agreement
      numberClash[row, column] = agreement > 0 ? 0 : 1
    case (nil, nil): break
    default: numberClash[row, column] = 0.5
    }
  }

  /// A word of many meanings meets one of them by chance more easily.
  private static func glossStrength(_ meanings: Int) -> Float {
    1 / (1 + log2(Float(max(1, meanings))) / 3)
  }

  private mutating func weighGlosses() {
    for row in 0..<gloss.rows {
      let inRow = (0..<gloss.columns).filter { gloss[row, $0] > 0 }
      for column in inRow {
        let inColumn = (0..<gloss.rows).filter { gloss[$0, column] > 0 }.count
        glossRarity[row, column] = 1 / Float(max(inRow.count, inColumn))
      }
    }
  }

  /// Words of one concept: sure where each side has but one word of it.
  private mutating func compareTerms() {
    for a in source.terms {
      for b in target.terms where b.concept == a.concept {
        let strength = 1 / Float(max(a.rows.count, b.rows.count)).squareRoot()
        for row in a.rows {
          for column in b.rows { term[row, column] = max(term[row, column], strength) }
        }
      }
    }
  }

  /// A term that stands once on either side, in as many words, is rendered by itself: where نقطة مراقبة and
  /// *observation post* stand, *post* is of no other word.
  private mutating func partTerms() {
    for a in source.terms where source.terms.count(where: { $0.concept == a.concept }) == 1 {
      let same = target.terms.filter { $0.concept == a.concept }
      guard same.count == 1, same[0].rows.count == a.rows.count else { continue }
      let (rows, columns) = (Set(a.rows), Set(same[0].rows))
      for row in 0..<termClash.rows {
        for column in 0..<termClash.columns where rows.contains(row) != columns.contains(column) {
          termClash[row, column] = 1
        }
      }
    }
  }

  private mutating func compareNames() {
    for pair in SharedNames.pairs(
      source: source.text, sourceLanguage: source.language,
      target: target.text, targetLanguage: target.language)
    {
      let rows = source.rows(in: pair.sourceRange)
      let columns = target.rows(in: pair.targetRange)
      // A short name may sound alike by chance: its likelihood says how much it is worth.
      let strength = Float(pair.score * min(1, 0.5 + pair.evidence / 20))
      if rows.count == columns.count {
        for (row, column) in zip(rows, columns) { name[row, column] = strength }
      } else {
        for row in rows { for column in columns { name[row, column] = strength * 0.8 } }
      }
    }
  }
}

extension BeadText {
  /// The places among content words of those that overlap a range, numbers apart.
  fileprivate func rows(in range: TextRange) -> [Int] {
    content.indices.filter {
      words[content[$0]].quantity == nil && words[content[$0]].range.overlaps(range)
    }
  }
}
