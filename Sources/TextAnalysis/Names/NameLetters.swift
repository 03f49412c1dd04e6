/// The letters of a name as small codes, spelling folded, with a mark at either end.
///
/// Latin: case and accents are folded; letters that Slavic and Turkish names sound otherwise are
/// spelt out (`š` as `sh`). Arabic: hamza and final ya are folded, as news agencies drop them, ta
/// marbuta is kept, since it says how a name ends.
public enum NameLetters {
  /// Codes 1…26 are a…z, then these.
  static let latinStart: UInt8 = 27
  static let latinEnd: UInt8 = 28
  static let cedilla: UInt8 = 29
  /// Codes 1…28 are the alphabet from ا to ي, then these.
  static let tehMarbuta: UInt8 = 29
  static let arabicStart: UInt8 = 30
  static let arabicEnd: UInt8 = 31
  /// One more than the greatest code of either script.
  static let count = 32

  /// The codes of a name in Latin letters, between their end marks; empty if it has no letter.
  public static func latin(_ name: String) -> [UInt8] {
    var codes = [latinStart]
    for scalar in name.unicodeScalars { appendLatin(scalar, to: &codes) }
    guard codes.count > 1 else { return [] }
    codes.append(latinEnd)
    return codes
  }

  /// The codes of a name in Arabic letters, between their end marks; empty if it has no letter.
  public static func arabic(_ name: String) -> [UInt8] {
    var codes = [arabicStart]
    for scalar in name.unicodeScalars {
      if let code = arabicCode(scalar) { codes.append(code) }
    }
    guard codes.count > 1 else { return [] }
    codes.append(arabicEnd)
    return codes
  }

  /// Codes as the rows of `NameCostTable` show them: `^` and `$` for the ends, `-` for nothing.
  public static func latinText(_ codes: [UInt8]) -> String {
    codes.isEmpty
      ? "-"
      : codes.map { code in
        switch code {
        case latinStart: "^"
        case latinEnd: "$"
        case cedilla: "\u{E7}"
        default: String(Unicode.Scalar(code + 0x60))
        }
      }.joined()
  }

  /// The same for Arabic letters.
  public static func arabicText(_ codes: [UInt8]) -> String {
    codes.isEmpty
      ? "-"
      : codes.map { code in
        switch code {
        case arabicStart: "^"
        case arabicEnd: "$"
        default: String(alphabet[Int(code) - 1])
        }
      }.joined()
  }

  static func appendLatin(_ scalar: Unicode.Scalar, to codes: inout [UInt8]) {
    switch scalar.value {
    case 0x61...0x7A: codes.append(UInt8(scalar.value - 0x60))
    case 0x41...0x5A: codes.append(UInt8(scalar.value - 0x40))
    case 0xC0...: codes.append(contentsOf: accented[scalar] ?? [])
    default: break
    }
  }

  static func arabicCode(_ scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.value >= 0x621, scalar.value <= 0x6CC else { return nil }
    let code = arabicCodes[Int(scalar.value) - 0x621]
    return code == 0 ? nil : code
  }

  private static let alphabet: [Unicode.Scalar] = [
    ArabicLetter.alef, ArabicLetter.beh, ArabicLetter.teh, ArabicLetter.theh, ArabicLetter.jeem,
    ArabicLetter.hah, ArabicLetter.khah, ArabicLetter.dal, ArabicLetter.thal, ArabicLetter.reh,
    ArabicLetter.zain, ArabicLetter.seen, ArabicLetter.sheen, ArabicLetter.sad, ArabicLetter.dad,
    ArabicLetter.tah, ArabicLetter.zah, ArabicLetter.ain, ArabicLetter.ghain, ArabicLetter.feh,
    ArabicLetter.qaf, ArabicLetter.kaf, ArabicLetter.lam, ArabicLetter.meem, ArabicLetter.noon,
    ArabicLetter.heh, ArabicLetter.waw, ArabicLetter.yeh, ArabicLetter.tehMarbuta,
  ]

  /// Letters written for others, by habit, keyboard or for want of the sound.
  private static let folds: [(Unicode.Scalar, Unicode.Scalar)] = [
    (ArabicLetter.alefMadda, ArabicLetter.alef),
    (ArabicLetter.alefHamzaAbove, ArabicLetter.alef),
    (ArabicLetter.alefHamzaBelow, ArabicLetter.alef),
    (ArabicLetter.alefWasla, ArabicLetter.alef),
    (ArabicLetter.alefMaksura, ArabicLetter.yeh),
    (ArabicLetter.yehHamza, ArabicLetter.yeh),
    (ArabicLetter.farsiYeh, ArabicLetter.yeh),
    (ArabicLetter.wawHamza, ArabicLetter.waw),
    (ArabicLetter.keheh, ArabicLetter.kaf),
    (ArabicLetter.gaf, ArabicLetter.kaf),
    (ArabicLetter.peh, ArabicLetter.beh),
    (ArabicLetter.tcheh, ArabicLetter.jeem),
    (ArabicLetter.jeh, ArabicLetter.jeem),
    (ArabicLetter.veh, ArabicLetter.feh),
  ]

  private static let arabicCodes: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: 0x6CC - 0x621 + 1)
    for (index, scalar) in alphabet.enumerated() {
      codes[Int(scalar.value) - 0x621] = UInt8(index + 1)
    }
    for (variant, base) in folds {
      codes[Int(variant.value) - 0x621] = codes[Int(base.value) - 0x621]
    }
    return codes
  }()

  /// Rows of accented letters by the letters they are compared as.
  private static let accents: [(letters: String, as: String)] = [
    ("àáâãāăąạảấầǎ", "a"), ("äåæ", "ae"), ("ß", "ss"), ("œ", "oe"), ("þ", "th"),
    ("čć", "ch"), ("ďđðḍ", "d"), ("èéêëēĕėęěẹếềệ", "e"), ("ğĝġģǧ", "g"), ("ĥħḥḫ", "h"),
    ("ìíîïĩīĭįıịỉ", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"),
    ("òóôõōŏőøơọốồộớ", "o"), ("ö", "oe"), ("ŕŗř", "r"), ("śŝšşș", "sh"), ("ṣ", "s"),
    ("ţťŧṭ", "t"), ("ț", "ts"), ("ùúûũūŭůűųưụứừ", "u"), ("ü", "ue"), ("ŵ", "w"), ("ýÿŷỳ", "y"),
    ("źżž", "zh"), ("ẓ", "z"),
  ]

  private static let accented: [Unicode.Scalar: [UInt8]] = {
    var table: [Unicode.Scalar: [UInt8]] = ["\u{E7}": [cedilla], "\u{C7}": [cedilla]]
    for (letters, plain) in accents {
      let codes = plain.unicodeScalars.map { UInt8($0.value - 0x60) }
      for letter in letters {
        for form in [String(letter), letter.uppercased()] {
          if let scalar = form.unicodeScalars.first, form.unicodeScalars.count == 1 {
            table[scalar] = scalar.value < 0x80 ? nil : codes
          }
        }
      }
    }
    return table
  }()
}
