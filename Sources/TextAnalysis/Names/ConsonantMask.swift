/// Which consonants a name has, and which of them its other spelling cannot do without.
///
/// Labials, dentals, liquids and the like hardly ever get lost between the scripts; gutturals,
/// glides and `c` change too freely to be asked for, but may stand for others. Two names that
/// differ in more than a consonant or two are ruled out by a few instructions.
struct ConsonantMask: Sendable {
  private let present: UInt16
  private let needed: UInt16
  private let length: UInt8

  private static let labial: UInt16 = 1
  private static let labiodental: UInt16 = 2
  private static let nasalM: UInt16 = 4
  private static let nasalN: UInt16 = 8
  private static let lateral: UInt16 = 16
  private static let rhotic: UInt16 = 32
  private static let dental: UInt16 = 64
  private static let sibilant: UInt16 = 128
  private static let velar: UInt16 = 256

  init(latin letters: [UInt8]) {
    self.init(letters.dropFirst().dropLast(), Self.latinClasses)
  }

  init(arabic letters: [UInt8]) {
    self.init(letters.dropFirst().dropLast(), Self.arabicClasses)
  }

  private init(_ letters: ArraySlice<UInt8>, _ classes: [(present: UInt16, needed: UInt16)]) {
    var (present, needed) = (UInt16(0), UInt16(0))
    for letter in letters {
      let (may, must) = classes[Int(letter)]
      present |= may | must
      needed |= must
    }
    self.present = present
    self.needed = needed
    length = UInt8(clamping: letters.count)
  }

  /// Whether the two may spell one name.
  @inline(__always)
  func mayMatch(_ other: ConsonantMask) -> Bool {
    let missing = (needed & ~other.present).nonzeroBitCount
      + (other.needed & ~present).nonzeroBitCount
    let (short, long) = (min(length, other.length), max(length, other.length))
    return missing <= (short > 5 ? 2 : 1) && Int(long) <= 2 * Int(short) + 2
  }

  /// For a letter: the classes it may stand for, and those it must find on the other side.
  private static let latinClasses = classes(latinRows) { scalar in UInt8(scalar.value - 0x60) }

  private static let latinRows: [(letters: String, may: UInt16, must: UInt16)] = [
    ("b", labial, labial), ("p", labial | labiodental, 0), ("f", labiodental, labiodental),
    ("v", labiodental | labial, 0), ("w", labiodental, 0), ("m", nasalM, nasalM),
    ("n", nasalN | nasalM, nasalN), ("l", lateral, lateral), ("r", rhotic, rhotic),
    ("d", dental | sibilant, dental), ("t", dental | sibilant, dental),
    ("s", sibilant | dental, sibilant), ("z", sibilant | dental, sibilant),
    ("c", sibilant | velar | dental, 0), ("x", sibilant | velar, 0), ("j", sibilant | velar | dental, 0),
    ("k", velar, velar), ("q", velar, velar), ("g", velar | sibilant, 0), ("h", velar, 0),
    ("y", velar, 0),
  ]

  private static let arabicClasses = classes(arabicRows) { NameLetters.arabicCode($0) ?? 0 }

  private static let arabicRows: [(letters: String, may: UInt16, must: UInt16)] = [
    (letters(ArabicLetter.beh), labial, labial),
    (letters(ArabicLetter.feh), labiodental, 0),
    (letters(ArabicLetter.waw), labiodental, 0),
    (letters(ArabicLetter.meem), nasalM, nasalM),
    (letters(ArabicLetter.noon), nasalN, nasalN),
    (letters(ArabicLetter.lam), lateral, lateral),
    (letters(ArabicLetter.reh), rhotic, rhotic),
    (letters(ArabicLetter.dal, ArabicLetter.dad, ArabicLetter.teh, ArabicLetter.tah), dental, dental),
    (letters(ArabicLetter.theh, ArabicLetter.thal, ArabicLetter.zah), dental | sibilant, 0),
    (letters(ArabicLetter.seen, ArabicLetter.sad, ArabicLetter.zain), sibilant, sibilant),
    (letters(ArabicLetter.sheen, ArabicLetter.jeem), sibilant | velar | dental, 0),
    (letters(ArabicLetter.kaf, ArabicLetter.qaf), velar, velar),
    (letters(ArabicLetter.ghain, ArabicLetter.khah, ArabicLetter.hah, ArabicLetter.heh), velar, 0),
  ]

  private static func letters(_ scalars: Unicode.Scalar...) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static func classes(
    _ rows: [(letters: String, may: UInt16, must: UInt16)], code: (Unicode.Scalar) -> UInt8
  ) -> [(present: UInt16, needed: UInt16)] {
    var classes = [(present: UInt16, needed: UInt16)](repeating: (0, 0), count: NameLetters.count)
    for row in rows {
      for scalar in row.letters.unicodeScalars { classes[Int(code(scalar))] = (row.may, row.must) }
    }
    return classes
  }
}
