/// One row of a morphology file in 64 bits: a prefix, a stem or a suffix with what is known of it.
///
/// The lowest 16 bits are the sum of its own letters, by which a text that spells it as the
/// dictionary does is told from one that does not; the next 8 its category, by which it joins others;
/// the highest marks the last row of those that are spelt alike.
struct MorphologyEntry: Hashable, Sendable {
  var bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  init(spelling: UInt16, category: Int) {
    bits = UInt64(spelling) | UInt64(category & 0xFF) << 16
  }

  var spelling: UInt16 { UInt16(truncatingIfNeeded: bits) }
  var category: Int { Int(bits >> 16 & 0xFF) }

  var isLast: Bool {
    get { bits >> 63 != 0 }
    set { set(newValue, at: 63) }
  }

  // MARK: Stems

  /// The dictionary word that the stem belongs to; a noun's broken plural has that of its singular.
  var lemma: Int32 {
    get { Int32(bits >> 24 & 0xF_FFFF) }
    set { bits |= UInt64(newValue) << 24 }
  }
  var isVerb: Bool {
    get { has(44) }
    set { set(newValue, at: 44) }
  }
  /// A preposition, pronoun, conjunction or particle: a word of a class that takes no new ones.
  var isFunctionWord: Bool {
    get { has(45) }
    set { set(newValue, at: 45) }
  }
  var isAdjective: Bool {
    get { has(46) }
    set { set(newValue, at: 46) }
  }
  /// Whether the stem is the one of the dictionary form, and no broken plural.
  var isBase: Bool {
    get { has(47) }
    set { set(newValue, at: 47) }
  }
  /// Whether the dictionary form ends in ta marbuta, so that it says nothing of a feminine.
  var isFeminineLemma: Bool {
    get { has(48) }
    set { set(newValue, at: 48) }
  }

  // MARK: Prefixes

  var proclitics: Proclitics {
    get {
      Proclitics(
        conjunction: has(24) ? .waw : has(25) ? .feh : nil,
        preposition: has(26) ? .beh : has(27) ? .kaf : has(28) ? .lam : nil, isFuture: has(29),
        hasArticle: has(30))
    }
    set {
      set(newValue.conjunction == .waw, at: 24)
      set(newValue.conjunction == .feh, at: 25)
      set(newValue.preposition == .beh, at: 26)
      set(newValue.preposition == .kaf, at: 27)
      set(newValue.preposition == .lam, at: 28)
      set(newValue.isFuture, at: 29)
      set(newValue.hasArticle, at: 30)
    }
  }
  /// How many letters stand before the phrase: all but the article and the sign of a verb's person.
  var outerLetters: Int {
    get { Int(bits >> 32 & 7) }
    set { bits |= UInt64(newValue) << 32 }
  }

  // MARK: Suffixes

  /// How many letters of the suffix are a pronoun.
  var pronounLetters: Int {
    get { Int(bits >> 24 & 7) }
    set { bits |= UInt64(newValue) << 24 }
  }
  /// A pronoun of the first or second person (-ي, -ك, -نا).
  var isOfSpeaker: Bool {
    get { has(27) }
    set { set(newValue, at: 27) }
  }
  /// A dual or plural before its complement, without its ن.
  var isConstruct: Bool {
    get { has(28) }
    set { set(newValue, at: 28) }
  }
  var isFeminine: Bool {
    get { has(29) }
    set { set(newValue, at: 29) }
  }
  var isDual: Bool {
    get { has(30) }
    set { set(newValue, at: 30) }
  }
  var isPlural: Bool {
    get { has(31) }
    set { set(newValue, at: 31) }
  }
  /// The alef of the indefinite accusative.
  var isAccusative: Bool {
    get { has(32) }
    set { set(newValue, at: 32) }
  }
  /// Ta marbuta or -ات alone.
  var isPlainFeminine: Bool {
    get { has(33) }
    set { set(newValue, at: 33) }
  }
  var isEmpty: Bool {
    get { has(34) }
    set { set(newValue, at: 34) }
  }

  private func has(_ bit: UInt64) -> Bool { bits >> bit & 1 != 0 }

  private mutating func set(_ value: Bool, at bit: UInt64) {
    if value { bits |= 1 << bit } else { bits &= ~(1 << bit) }
  }
}

/// The sums by which letters are looked up (FNV-1a, 64 bits): one over spelling level L2, one over
/// the letters as they are.
struct MorphologySum: Hashable, Sendable {
  private(set) var folded: UInt64 = 0xCBF2_9CE4_8422_2325
  private var written: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(_ letters: some Sequence<UInt16>) {
    for letter in letters { append(letter) }
  }

  mutating func append(_ letter: UInt16) {
    folded = (folded ^ UInt64(Stem.code(letter))) &* 0x100_0000_01B3
    written = (written ^ UInt64(letter)) &* 0x100_0000_01B3
  }

  var spelling: UInt16 { UInt16(truncatingIfNeeded: written ^ written >> 32 ^ written >> 16) }
}
