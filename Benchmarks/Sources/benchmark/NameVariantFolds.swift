import Foundation
import TextAnalysis

/// Recall and false matches of spelling variants, each name judged by a table learned from the
/// others.
///
/// All spellings of one Latin name (accents apart) are in one fold. Variants are pairs of Arabic
/// spellings of one Latin name; false matches are looked for among all pairs of a fold's names, one
/// spelling a name.
struct NameVariantFolds {
  private static let folds = 5
  private var found = 0
  private var variants = 0
  private var wrong = 0
  private var compared = 0

  init(_ pairs: [NamePairs.Pair]) {
    var generator = SeededGenerator(seed: 7)
    let groups = Dictionary(grouping: pairs, by: \.plainLatin).sorted { $0.key < $1.key }
      .map(\.value).shuffled(using: &generator)
    for fold in 0..<Self.folds {
      let learned = groups.indices.filter { $0 % Self.folds != fold }.flatMap { groups[$0] }
        .map { NameCostFit.Pair(latin: $0.latinLetters, arabic: $0.arabicLetters) }
      let rows = NameCostFit(learned).arabicRows(learned)
      let table = NameCostFit.lines(rows, source: NameLetters.arabicText).joined(separator: "\n")
      judge(
        groups.indices.filter { $0 % Self.folds == fold }.map { groups[$0] },
        by: LetterPairing(arabicToArabic: table))
    }
  }

  private mutating func judge(_ groups: [[NamePairs.Pair]], by pairing: LetterPairing) {
    let spellings = groups.map { Array(Set($0.map(\.arabicLetters))) }
    func areOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
      NameSimilarity.score(arabic: a, arabic: b, by: pairing) >= 0.5
    }
    for group in spellings {
      for (place, first) in group.enumerated() {
        for second in group[(place + 1)...] {
          variants += 1
          if areOne(first, second) { found += 1 }
        }
      }
    }
    let names = spellings.compactMap(\.first)
    for (place, first) in names.enumerated() {
      for second in names[(place + 1)...] where first != second {
        compared += 1
        if areOne(first, second) { wrong += 1 }
      }
    }
  }

  func print() {
    let recall = Double(found) / Double(max(1, variants))
    let rate = Double(wrong) / Double(max(1, compared))
    Swift.print(
      String(
        format: "cross-validated variant recall: %.4f (%d of %d)", recall, found, variants))
    Swift.print(
      String(
        format: "cross-validated variant false matches: %.6f (%d of %d)", rate, wrong, compared))
  }
}
