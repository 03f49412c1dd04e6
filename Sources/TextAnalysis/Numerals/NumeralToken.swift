import Bitext

/// A piece of text as the number grammar sees it.
struct NumeralToken {
  enum Kind: UInt8 { case word, number, symbol }

  let kind: Kind
  var flags: Flags = []
  /// Place in the lexicon's words; −1 for a word that has nothing to do with numbers.
  var word: Int16 = -1
  /// Place in the scan's numerals, for a number.
  var numeral: Int32 = -1
  /// The character, for a symbol; the first letter in lower case, for a Latin word.
  var symbol: UInt8 = 0
  var start: Int32
  /// Where the word begins behind its clitics; an article counts as part of the word.
  var stem: Int32
  var end: Int32

  struct Flags: OptionSet {
    let rawValue: UInt16
    static let spaceBefore = Flags(rawValue: 1)
    static let latin = Flags(rawValue: 2)
    /// `و` before an Arabic word.
    static let conjunction = Flags(rawValue: 4)
    /// `ب`, `ك` or `ل` before an Arabic word.
    static let preposition = Flags(rawValue: 8)
    static let article = Flags(rawValue: 16)
    static let capital = Flags(rawValue: 32)
    static let allCapitals = Flags(rawValue: 64)
    /// The last letter is ي with its dots, which أولى never has.
    static let dottedYeh = Flags(rawValue: 128)
    /// The first letter is آ, which أب never has.
    static let madda = Flags(rawValue: 256)
    /// A Latin word of one letter.
    static let single = Flags(rawValue: 512)
  }

  var range: TextRange { TextRange(Int(stem), Int(end)) }
}

/// A number in digits, before the words around it are read.
struct DigitNumeral {
  /// The likeliest value first; `1.250` in Arabic is 1250 or 1.25. Empty for `3.2.1`.
  var values: [DecimalValue]
  /// How many digits, where there is nothing but digits: a year has four.
  var plainDigits: Int = 0
  /// The parts of `10.7.2017`, of a section number, or of what may be a time: `10.30`.
  var dotted: [Int] = []
}

/// Punctuation that the grammar reads, as one byte each.
enum NumeralSymbol {
  static let dash = UInt8(ascii: "-")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let comma = UInt8(ascii: ",")
  static let dot = UInt8(ascii: ".")
  static let percent = UInt8(ascii: "%")
  static let dollar = UInt8(ascii: "$")
  static let open = UInt8(ascii: "(")
  static let close = UInt8(ascii: ")")
  static let apostrophe = UInt8(ascii: "'")
  static let newline = UInt8(ascii: "\n")
  /// Outside ASCII.
  static let euro: UInt8 = 0x80
  static let pound: UInt8 = 0x81
  static let yen: UInt8 = 0x82
  static let oneHalf: UInt8 = 0x83
  static let other: UInt8 = 0xFF
}
