import Bitext
import TextAnalysis

/// Names lost and misspelt in a translation.
struct NameErrors {
  private let unit: TranslationUnit
  /// Where the target has names that sound like words of the source.
  private let names: [TextRange]

  init(_ unit: TranslationUnit) {
    self.unit = unit
    names = SharedNames.pairs(
      source: unit.source.text, sourceLanguage: unit.source.language, target: unit.target.text,
      targetLanguage: unit.target.language
    ).filter { $0.evidence > 4 }.map(\.targetRange)
  }

  func dropping(_ generator: inout SeededGenerator) -> String? {
    names.randomElement(using: &generator).map { unit.target.text.dropping($0) }
  }

  /// A letter inside a name of six or more goes; the name must stand twice more in the document.
  func misspelling(in document: GoldPair, _ generator: inout SeededGenerator) -> String? {
    let text = unit.target.text
    let words = WordSegmenter.words(in: text).filter { word in
      names.contains { $0.contains(word.range) } && text[word.range].count >= 6
        && text[word.range].allSatisfy { $0.isLetter }
        && document.units.filter { $0.target.text.contains(text[word.range]) }.count > 2
    }
    guard let word = words.randomElement(using: &generator) else { return nil }
    let letters = Array(text[word.range])
    let place = Int.random(in: 2..<letters.count - 1, using: &generator)
    let wrong = String(letters[..<place] + letters[(place + 1)...])
    return wrong == String(letters) ? nil : text.replacing(word.range, with: wrong)
  }
}
