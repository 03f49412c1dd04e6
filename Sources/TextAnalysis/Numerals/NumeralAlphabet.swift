/// Letters as small codes, spelling folded, for the word tables of numbers.
///
/// Codes are 1…28 in Arabic and 1…26 in Latin script; 0 is a letter that no number word has.
enum NumeralAlphabet {
  static let size = 32

  /// What a scalar of the Arabic block is to a number word.
  enum ArabicClass: Sendable {
    /// A letter, or 0 for one no number word has.
    case letter(UInt8)
    /// A mark, a tatweel or the bare hamza, which the fold drops.
    case silent
    case digit(UInt8)
    case symbol
  }

  static func latinCode(_ byte: UInt8) -> UInt8 {
    let lower = byte | 0x20
    return lower >= 0x61 && lower <= 0x7A ? lower - 0x60 : 0
  }

  /// The class of each scalar from U+0600 to U+06FF.
  static let arabicClasses: [ArabicClass] = (0x600...0x6FF).map { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return .symbol }
    if let code = codes[scalar] { return .letter(code) }
    switch value {
    case 0x660...0x669: return .digit(UInt8(value - 0x660))
    case 0x6F0...0x6F9: return .digit(UInt8(value - 0x6F0))
    case 0x610...0x61A, 0x61C, 0x621, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: return .silent
    case 0x620...0x64A, 0x66E...0x6D3, 0x6FA...0x6FF: return .letter(0)
    default: return .symbol
    }
  }

  private static let letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"

  /// Each row: the letter, then the letters that are written for it.
  private static let folds = """
    ا أإآٱ
    ي ىئی
    و ؤ
    ه ة
    ك ک
    """

  private static let codes: [Unicode.Scalar: UInt8] = {
    var codes: [Unicode.Scalar: UInt8] = [:]
    for (index, scalar) in letters.unicodeScalars.enumerated() { codes[scalar] = UInt8(index + 1) }
    for row in folds.split(separator: "\n") {
      let columns = row.split(separator: " ")
      guard let base = columns[0].unicodeScalars.first, let code = codes[base] else { continue }
      for scalar in columns[1].unicodeScalars { codes[scalar] = code }
    }
    return codes
  }()

  static func code(of scalar: Unicode.Scalar) -> UInt8 { codes[scalar] ?? 0 }

  /// A table word as codes; marks and bare hamzas are dropped.
  static func codes(of word: String) -> [UInt8] {
    word.unicodeScalars.compactMap { scalar in
      if scalar.value < 0x80 { return latinCode(UInt8(scalar.value)) }
      guard scalar.value >= 0x600, scalar.value <= 0x6FF else { return 0 }
      switch arabicClasses[Int(scalar.value) - 0x600] {
      case .letter(let code): return code
      default: return nil
      }
    }
  }
}
