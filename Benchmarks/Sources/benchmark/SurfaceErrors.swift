import Bitext
import TextAnalysis

/// Slips of the hand in a translation: signs, blanks, words and halves.
struct SurfaceErrors {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The first half of a sentence of at least twelve words, broken off or with its last sign.
  func halved(_ generator: inout SeededGenerator) -> String? {
    let words = text.split(separator: " ")
    guard words.count >= 12 else { return nil }
    let half = words.prefix(words.count / 2).joined(separator: " ")
    guard Bool.random(using: &generator), let last = text.last, last.isPunctuation else {
      return half
    }
    return half + String(last)
  }

  func doublingWord(_ generator: inout SeededGenerator) -> String? {
    let words = WordSegmenter.words(in: text).filter { word in
      word.kind != .number && text[word.range].first?.isUppercase == false
    }
    guard let word = words.randomElement(using: &generator) else { return nil }
    return text.replacing(word.range, with: "\(text[word.range]) \(text[word.range])")
  }

  func dropping(among signs: String, _ generator: inout SeededGenerator) -> String? {
    let places = text.indices.filter { signs.contains(text[$0]) }
    guard places.count >= 2, places.count.isMultiple(of: 2),
      let place = places.randomElement(using: &generator)
    else { return nil }
    var wrong = text
    wrong.remove(at: place)
    return wrong
  }

  func foreignComma(_ language: Language) -> String? {
    let (own, other): (Character, String) = language.isArabic ? ("،", ",") : (",", "،")
    guard let place = text.indices.first(where: { text[$0] == own && isBehindWord($0) }) else {
      return nil
    }
    return text.replacingCharacters(in: place...place, with: other)
  }

  private func isBehindWord(_ place: String.Index) -> Bool {
    let next = text.index(after: place)
    return place > text.startIndex && text[text.index(before: place)].isLetter
      && next < text.endIndex && text[next] == " "
  }

  /// Arabic-Indic digits in English; papers in Arabic write both.
  func foreignDigits(_ language: Language) -> String? {
    guard !language.isArabic, let match = text.firstMatch(of: /[0-9]+/) else { return nil }
    let digits = match.output.unicodeScalars.compactMap {
      Unicode.Scalar($0.value - 0x30 + ArabicLetter.zeroDigit.value)
    }
    return text.replacingCharacters(
      in: match.range, with: String(String.UnicodeScalarView(digits)))
  }

  func doublingBlank(_ generator: inout SeededGenerator) -> String? {
    text.indices.filter { text[$0] == " " }.randomElement(using: &generator).map {
      text.replacingCharacters(in: $0...$0, with: "  ")
    }
  }

  func blankBeforeStop() -> String? {
    guard let last = text.last, ".،,؟?".contains(last), text.dropLast().last?.isLetter == true
    else { return nil }
    return text.dropLast() + " " + String(last)
  }

  /// A question of both sides becomes a statement.
  func losingQuestion(source: String) -> String? {
    let isQuestion = [source, text].allSatisfy { $0.last == "?" || $0.last == "؟" }
    return isQuestion ? text.dropLast() + "." : nil
  }
}
