import Bitext
import TextAnalysis

/// Did punctuation or digits of the other script stay behind?
struct ForeignPunctuationCheck: Check {
  static let about = CheckDescription(
    "foreign-punctuation", "Did punctuation or digits of the other script stay behind?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let text = unit.target.signs
    let signs = unit.target.language.isArabic ? Self.latin(text) : Self.arabic(text)
    return signs.map { range, right in
      let sign = unit.target.text[range]
      return Self.finding(
        .warning, unit, target: range,
        "\(quote: sign) is punctuation of \(unit.target.language.isArabic ? "Latin" : "Arabic") script",
        cure: "write \(quote: right)")
    }
  }

  /// Arabic signs and digits in other text; inside Arabic words they are right.
  private static func arabic(_ text: SignedText) -> [(TextRange, String)] {
    var found: [(TextRange, String)] = []
    var place = 0
    while place < text.indices.count {
      defer { place += 1 }
      guard let scalar = text[place], !text.isArabicLetter(wordBefore(place, in: text)) else {
        continue
      }
      if let right = signs[scalar] {
        found.append((text.range(place), right))
      } else if let digit = ArabicLetter.digit(scalar), scalar.value > 0x7F {
        var (digits, end) = (String(digit), place + 1)
        while let next = text[end].flatMap(ArabicLetter.digit), text[end]?.value ?? 0 > 0x7F {
          digits += String(next)
          end += 1
        }
        found.append((text.range(place..<end), digits))
        place = end - 1
      }
    }
    return found
  }

  private static let signs: [Unicode.Scalar: String] = [
    ArabicLetter.comma: ",", ArabicLetter.semicolon: ";", ArabicLetter.questionMark: "?",
    ArabicLetter.percentSign: "%", ArabicLetter.fullStop: ".",
    ArabicLetter.decimalSeparator: ".", ArabicLetter.thousandsSeparator: ",",
  ]

  /// Latin comma, semicolon and question mark between Arabic words.
  private static func latin(_ text: SignedText) -> [(TextRange, String)] {
    text.indices.compactMap { place in
      guard let right = arabicSigns[text[place] ?? " "] else { return nil }
      let before = wordBefore(place, in: text)
      guard text.isArabicLetter(before) else { return nil }
      return (text.range(place), right)
    }
  }

  private static let arabicSigns: [Unicode.Scalar: String] = [",": "،", ";": "؛", "?": "؟"]

  /// The nearest letter or digit before a place, blanks and closing signs passed over.
  private static func wordBefore(_ place: Int, in text: SignedText) -> Int {
    var place = text.before(place)
    while let scalar = text[place],
      text.isBlank(place) || ")]\"”»’'".unicodeScalars.contains(scalar)
    {
      place = text.before(place)
    }
    return place
  }
}
