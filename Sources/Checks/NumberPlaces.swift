import Bitext
import TextAnalysis

/// What a number is beside what it counts: the number of a paragraph, the call of a footnote, a part
/// of a name.
enum NumberPlaces {
  /// Whether a number only numbers its paragraph: `46 - `, `12. `, `(3) ` at a text's start. The
  /// two languages number by custom, and digests leave the numbers out.
  static func isItem(_ range: TextRange, in text: String) -> Bool {
    let before = text[TextRange(0, range.lowerBound)]
    let behind = text[TextRange(range.upperBound, text.utf8.count)]
    guard before.allSatisfy({ $0.isWhitespace || "([".contains($0) }) else { return false }
    let sign = behind.first { !$0.isWhitespace }
    guard let sign, ".-–—)]/:".contains(sign) else { return false }
    let rest = behind.drop { $0.isWhitespace || ".-–—)]/:".contains($0) }
    return rest.first?.isNumber != true
  }

  /// Whether a number is the call of a footnote: (1) or [23] glued to what stands before it.
  static func isFootnote(_ range: TextRange, in text: String) -> Bool {
    let before = text[TextRange(0, range.lowerBound)]
    let behind = text[TextRange(range.upperBound, text.utf8.count)]
    guard let open = before.last, "([".contains(open), let close = behind.first,
      ")]".contains(close), let last = before.dropLast().last
    else { return false }
    return !last.isWhitespace
  }

  /// Whether a number is part of a name or a label: P3, EC3, (د-50).
  static func isLabel(_ range: TextRange, in text: String) -> Bool {
    let before = text[TextRange(0, range.lowerBound)]
    guard let last = before.last else { return false }
    if last.isLetter { return last.isASCII && last.isUppercase }
    guard last == "-" || last == "–", let letter = before.dropLast().last, letter.isLetter else {
      return false
    }
    let word = before.dropLast().reversed().prefix { $0.isLetter }
    return word.count == 1 || letter.isUppercase
  }

  private static let centuries = "قرن قرنين قرنان".split(separator: " ").map(String.init)

  /// Whether a number counts a century: القرن العشرين, the twentieth century.
  static func isCentury(_ range: TextRange, in text: String) -> Bool {
    let before = text[TextRange(0, range.lowerBound)].split { !$0.isLetter }.last
    let behind = text[TextRange(range.upperBound, text.utf8.count)].split { !$0.isLetter }.first
    let isArabic = before.map { word in centuries.contains { word.hasSuffix($0) } } ?? false
    return isArabic || behind?.lowercased().hasPrefix("centur") == true
  }
}
