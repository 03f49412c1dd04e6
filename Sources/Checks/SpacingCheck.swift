import Bitext
import TextAnalysis

/// Are blanks where they belong, one each?
struct SpacingCheck: Check {
  static let about = CheckDescription("spacing", "Are blanks where they belong, one each?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let text = unit.target.signs
    return text.indices.compactMap { place in
      guard let (range, reason, cure) = Self.fault(at: place, text) else { return nil }
      return Self.finding(.warning, unit, target: range, reason, cure: cure)
    }
  }

  private static func fault(
    at place: Int, _ text: SignedText
  ) -> (TextRange, Remark, cure: Remark)? {
    guard let scalar = text[place] else { return nil }
    if scalar == " " { return blank(at: place, text) }
    if isStop(scalar), isGlued(place, text) {
      return (
        text.range(place..<place + 2), "a blank is missing behind \(quote: String(scalar))",
        cure: "put a blank in"
      )
    }
    return nil
  }

  private static func blank(
    at place: Int, _ text: SignedText
  ) -> (TextRange, Remark, cure: Remark)? {
    guard let before = text[place - 1], let behind = text[place + 1] else { return nil }
    if behind == " ", before != " " {
      var end = place + 1
      while text[end] == " " { end += 1 }
      guard text[end] != nil else { return nil }
      return (text.range(place..<end), "several blanks stand in a row", cure: "leave one")
    }
    if isStop(behind), before != " ", endsHere(place + 1, text) {
      return (
        text.range(place..<place + 2), "a blank stands before \(quote: String(behind))",
        cure: "strike the blank"
      )
    }
    if "([{".unicodeScalars.contains(before) {
      return (
        text.range(place - 1..<place + 1), "a blank stands behind an opening bracket",
        cure: "strike the blank"
      )
    }
    if ")]}".unicodeScalars.contains(behind), before != " " {
      return (
        text.range(place..<place + 2), "a blank stands before a closing bracket",
        cure: "strike the blank"
      )
    }
    return nil
  }

  private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
    ",;:.!?،؛؟".unicodeScalars.contains(scalar)
  }

  /// Whether a sign ends something: .NET, ...and and :) begin behind a blank.
  private static func endsHere(_ place: Int, _ text: SignedText) -> Bool {
    text[place + 1] == nil || text.isBlank(place + 1)
  }

  /// Whether a word is glued to the sign before it. Dots inside Latin words are those of addresses
  /// and abbreviations unless the next word begins with a capital letter behind two small ones
  /// or more; colons of Latin words may be those of addresses and verses.
  private static func isGlued(_ place: Int, _ text: SignedText) -> Bool {
    let (before, behind) = (text.before(place), text.behind(place))
    guard text.isLetter(before), text.isLetter(behind) else { return false }
    if text.isArabicLetter(before) != text.isArabicLetter(behind) {
      return text[place] != "." && text[place] != ":"
    }
    if text.isArabicLetter(before) { return text[place] != "." || !isAbbreviation(place, text) }
    switch text[place] {
    case ".":
      return text.isSmall(before) && text.isSmall(text.before(before)) && text.isCapital(behind)
        && text.isSmall(text.behind(behind)) && !isAddress(place, text)
    case ":", "!", "?": return false
    default: return true
    }
  }

  /// Single letters between dots: م.ت.ف.
  private static func isAbbreviation(_ place: Int, _ text: SignedText) -> Bool {
    let (before, behind) = (text.before(place), text.behind(place))
    return !text.isLetter(text.before(before)) || !text.isLetter(text.behind(behind))
  }

  /// Whether a slash, an @ or www stands in the same word.
  private static func isAddress(_ place: Int, _ text: SignedText) -> Bool {
    var start = place
    while let scalar = text[start - 1], !text.isBlank(start - 1), scalar != "(" { start -= 1 }
    var end = place
    while text[end] != nil, !text.isBlank(end) { end += 1 }
    let word = String(String.UnicodeScalarView(text.scalars[start..<end]))
    return word.contains("/") || word.contains("@") || word.lowercased().hasPrefix("www")
  }
}

extension SignedText {
  fileprivate func isSmall(_ place: Int) -> Bool { self[place]?.properties.isLowercase == true }

  fileprivate func isCapital(_ place: Int) -> Bool { self[place]?.properties.isUppercase == true }
}
