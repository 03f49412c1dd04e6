/// The consonants of a name by class, in order: what two spellings of it must roughly share.
///
/// Labials, dentals and liquids hardly ever get lost between the scripts; `c`, `g`, `j` and `x`
/// belong to several classes; vowels, glides and `h` come and go and are left out. A few
/// instructions tell that two words are not one name, so that letters are paired for few.
struct ConsonantOutline: Sendable {
  let classes: Classes
  /// The classes of each consonant in order, and for each class the places it may be at.
  private let sequence: SIMD16<UInt16>
  private let places: SIMD16<UInt16>
  private let count: Int

  init(latin letters: [UInt8]) { self.init(letters, table: ConsonantClass.latin) }

  init(arabic letters: [UInt8]) { self.init(letters, table: ConsonantClass.arabic) }

  private init(_ letters: [UInt8], table: [UInt16]) {
    var (present, needed) = (UInt16(0), UInt16(0))
    var sequence = SIMD16<UInt16>()
    var places = SIMD16<UInt16>()
    var (count, last) = (0, UInt16(0))
    for letter in letters {
      let set = table[Int(letter)]
      defer { last = set }
      // Doubled letters and ck are one consonant.
      guard set != 0, count < 16, set & last == 0 || set & last != set else { continue }
      present |= set
      if set.nonzeroBitCount == 1 { needed |= set }
      sequence[count] = set
      for place in 0..<16 where set & (1 << place) != 0 { places[place] |= 1 << count }
      count += 1
    }
    classes = Classes(present: present, needed: needed)
    self.sequence = sequence
    self.places = places
    self.count = count
  }

  /// Which classes occur, and which of them stand for a letter that has no other reading.
  struct Classes: Sendable {
    let present: UInt16
    let needed: UInt16

    /// Whether at most one consonant lacks its like.
    @inline(__always)
    func mayMatch(_ other: Classes) -> Bool {
      let missing =
        (needed & ~other.present).nonzeroBitCount + (other.needed & ~present).nonzeroBitCount
      return missing <= 1
    }
  }

  /// Whether enough consonants are common and in one order.
  ///
  /// With the classes' test before it, it passes 99 of 100 name pairs and 4 of 100 random ones.
  func mayMatch(_ other: ConsonantOutline) -> Bool {
    common(with: other) >= Self.leastCommon[max(count, other.count)]
  }

  /// Of one to sixteen consonants, how many must be common.
  private static let leastCommon = [0, 0, 2, 2, 3, 4, 4, 5, 5, 6, 7, 7, 8, 8, 9, 9, 10]

  /// The length of the longest common subsequence (Hyyrö 2004, bit-parallel).
  private func common(with other: ConsonantOutline) -> Int {
    var free: UInt32 = 0xFFFF
    for place in 0..<count {
      var set = sequence[place]
      var match: UInt32 = 0
      while set != 0 {
        match |= UInt32(other.places[set.trailingZeroBitCount])
        set &= set - 1
      }
      let taken = free & match
      free = (free &+ taken) | (free & ~match)
    }
    return (~free & ((1 << UInt32(other.count)) - 1)).nonzeroBitCount
  }
}

/// The classes of consonants that both scripts tell apart.
private enum ConsonantClass {
  private static let labial: UInt16 = 1
  private static let labiodental: UInt16 = 2
  private static let nasalM: UInt16 = 4
  private static let nasalN: UInt16 = 8
  private static let lateral: UInt16 = 16
  private static let rhotic: UInt16 = 32
  private static let dental: UInt16 = 64
  private static let sibilant: UInt16 = 128
  private static let velar: UInt16 = 256

  /// For each code of `NameLetters`: the classes it may stand for; none for what may be silent.
  static let latin = table(latinRows) { scalar in
    scalar.value < 0x80 ? UInt8(scalar.value - 0x60) : NameLetters.cedilla
  }
  static let arabic = table(arabicRows) { NameLetters.arabicCode($0) ?? 0 }

  private static let latinRows: [(letters: String, classes: UInt16)] = [
    ("b", labial), ("p", labial | labiodental), ("f", labiodental), ("v", labiodental | labial),
    ("m", nasalM), ("n", nasalN), ("l", lateral), ("r", rhotic), ("dt", dental | sibilant),
    ("sz", sibilant), ("cjç", sibilant | velar | dental), ("x", sibilant | velar), ("kq", velar),
    ("g", velar | sibilant),
  ]

  private static let arabicRows: [(letters: String, classes: UInt16)] = [
    (letters(ArabicLetter.beh), labial),
    (letters(ArabicLetter.feh), labiodental),
    (letters(ArabicLetter.meem), nasalM),
    (letters(ArabicLetter.noon), nasalN),
    (letters(ArabicLetter.lam), lateral),
    (letters(ArabicLetter.reh), rhotic),
    (letters(ArabicLetter.dal, ArabicLetter.teh, ArabicLetter.tah), dental),
    (letters(ArabicLetter.dad, ArabicLetter.zah), dental | sibilant),
    (letters(ArabicLetter.theh, ArabicLetter.thal), dental | sibilant),
    (letters(ArabicLetter.seen, ArabicLetter.sad, ArabicLetter.zain), sibilant),
    (letters(ArabicLetter.sheen, ArabicLetter.jeem), sibilant | velar | dental),
    (letters(ArabicLetter.kaf, ArabicLetter.qaf), velar),
    (letters(ArabicLetter.ghain, ArabicLetter.khah), velar),
  ]

  private static func letters(_ scalars: Unicode.Scalar...) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func table(
    _ rows: [(letters: String, classes: UInt16)], code: (Unicode.Scalar) -> UInt8
  ) -> [UInt16] {
    var classes = [UInt16](repeating: 0, count: NameLetters.count)
    for row in rows {
      for scalar in row.letters.unicodeScalars { classes[Int(code(scalar))] = row.classes }
    }
    return classes
  }
}
