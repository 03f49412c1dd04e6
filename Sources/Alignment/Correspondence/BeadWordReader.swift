import Bitext
import TextAnalysis

/// Reads the words of one side of a bead.
struct BeadWordReader {
  let language: Language
  let lexicon: Lexicon?

  func words(of text: String) -> [BeadWord] {
    let quantities = QuantityFinder(language: language).quantities(in: text)
      .filter { $0.information >= 0.4 && !$0.isImplied }
    var found: [BeadWord] = []
    var pending: (quantity: Quantity, range: TextRange)?
    for word in WordSegmenter.words(in: text) {
      if let (quantity, range) = pending, !quantity.range.overlaps(word.range) {
        found.append(number(quantity, range, in: text))
        pending = nil
      }
      if let quantity = quantities.first(where: { $0.range.overlaps(word.range) }) {
        let start = min(pending?.range.lowerBound ?? word.range.lowerBound, word.range.lowerBound)
        pending = (quantity, TextRange(start, word.range.upperBound))
      } else {
        found.append(self.word(word, in: text))
      }
    }
    if let (quantity, range) = pending { found.append(number(quantity, range, in: text)) }
    return found
  }

  /// The words of a quantity as one; a clitic before it stays outside.
  private func number(_ quantity: Quantity, _ range: TextRange, in text: String) -> BeadWord {
    BeadWord(
      range: range, core: quantity.range, form: quantity.canonicalKey,
      stem: quantity.canonicalKey, keys: [], quantity: quantity, isContent: true)
  }

  func word(_ word: Word, in text: String) -> BeadWord {
    let letters = text[word.range]
    return word.kind == .arabic ? arabic(letters, word.range) : latin(letters, word.range)
  }

  private func arabic(_ letters: Substring, _ range: TextRange) -> BeadWord {
    let form = WordKeys.folded(letters)
    let isContent = form.unicodeScalars.count > 1 && !FunctionWords.arabic.contains(form)
    let cut = isContent ? ArabicCut(letters, lexicon: lexicon) : nil
    let core = cut.map { TextRange($0.core.range).shifted(by: range.lowerBound) } ?? range
    return BeadWord(
      range: range, core: core, form: form, stem: cut?.stem ?? form,
      keys: isContent ? lexicon?.glosses(ofArabic: form) ?? [] : [], quantity: nil,
      isContent: isContent)
  }

  private func latin(_ letters: Substring, _ range: TextRange) -> BeadWord {
    let form = letters.lowercased()
    let isEnglish = language.primary == "en"
    let isFunctionWord =
      isEnglish && FunctionWords.english.contains(form) && !FunctionWords.capitals.contains(letters)
    let isContent = form.unicodeScalars.count > 1 && !isFunctionWord
    return BeadWord(
      range: range, core: range, form: form, stem: isEnglish ? Self.englishStem(form) : form,
      keys: isContent ? WordKeys.keys(form, language) : [], quantity: nil,
      isContent: isContent)
  }

  /// One stem for all forms of a word as far as endings tell: `describes`, `describing` describ.
  static func englishStem(_ form: String) -> String {
    let readings = EnglishStem.readings(of: form)
    let stem = readings[readings.count > 1 ? 1 : 0].stem.description
    return stem.hasSuffix("e") && stem.count > 3 ? String(stem.dropLast()) : stem
  }
}
