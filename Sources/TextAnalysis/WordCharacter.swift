/// What a scalar means to the words around it.
enum WordCharacter: UInt8 {
  case other, arabic, letter, digit
  /// A mark or a tatweel, and a sign that is not seen.
  case mark, invisible
  /// Signs that may stand inside a word.
  case apostrophe, hyphen, dot, comma

  static func of(_ value: UInt32) -> WordCharacter {
    value < 0x800 ? low[Int(value)] : ruled(value)
  }

  /// Those of U+0000–U+07FF.
  static let low: [WordCharacter] = (0..<0x800).map { ruled($0) }

  static func ruled(_ value: UInt32) -> WordCharacter {
    guard let scalar = Unicode.Scalar(value) else { return .other }
    switch scalar {
    case "0"..."9", "\u{FF10}"..."\u{FF19}": return .digit
    case "'", "\u{2019}", "\u{02BC}": return .apostrophe
    case "-", "\u{2010}", "\u{2011}": return .hyphen
    case ".": return .dot
    case ",", ArabicLetter.comma, ArabicLetter.decimalSeparator, ArabicLetter.thousandsSeparator:
      return .comma
    case "A"..."Z", "a"..."z": return .letter
    case "\u{2012}"..."\u{2BFF}", "\u{3001}"..."\u{3004}": return .other
    default: break
    }
    if ArabicLetter.digit(scalar) != nil { return .digit }
    if ArabicLetter.isLetter(scalar) { return .arabic }
    if JoiningCharacters.isInvisible(scalar) { return .invisible }
    if JoiningCharacters.joins(scalar) { return .mark }
    let properties = scalar.properties
    if properties.isAlphabetic { return .letter }
    return properties.generalCategory == .decimalNumber ? .digit : .other
  }
}
