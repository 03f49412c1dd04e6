/// One way in which the dictionary reads an Arabic word: particles, a stem of a dictionary word, an
/// ending, a pronoun.
public struct LexicalReading: Hashable, Sendable {
  /// The dictionary word, by a number of the morphology file's own: مناطق and منطقة have the same.
  public let lemma: Int32
  public let proclitics: Proclitics
  /// The word without particles and pronoun, in letters. The article belongs to it.
  let letters: Range<Int8>
  let traits: Traits

  /// What is known of the word so read.
  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    static let exact = Traits(rawValue: 1 << 0)
    static let verb = Traits(rawValue: 1 << 1)
    static let functionWord = Traits(rawValue: 1 << 2)
    static let adjective = Traits(rawValue: 1 << 3)
    /// The stem of the dictionary form; without it, of a broken plural or another irregular form.
    static let base = Traits(rawValue: 1 << 4)
    static let feminineLemma = Traits(rawValue: 1 << 5)
    static let pronoun = Traits(rawValue: 1 << 6)
    static let ofSpeaker = Traits(rawValue: 1 << 7)
    static let construct = Traits(rawValue: 1 << 8)
    static let feminine = Traits(rawValue: 1 << 9)
    static let dual = Traits(rawValue: 1 << 10)
    static let plural = Traits(rawValue: 1 << 11)
    static let accusative = Traits(rawValue: 1 << 12)
    /// Ta marbuta or -ات alone.
    static let plainFeminine = Traits(rawValue: 1 << 13)
    /// No suffix.
    static let bare = Traits(rawValue: 1 << 14)
    /// Another reading of the same letters is likelier.
    static let unlikely = Traits(rawValue: 1 << 15)
  }

  /// The word without particles and pronoun, as UTF-8 bytes of the word at level L1.
  public var phrase: Range<Int> { Int(letters.lowerBound) * 2..<Int(letters.upperBound) * 2 }
  public var hasPronoun: Bool { traits.contains(.pronoun) }
  public var isVerb: Bool { traits.contains(.verb) }
  /// Whether another reading of the same letters is likelier, so that the words around must vouch.
  public var isUnlikely: Bool { traits.contains(.unlikely) }
  public var isFunctionWord: Bool { traits.contains(.functionWord) }
  public var isAdjective: Bool { traits.contains(.adjective) }

  /// What the form is, such as `broken plural`; empty for the dictionary form.
  public var inflection: String {
    if isVerb { return LexicalReading.verb }
    if traits.contains(.dual) { return ArabicReading.dual }
    if traits.contains(.plural) { return ArabicInflection.Kind.plural.rawValue }
    if !traits.contains(.base) && !isFunctionWord { return LexicalReading.brokenPlural }
    if traits.contains(.feminine) && !traits.contains(.feminineLemma) {
      return ArabicInflection.Kind.feminine.rawValue
    }
    return traits.contains(.accusative) ? ArabicInflection.Kind.accusative.rawValue : ""
  }

  /// The `inflection` of a verb's form.
  public static let verb = "verb form"
  /// The `inflection` of a noun whose plural is another stem.
  public static let brokenPlural = "broken plural"

  init(_ prefix: MorphologyEntry, _ stem: MorphologyEntry, _ suffix: MorphologyEntry, of count: Int)
  {
    lemma = stem.lemma
    proclitics = prefix.proclitics
    letters = Int8(prefix.outerLetters)..<Int8(count - suffix.pronounLetters)
    var traits: Traits = []
    func mark(_ trait: Traits, _ holds: Bool) { if holds { traits.insert(trait) } }
    mark(.verb, stem.isVerb)
    mark(.functionWord, stem.isFunctionWord)
    mark(.adjective, stem.isAdjective)
    mark(.base, stem.isBase)
    mark(.feminineLemma, stem.isFeminineLemma)
    mark(.pronoun, suffix.pronounLetters > 0)
    mark(.ofSpeaker, suffix.isOfSpeaker)
    mark(.construct, suffix.isConstruct)
    mark(.feminine, suffix.isFeminine)
    mark(.dual, suffix.isDual)
    mark(.plural, suffix.isPlural)
    mark(.accusative, suffix.isAccusative)
    mark(.plainFeminine, suffix.isPlainFeminine)
    mark(.bare, suffix.isEmpty)
    self.traits = traits
  }

  private init(_ other: LexicalReading, _ traits: Traits) {
    (lemma, proclitics, letters) = (other.lemma, other.proclitics, other.letters)
    self.traits = traits
  }

  /// The same, spelt as the dictionary spells it.
  func exact() -> LexicalReading { LexicalReading(self, traits.union(.exact)) }

  func unlikely() -> LexicalReading { LexicalReading(self, traits.union(.unlikely)) }
}
