/// Buckwalter's one-to-one transliteration of Arabic letters (qamus.org/transliteration.htm).
public enum BuckwalterLetters {
  private static let latin = Array("'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYyPJVG{".unicodeScalars)
  private static let arabicLetters =
    Array(
      "\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62A}\u{62B}\u{62C}\u{62D}"
        .unicodeScalars)
    + Array(
      "\u{62E}\u{62F}\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}\u{637}\u{638}\u{639}\u{63A}"
        .unicodeScalars)
    + Array(
      "\u{641}\u{642}\u{643}\u{644}\u{645}\u{646}\u{647}\u{648}\u{649}\u{64A}\u{67E}\u{686}\u{6A4}"
        .unicodeScalars) + Array("\u{6AF}\u{671}".unicodeScalars)
  private static let table = Dictionary(uniqueKeysWithValues: zip(latin, arabicLetters))

  /// Letters of the table in Arabic, vowels and other signs left out.
  public static func arabic(_ transliterated: some StringProtocol) -> String {
    var text = ""
    for scalar in transliterated.unicodeScalars {
      if let letter = table[scalar] { text.unicodeScalars.append(letter) }
    }
    return text
  }

  /// The same as code units of words here.
  static func letters(_ transliterated: some StringProtocol) -> [UInt16] {
    Array(arabic(transliterated).utf16)
  }
}
