internal import TextAnalysis

/// One way of reading a word of a text: what it is at heart, and what is written as one with it.
struct WordForm {
  let heart: Heart
  /// The word without particles and pronoun, as bytes of its folded letters.
  let core: Range<Int>
  /// Particles before the noun phrase: they may stand before a phrase, not inside it.
  let proclitics: Proclitics
  let hasPronoun: Bool

  /// What two words have in common when they are one.
  enum Heart: Hashable {
    case stem(Stem)
    /// A word of a script whose inflection is not known, or a number: its folded letters.
    case letters([UInt8])
  }

  /// The readings of a word given in folded letters of level L1, the plainest first.
  static func forms(of word: ArraySlice<UInt8>) -> [WordForm] {
    guard let first = word.first else { return [] }
    if isArabic(first) {
      return ArabicStem.readings(of: word).map {
        WordForm(
          heart: .stem($0.stem), core: $0.phrase, proclitics: $0.proclitics.withoutArticle,
          hasPronoun: $0.hasPronoun)
      }
    }
    guard word.allSatisfy({ $0 < 0x80 }), word.contains(where: isLetter) else {
      return [whole(word, .letters(Array(word)))]
    }
    return EnglishStem.readings(of: word).map { whole(word, .stem($0.stem)) }
  }

  private static func whole(_ word: ArraySlice<UInt8>, _ heart: Heart) -> WordForm {
    WordForm(heart: heart, core: 0..<word.count, proclitics: Proclitics(), hasPronoun: false)
  }

  /// Whether a lead byte of UTF-8 begins a letter of the Arabic block.
  private static func isArabic(_ lead: UInt8) -> Bool { (0xD8...0xDB).contains(lead) }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}

extension WordForm.Heart {
  /// Two words are one only if the keys of their hearts agree.
  var key: Int64 {
    switch self {
    case .stem(let stem): StableHash.of(stem.description.utf8).narrowKey
    case .letters(let letters): StableHash.of(letters).narrowKey
    }
  }

  /// The core of the word that is written just like this, whether or not there is one.
  var ownCore: Int64 {
    switch self {
    case .stem(let stem): WordShape(letters: Array(stem.description.utf8)[...]).coreKey
    case .letters(let letters): WordShape(letters: letters[...]).coreKey
    }
  }
}

extension Proclitics {
  /// The article belongs to the noun phrase and may come and go inside a phrase.
  fileprivate var withoutArticle: Proclitics {
    var bare = self
    bare.hasArticle = false
    return bare
  }
}
