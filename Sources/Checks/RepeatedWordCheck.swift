import Bitext
import TextAnalysis

/// Does a word stand twice in a row?
struct RepeatedWordCheck: Check {
  static let about = CheckDescription("repeated-word", "Does a word stand twice in a row?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let repeats = RepeatedWords.ranges(in: unit.target)
    guard !repeats.isEmpty, RepeatedWords.ranges(in: unit.source).isEmpty else { return [] }
    return repeats.map { range in
      Self.finding(
        .warning, unit, target: range,
        "\(quote: unit.target.text[range]): the word stands there twice", cure: "strike one of them"
      )
    }
  }
}

/// Words that stand twice in a row with nothing but blanks between.
enum RepeatedWords {
  static func ranges(in side: SideReading) -> [TextRange] {
    zip(side.words, side.words.dropFirst()).compactMap { first, second in
      let (a, b) = (side.text[first.range], side.text[second.range])
      let gap = side.text[TextRange(first.range.upperBound, second.range.lowerBound)]
      guard first.kind != .number, !gap.isEmpty, gap.allSatisfy(\.isWhitespace),
        FoldedText(String(a), level: .marks).utf8 == FoldedText(String(b), level: .marks).utf8,
        !isMeant(String(a), String(b))
      else { return nil }
      return TextRange(first.range.lowerBound, second.range.upperBound)
    }
  }

  /// Whether language repeats the word itself: a name (Baden Baden), English auxiliaries and
  /// intensives (had had, very very), Arabic adverbs in -an (رويدا رويدا, جدا جدا).
  private static func isMeant(_ a: String, _ b: String) -> Bool {
    if intensives.contains(a.lowercased()) { return true }
    if a.first?.isUppercase == true, b.first?.isUppercase == true { return true }
    let folded = FoldedText(a, level: .spelling).text
    return folded.unicodeScalars.count > 2 && folded.unicodeScalars.last == ArabicLetter.alef
  }

  private static let intensives: Set<String> = [
    "had", "that", "very", "long", "many", "much", "more", "far", "so", "no", "yes", "bye", "ha",
    "blah", "never", "really",
  ]
}
