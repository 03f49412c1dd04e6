/// What a character means to the end of a sentence.
enum SentenceSign: UInt8 {
  case none
  /// A full stop that may also belong to an abbreviation or a number.
  case point
  /// The sign of an omission or of a pause, `…`.
  case ellipsis
  case question
  case exclamation
  /// A full stop that is nothing else: the Urdu ۔, the Chinese 。, the danda.
  case fullStop
  /// A quotation mark that looks the same at both ends.
  case quote
  case openingQuote
  case closingQuote
  case openingBracket
  case closingBracket
  /// A sign after which a sentence goes on: comma, semicolon, colon.
  case pause
  /// A hyphen or a dash.
  case dash
  /// An apostrophe, which also closes quotations.
  case apostrophe

  var isStop: Bool {
    switch self {
    case .point, .ellipsis, .question, .exclamation, .fullStop: true
    default: false
    }
  }

  var isQuote: Bool { self == .quote || self == .openingQuote || self == .closingQuote }

  var isPlain: Bool { self == .none }

  /// Whether a unit is a space, or a letter of the two alphabets that nearly all units are.
  @inline(__always)
  static func isPlainLetter(_ unit: UInt16) -> Bool {
    unit &- 0x0620 < 0xB4 || unit == 0x20 || (unit | 0x20) &- 0x61 < 26
  }

  init(_ unit: UInt16) {
    self = unit < 0x80 ? Self.ascii(unit) : Self.beyondASCII(unit)
  }

  private static func ascii(_ unit: UInt16) -> SentenceSign {
    switch Unicode.Scalar(UInt8(truncatingIfNeeded: unit)) {
    case ".": .point
    case "?": .question
    case "!": .exclamation
    case "\"": .quote
    case "(", "[", "{": .openingBracket
    case ")", "]", "}": .closingBracket
    case ",", ";", ":": .pause
    case "-": .dash
    case "'": .apostrophe
    default: .none
    }
  }

  private static func beyondASCII(_ unit: UInt16) -> SentenceSign {
    switch unit {
    case 0x00AB, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x300C, 0x300E: .openingQuote
    case 0x00BB, 0x201D, 0x203A, 0x300D, 0x300F: .closingQuote
    case 0x201F, 0x2033, 0xFF02: .quote
    case 0x2019: .apostrophe
    case 0xFD3E, 0xFD3F: .none
    case 0x060C, 0x061B, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B: .pause
    case 0x061D...0x061F, 0x203D, 0xFF1F, 0x2047, 0x2048: .question
    case 0x203C, 0x2049, 0xFF01: .exclamation
    case 0x06D4, 0x0964, 0x0965, 0x3002, 0xFF61: .fullStop
    case 0x2024, 0xFF0E: .point
    case 0x2025, 0x2026: .ellipsis
    case 0x2010...0x2015, 0x2212: .dash
    case 0xFF08, 0x3010: .openingBracket
    case 0xFF09, 0x3011: .closingBracket
    default: .none
    }
  }
}

// MARK: - Kinds of characters

extension SentenceSign {
  static func isSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// Whether a unit is never seen: direction marks, joiners, soft hyphens, byte order marks.
  static func isInvisible(_ unit: UInt16) -> Bool {
    switch unit {
    case 0xAD, 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: true
    default: false
    }
  }

  static func isWord(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
    case 0..<0x80: return false
    case 0x0620...0x0669, 0x066E...0x06D3, 0xD800...0xDFFF: return true
    case 0x0600...0x060F, 0x061B...0x061F, 0x066A...0x066D, 0x2000...0x206F: return false
    default: break
    }
    guard let properties = Unicode.Scalar(unit)?.properties else { return false }
    return properties.isAlphabetic || properties.numericType != nil
      || ArabicLetter.isMark(UInt32(unit))
  }

  static func isDigit(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x30...0x39, 0x0660...0x0669, 0x06F0...0x06F9, 0x0966...0x096F, 0xFF10...0xFF19: true
    default: false
    }
  }

  static func isUpper(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit >= 0x41 && unit <= 0x5A }
    return Unicode.Scalar(unit)?.properties.isUppercase ?? false
  }

  static func isLower(_ unit: UInt16) -> Bool {
    if unit < 0x80 { return unit >= 0x61 && unit <= 0x7A }
    return Unicode.Scalar(unit)?.properties.isLowercase ?? false
  }

  static func isMarkOrTatweel(_ unit: UInt16) -> Bool {
    ArabicLetter.isMark(UInt32(unit)) || UInt32(unit) == ArabicLetter.tatweel.value
  }
}
