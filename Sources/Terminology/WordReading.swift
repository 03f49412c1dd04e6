internal import TextAnalysis

/// One way of reading a word of either language, as the matcher compares them.
struct WordReading: Hashable, Sendable {
  /// What two words must share to be one: a stem, or a word of the dictionary.
  private(set) var stem: Stem
  /// The word without clitics, as bytes of its folded letters.
  let phrase: Range<Int32>
  let proclitics: Proclitics
  let hasPronoun: Bool
  let ending: WordEnding
  /// Whether the word is read as a verb's form.
  let isVerb: Bool
  /// Whether the dictionary says so; otherwise the rules for clitics and endings do.
  var isLexical = false
  /// Whether another reading is likelier, so that other words of the term must vouch for it.
  var isUnlikely = false
  /// Whether a list of the house says that the two forms are one word (أول, أولى).
  var isListed = false

  /// Whether the word is known but by its letters without their dots.
  var isOutline = false

  /// Whether the word may stand inside a term: nothing stands between it and the word before.
  var isBare: Bool { proclitics.isEmpty }

  /// Whether nothing stands before the word but the particle ل.
  var isBehindLam: Bool {
    proclitics.preposition == .lam && proclitics.conjunction == nil && !proclitics.isFuture
  }

  /// The dictionary's reading of an Arabic word.
  init(_ reading: LexicalReading) {
    stem = Stem(lemma: reading.lemma)
    phrase = WordReading.range(reading.phrase)
    proclitics = reading.proclitics
    hasPronoun = reading.hasPronoun
    ending = WordEnding(reading.inflection)
    isVerb = reading.isVerb
    isLexical = true
    isUnlikely = reading.isUnlikely
  }

  /// The reading of a word as one whose dots were mistaken, from a reading without endings.
  init(outlineOf reading: WordReading, _ core: ArraySlice<UInt8>) {
    self = reading
    stem = Stem(outlineOf: core)
    isOutline = true
  }

  init(_ reading: EnglishStem.Reading, _ word: ArraySlice<UInt8>) {
    stem = reading.stem
    phrase = 0..<Int32(word.count)
    proclitics = Proclitics()
    hasPronoun = false
    ending = WordEnding(reading.ending.rawValue)
    isVerb = reading.ending == .verb
  }

  init(_ reading: ArabicReading) {
    stem = reading.stem
    phrase = WordReading.range(reading.phrase)
    proclitics = reading.proclitics
    hasPronoun = reading.hasPronoun
    ending = WordEnding(reading.inflection)
    isVerb = reading.proclitics.isFuture
    isListed = reading.isListed
  }

  private static func range(_ range: Range<Int>) -> Range<Int32> {
    Int32(range.lowerBound)..<Int32(range.upperBound)
  }

  /// The letters of the word without clitics.
  func phrase(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    word.dropFirst(Int(phrase.lowerBound)).prefix(phrase.count)
  }
}

/// All readings of a word, the plainest first and the dictionary's last.
struct WordReadings: Sendable {
  private(set) var readings: [WordReading] = []
  /// Whether the dictionary knows the word, so that its silence means something.
  private(set) var isInDictionary = false
  /// Whether the dictionary knows the word as a function word.
  private(set) var isFunctionWord = false

  /// The readings of a word of running text in folded letters of level L1.
  ///
  /// - Parameter isKnown: whether a stem is a word of its own, from which no particle is taken.
  init(
    of word: ArraySlice<UInt8>, _ morphology: ArabicMorphology?, isKnown: (Stem) -> Bool
  ) {
    guard WordReadings.isArabic(word) else {
      readings = EnglishStem.readings(of: word).map { WordReading($0, word) }
      return
    }
    readings = ArabicStem.readings(of: word, isKnown: isKnown).map(WordReading.init)
    guard let morphology else { return }
    guard let lexical = morphology.textReadings(of: word) else {
      addOutlines(word)
      return
    }
    isInDictionary = true
    isFunctionWord = lexical.allSatisfy(\.isFunctionWord)
    if isFunctionWord || ArabicStem.isFunctionWord(word) {
      readings += lexical.filter(\.isFunctionWord).map(WordReading.init)
      return
    }
    let ruled = readings.count
    let isWhole = lexical.contains { $0.proclitics.isEmpty && !$0.hasPronoun && !$0.isVerb }
    for reading in lexical.map(WordReading.init) {
      // The rules know which words keep a first letter that looks like a particle; they are not
      // heard where the word so kept would need a pronoun (كأسهم, *like shares*, *their cup*).
      let isFree =
        reading.isBare || reading.isVerb || reading.phrase.count < 6
        || !isWhole && !reading.hasPronoun
      let isRuled = readings[..<ruled].contains { $0.proclitics == reading.proclitics }
      if isFree || isRuled { readings.append(reading) }
    }
  }

  /// The readings of a word of a term. Terms are written in their dictionary form, so particles
  /// (the بـ of بموجب) and pronouns are letters of theirs, and so are the endings of verbs and what
  /// looks like a dual (طيران).
  init(ofTermWord word: ArraySlice<UInt8>, _ morphology: ArabicMorphology?) {
    guard WordReadings.isArabic(word) else {
      for reading in EnglishStem.readings(of: word) where reading.ending != .verb {
        readings.append(WordReading(reading, word))
      }
      return
    }
    for reading in ArabicStem.bareReadings(of: word).map(WordReading.init)
    where reading.ending != .dual { readings.append(reading) }
    guard let lexical = morphology?.termReadings(of: word) else { return }
    addOutlines(word)
    isInDictionary = true
    isFunctionWord = lexical.isFunctionWord
    readings += lexical.readings.map(WordReading.init)
  }

  /// The word without its dots, behind each set of particles: what the dictionary does not know may
  /// be a word that it knows, with a dot lost or added (النفظ). Three letters must be left.
  private mutating func addOutlines(_ word: ArraySlice<UInt8>) {
    for reading in readings where reading.ending == .none && !reading.hasPronoun {
      let core = WordReadings.core(of: word, reading)
      if core.count >= 6 { readings.append(WordReading(outlineOf: reading, core)) }
    }
  }

  /// The letters of a reading without particles and article.
  static func core(of word: ArraySlice<UInt8>, _ reading: WordReading) -> ArraySlice<UInt8> {
    let phrase = reading.phrase(of: word)
    guard reading.proclitics.hasArticle else { return phrase }
    // Behind the particle ل the article is a lone ل, or gone.
    let hasAlef = phrase.starts(with: WordReadings.article)
    return phrase.dropFirst(hasAlef ? 4 : 2)
  }

  private static let article = Array("ال".utf8)

  /// Whether the dictionary reads the word as a verb and as nothing else.
  var isVerbOnly: Bool {
    isInDictionary && readings.allSatisfy { !$0.isLexical || $0.isVerb }
      && readings.contains(where: \.isLexical)
  }

  private static func isArabic(_ word: ArraySlice<UInt8>) -> Bool {
    word.first.map { (0xD8...0xDF).contains($0) } ?? false
  }
}
