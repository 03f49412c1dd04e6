import Bitext
import TextAnalysis

/// Does a word stand twice in a row?
struct RepeatedWordCheck: Check {
  static let about = CheckDescription("repeated-word", "Does a word stand twice in a row?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let repeats = RepeatedWords.ranges(in: unit.target)
    guard !repeats.isEmpty, RepeatedWords.doubled(in: unit.source).isEmpty else { return [] }
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
  /// Those that nobody means.
  static func ranges(in side: SideReading) -> [TextRange] {
    doubled(in: side).compactMap { place in
      let (first, second) = (side.words[place].range, side.words[place + 1].range)
      guard !isMeant(String(side.text[first]), String(side.text[second])),
        !isSpelt(place, in: side)
      else { return nil }
      return TextRange(first.lowerBound, second.upperBound)
    }
  }

  /// The places of all words that stand twice, meant or not.
  static func doubled(in side: SideReading) -> [Int] {
    side.words.indices.dropLast().filter { place in
      let (first, second) = (side.words[place], side.words[place + 1])
      let gap = side.text[TextRange(first.range.upperBound, second.range.lowerBound)]
      return first.kind != .number && !gap.isEmpty && gap.allSatisfy(\.isWhitespace)
        && letters(first, side) == letters(second, side)
    }
  }

  private static func letters(_ word: Word, _ side: SideReading) -> String {
    FoldedText(String(side.text[word.range]), level: .marks).text
  }

  /// Whether both are letters of a foreign acronym spelt out beside another: بي بي سي, سي إن إن.
  private static func isSpelt(_ place: Int, in side: SideReading) -> Bool {
    [place - 1, place, place + 2].filter { other in
      side.words.indices.contains(other) && letterNames.contains(letters(side.words[other], side))
    }.count >= 2 && letterNames.contains(letters(side.words[place], side))
  }

  /// Latin letters as Arabic names them.
  private static let letterNames: Set<String> = Set(
    "إيه بي سي دي إي إف جي إتش آي جيه جاي كيه كي إل إم إن أو كيو آر إس تي يو في دبليو إكس واي زد"
      .split(separator: " ").map { FoldedText(String($0), level: .marks).text })

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
