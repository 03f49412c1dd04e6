/// Which of a word's readings are believed.
///
/// The dictionary tells what a word may be; the rules here what it is likely to be in print, where
/// no vowels are written. Each is a linguist's; cf. Ryding, *A Reference Grammar of Modern Standard
/// Arabic* (2005), chapters 5–7, and Habash, *Introduction to Arabic Natural Language Processing*
/// (2010), chapter 4.
extension ArabicMorphology {
  /// The readings of a word of running text in the folded letters of level L1; nil if the dictionary
  /// does not know it.
  ///
  /// - A function word is nothing else: التي is no form of آلة, عن no verb.
  /// - «My» and «our» are rare in print where the same letters end another word: عالمي is
  ///   *worldwide* before it is *my world*.
  /// - A noun of its own in ة stands before the feminine of a noun: محافظة is a *governorate*
  ///   before it is a lady governor. An adjective's feminine is as common as the noun.
  /// - A word that ends in alef is the accusative of none: سوريا is no سوري.
  public func textReadings(of word: ArraySlice<UInt8>) -> [LexicalReading]? {
    guard let letters = ArabicStem.letters(of: word) else { return nil }
    let readings = Self.withoutTens(readings(of: letters), letters)
    if readings.isEmpty { return nil }
    let functionWords = readings.filter(\.isFunctionWord)
    if !functionWords.isEmpty { return functionWords }
    var nouns = readings.filter { !$0.isVerb }
    nouns = Self.preferring(nouns) { !$0.traits.contains(.ofSpeaker) }
    nouns = Self.withoutFeminineNouns(nouns)
    let whole = nouns.filter { $0.traits.isSuperset(of: [.base, .bare]) }.map(\.proclitics)
    nouns.removeAll { $0.traits.contains(.accusative) && whole.contains($0.proclitics) }
    return nouns + readings.filter(\.isVerb)
  }

  /// The readings of a word of a term, which is written in its dictionary form or in the plural:
  /// particles and pronouns are letters of the word, and what may be a singular (دور, *role*)
  /// is unlikely to be a plural (*houses*). Nil if the dictionary does not know the word.
  /// With them whether the word is a function word, with a pronoun or without (عليها).
  public func termReadings(
    of word: ArraySlice<UInt8>
  ) -> (readings: [LexicalReading], isFunctionWord: Bool)? {
    guard let letters = ArabicStem.letters(of: word) else { return nil }
    let all = Self.withoutTens(readings(of: letters), letters)
    if all.isEmpty { return nil }
    let own = all.filter { $0.proclitics.isEmpty && !$0.hasPronoun }
    var nouns = own.filter { !$0.isVerb }
    nouns = Self.preferring(nouns) { $0.traits.isDisjoint(with: [.dual, .construct]) }
    nouns = Self.preferring(nouns) { !$0.traits.contains(.accusative) }
    nouns = Self.withoutFeminineNouns(nouns)
    if nouns.contains(where: { $0.isSingular && $0.traits.contains(.base) }) {
      nouns = nouns.map { $0.traits.contains(.base) ? $0 : $0.unlikely() }
    }
    return (nouns + own.filter(\.isVerb), all.contains(where: \.isFunctionWord))
  }

  /// Without the plurals that the tens are not: ثلاثون is *thirty* and not *threes*.
  private static func withoutTens(
    _ readings: [LexicalReading], _ letters: [UInt16]
  ) -> [LexicalReading] {
    guard letters.count >= 4, letters.last == Code.noon else { return readings }
    return readings.filter { reading in
      guard reading.traits.contains(.plural) || reading.traits.contains(.dual) else { return true }
      var core = letters[Int(reading.letters.lowerBound)..<Int(reading.letters.upperBound)]
      if reading.proclitics.hasArticle { core = core.drop { $0 == Code.alef || $0 == Code.lam } }
      return !ArabicWordLists.tens.contains(Stem(core))
    }
  }

  private static func withoutFeminineNouns(_ readings: [LexicalReading]) -> [LexicalReading] {
    let hasOwn = readings.contains {
      $0.traits.isSuperset(of: [.feminineLemma, .base, .plainFeminine])
    }
    guard hasOwn else { return readings }
    return readings.filter {
      !$0.traits.contains(.feminine) || $0.traits.contains(.feminineLemma)
        || $0.traits.contains(.adjective)
    }
  }

  /// Those that pass, or all if none does.
  private static func preferring(
    _ readings: [LexicalReading], _ passes: (LexicalReading) -> Bool
  ) -> [LexicalReading] {
    let passing = readings.filter(passes)
    return passing.isEmpty ? readings : passing
  }
}

extension LexicalReading {
  /// Whether the ending is none, or ta marbuta.
  fileprivate var isSingular: Bool {
    traits.contains(.bare) || traits.contains(.plainFeminine) && !traits.contains(.plural)
  }
}
