internal import TextAnalysis

/// What the search for terms needs to know of an Arabic word: what it may be in a noun phrase.
struct MiningWord: Sendable {
  /// A noun, an adjective, what may be either, or nothing that stands in a term.
  enum Kind: Sendable { case noun, adjective, either, other }

  let kind: Kind
  let hasArticle: Bool
  /// Whether a conjunction or a preposition is written upon it.
  let hasParticles: Bool
  /// Whether the particle ل alone is, by which a noun may have its complement (مكتب كذا لشؤون كذا).
  let hasLam: Bool
  /// The same for the forms of one word.
  let key: UInt64
  /// Where the word begins behind its particles, in bytes of its folded letters.
  let start: Int
  /// The word without particles; its article written out (*لل* is ل + *ال*).
  let form: String
  /// Whether a dictionary knows it, or there is none.
  let isKnown: Bool
  let isFeminine: Bool
  let opensNoTerm: Bool
  let closesNoTerm: Bool

  /// A word of a text in folded letters of level L1; nil for what stands in no term.
  init?(_ letters: ArraySlice<UInt8>, isArabic: Bool, _ morphology: ArabicMorphology?) {
    guard isArabic, !ArabicStem.isFunctionWord(letters), letters.count >= 4,
      let choice = Self.choice(letters, morphology)
    else { return nil }
    let reading = choice.reading
    let core = WordReadings.core(of: letters, reading)
    guard core.count >= 4, !MiningWordLists.isOfNoTerm(core) else { return nil }
    kind = choice.kind
    hasArticle = reading.proclitics.hasArticle
    hasParticles = !reading.isBare
    hasLam = reading.isBehindLam
    key = reading.stem.mixed
    start = Int(reading.phrase.lowerBound)
    let text = String(decoding: core, as: UTF8.self)
    form = hasArticle ? "ال" + text : text
    isKnown = choice.isKnown
    isFeminine = text.hasSuffix("ة") || text.hasSuffix("ات")
    opensNoTerm = MiningWordLists.opensNoTerm(core)
    closesNoTerm = MiningWordLists.closesNoTerm(core)
  }

  /// What stands in no term.
  static let none = MiningWord()

  private init() {
    (kind, hasArticle, hasParticles, hasLam, key) = (.other, false, false, false, 0)
    (start, form) = (0, "")
    (isKnown, isFeminine, opensNoTerm, closesNoTerm) = (false, false, true, true)
  }

  /// The likeliest reading as a noun or adjective without pronoun; nil if there is none.
  private static func choice(
    _ letters: ArraySlice<UInt8>, _ morphology: ArabicMorphology?
  ) -> (reading: WordReading, kind: Kind, isKnown: Bool)? {
    guard let lexical = morphology?.textReadings(of: letters) else {
      let ruled = ArabicStem.readings(of: letters).filter { !$0.hasPronoun }.map(WordReading.init)
      guard let reading = ruled.first(where: \.proclitics.hasArticle) ?? ruled.first else {
        return nil
      }
      // Without a dictionary nobody can say that it does not know the word.
      return (reading, .either, morphology == nil)
    }
    let nouns = lexical.filter { !$0.isVerb && !$0.isFunctionWord && !$0.hasPronoun }
    guard
      let best = nouns.first(where: { $0.proclitics.isEmpty && !$0.isUnlikely })
        ?? nouns.first(where: \.proclitics.isEmpty) ?? nouns.first
    else { return nil }
    let same = nouns.filter { $0.proclitics == best.proclitics }
    let kind: Kind =
      same.allSatisfy(\.isAdjective)
      ? .adjective : same.contains(where: \.isAdjective) ? .either : .noun
    return (WordReading(best), kind, true)
  }
}

/// Which runs of words may be a term: noun phrases as Arabic builds them (Ryding 2005, chapters 8
/// and 10).
///
/// - A noun begins it; particles are written upon that one alone.
/// - Of an idafa only the last member has the article (وقف إطلاق النار), and an adjective has it if its
///   noun is definite (الحل السياسي, but مناطق آمنة): once a word has the article, all after it have.
/// - What follows a word with the article is its adjective, and agrees with a noun of the phrase.
/// - Nouns that serve as prepositions and adjectives of time, order and degree are not at its edges.
enum NounPhrase {
  static let longest = 5

  /// Whether a word may follow in a phrase begun.
  static func mayFollow(_ word: MiningWord, _ last: MiningWord) -> Bool {
    guard word.kind != .other, !word.hasParticles else { return false }
    guard last.hasArticle else { return true }
    return word.hasArticle && word.kind != .noun
  }

  /// Whether a run whose words may follow each other is a term by its shape.
  static func isTerm(_ words: ArraySlice<MiningWord>) -> Bool {
    guard let first = words.first, let last = words.last, words.count >= 2,
      first.kind != .adjective, !first.opensNoTerm, !last.closesNoTerm,
      words.contains(where: \.isKnown) || !words.contains(where: { !$0.hasArticle })
    else { return false }
    return agrees(words)
  }

  /// Whether the last adjective agrees with a noun before it: a masculine one with a feminine noun
  /// alone (الخارجية السوري) belongs to a noun further up.
  private static func agrees(_ words: ArraySlice<MiningWord>) -> Bool {
    guard let last = words.last, last.kind == .adjective, !last.isFeminine else { return true }
    return words.dropLast().contains { !$0.isFeminine }
  }
}
