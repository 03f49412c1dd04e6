/// A word's shape for comparison: what is left when clitics and regular inflection are taken off.
///
/// A stem is a key, not a dictionary form: broken plurals keep their own (مناطق is not منطقة), and
/// nisba -ي stays (سوري is not سوريا). Eighteen letters are packed seven bits each into 128, so
/// stems cost no allocation and compare in two instructions.
public struct Stem: Hashable, Sendable, BitwiseCopyable, CustomStringConvertible {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// Letters as UTF-16: of Arabic in any spelling, of Latin in lower case, and digits.
  init(_ letters: some Sequence<UInt16>) {
    // The table is asked for once a word: each time costs as much as a letter.
    Stem.codes.withUnsafeBufferPointer { codes in
      for letter in letters {
        append(code: letter < 0x800 ? codes[Int(letter)] : Stem.strange(letter))
      }
    }
  }

  init(_ letters: some Sequence<UInt16>, _ last: UInt16) {
    self.init(letters)
    append(last)
  }

  /// The key of a word of the dictionary, which no stem of letters has.
  public init(lemma: Int32) {
    (high, low) = (1 << 63, UInt64(UInt32(bitPattern: lemma)))
  }

  /// The key of words that differ by dots alone (نفط, نفظ), which no stem of letters has; from the
  /// letters of level L1.
  public init(outlineOf word: ArraySlice<UInt8>) {
    for letter in ArabicStem.letters(of: word) ?? [] { append(Stem.undotted[letter] ?? letter) }
    high |= 1 << 62
  }

  /// The two halves mixed into one number, for tables.
  public var mixed: UInt64 {
    let product = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product >> 32
  }

  /// Adds a letter. From the nineteenth on letters are mixed rather than kept.
  mutating func append(_ letter: UInt16) { append(code: Stem.code(letter)) }

  private mutating func append(code: UInt8) {
    if high >> 55 != 0 { high = (high ^ high << 9 ^ low >> 41) & (1 << 55 - 1) }
    high = high << 7 | low >> 57
    low = low << 7 | UInt64(code)
  }

  /// The letters, Arabic ones as level L2 spells them; `?` for letters of other scripts.
  public var description: String {
    var (high, low) = (high, low)
    var letters: [Unicode.Scalar] = []
    while low != 0 || high != 0 {
      let place = Int(low & 127)
      letters.append(place < Stem.alphabet.count ? Stem.alphabet[place] : "?")
      low = low >> 7 | (high & 127) << 57
      high >>= 7
    }
    return String(String.UnicodeScalarView(letters.reversed()))
  }

  /// Each letter at the place of its code: none, the Arabic letters that L2 leaves, Latin, digits.
  private static let alphabet: [Unicode.Scalar] =
    [" ", ArabicLetter.hamza, ArabicLetter.alef]
    + scalars(ArabicLetter.beh.value...ArabicLetter.ghain.value)
    + scalars(ArabicLetter.feh.value...ArabicLetter.yeh.value)
    + scalars(0x61...0x7A) + scalars(0x30...0x39)

  /// Each letter with dots and another of its shape (Habash 2010, section 3.1).
  private static let undotted: [UInt16: UInt16] = {
    let shapes = ["بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق"]
    var first: [UInt16: UInt16] = [:]
    for shape in shapes.map({ Array($0.utf16) }) {
      for letter in shape { first[letter] = shape[0] }
    }
    return first
  }()

  private static func scalars(_ values: ClosedRange<UInt32>) -> [Unicode.Scalar] {
    values.compactMap(Unicode.Scalar.init)
  }

  private static let codes: [UInt8] = (0..<0x800).map { value in
    let letter = Unicode.Scalar(value).map { ArabicSpelling.fold(Unicode.Scalar($0)) }
    guard value > 0x20, let place = alphabet.firstIndex(where: { $0 == letter }) else {
      return strange(UInt16(value))
    }
    return UInt8(place)
  }

  /// The seven bits a letter is packed in: the same for letters that L2 spells alike.
  static func code(_ letter: UInt16) -> UInt8 {
    letter < 0x800 ? codes[Int(letter)] : strange(letter)
  }

  /// Letters of other scripts share what codes are left.
  private static func strange(_ letter: UInt16) -> UInt8 {
    UInt8(alphabet.count) + UInt8(letter % UInt16(128 - alphabet.count))
  }
}
