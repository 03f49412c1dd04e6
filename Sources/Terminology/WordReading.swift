internal import TextAnalysis

/// One way of reading a word of either language, as the matcher compares them.
struct WordReading: Hashable, Sendable {
  let stem: Stem
  /// The word without clitics, as bytes of its folded letters.
  let phrase: Range<Int>
  let proclitics: Proclitics
  let hasPronoun: Bool
  /// What was taken off in words, such as `plural`; empty if nothing.
  let ending: String
  /// Whether the word is read as a verb's form.
  let isVerb: Bool

  /// Whether the word may stand inside a term: nothing stands between it and the word before.
  var isBare: Bool { proclitics.isEmpty }
  var isPlain: Bool { isBare && !proclitics.hasArticle && !hasPronoun && ending.isEmpty }

  /// The readings of a word in folded letters of level L1, the plainest first.
  static func readings(
    of word: ArraySlice<UInt8>, isKnown: (Stem) -> Bool = { _ in false }
  ) -> [WordReading] {
    guard let first = word.first else { return [] }
    guard first >= 0xD8 && first <= 0xDF else {
      return EnglishStem.readings(of: word).map { WordReading($0, word) }
    }
    return ArabicStem.readings(of: word, isKnown: isKnown).map { WordReading($0) }
  }

  /// The readings of a word of a term. Terms are written in their dictionary form, so particles
  /// (the بـ of بموجب) and pronouns are letters of theirs, and so are the endings of verbs and what
  /// looks like a dual (طيران).
  static func readings(ofTermWord word: ArraySlice<UInt8>) -> [WordReading] {
    readings(of: word).filter {
      $0.isBare && !$0.hasPronoun && !$0.isVerb && $0.ending != ArabicReading.dual
    }
  }

  private init(_ reading: EnglishStem.Reading, _ word: ArraySlice<UInt8>) {
    stem = reading.stem
    phrase = 0..<word.count
    proclitics = Proclitics()
    hasPronoun = false
    ending = reading.ending.rawValue
    isVerb = reading.ending == .verb
  }

  private init(_ reading: ArabicReading) {
    stem = reading.stem
    phrase = reading.phrase
    proclitics = reading.proclitics
    hasPronoun = reading.hasPronoun
    ending = reading.inflection
    isVerb = reading.proclitics.isFuture
  }
}
