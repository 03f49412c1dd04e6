/// Finds the stems of Arabic words (level L3).
///
/// وبمناطقها has the stem مناطق, behind و+ب and before ها. What letters alone leave open stays open: a
/// word has as many readings as it has ways of being cut, and two words are one when a reading of
/// each has the same stem.
public enum ArabicStem {
  /// The readings of a word, the plainest first, each stem once with each set of particles.
  ///
  /// A particle is not taken off a word that is known with it, be it from the list of the house
  /// (لجنة is not ل+جنة) or because `isKnown` says so.
  public static func readings(
    of word: String, isKnown: (Stem) -> Bool = { _ in false }
  ) -> [ArabicReading] {
    readings(of: FoldedText(word, level: .marks).utf8[...], isKnown: isKnown)
  }

  /// The readings of a word given in the folded letters of level L1.
  public static func readings(
    of word: ArraySlice<UInt8>, isKnown: (Stem) -> Bool = { _ in false }
  ) -> [ArabicReading] {
    guard let letters = letters(of: word) else {
      return [whole(word, stem: Stem(scalars(of: word)))]
    }
    let stem = Stem(letters)
    if ArabicWordLists.isFunctionWord(letters[...]) { return [whole(word, stem: stem)] }
    var readings: [ArabicReading] = []
    for split in Clitics.splits(of: letters) {
      if ownsLastParticle(split.proclitics, readings, isKnown) { continue }
      add(split, of: letters, to: &readings)
    }
    return readings
  }

  /// The readings that take nothing off the word but the article and endings, in the order of
  /// `readings`.
  public static func bareReadings(of word: ArraySlice<UInt8>) -> [ArabicReading] {
    guard let letters = letters(of: word) else {
      return [whole(word, stem: Stem(scalars(of: word)))]
    }
    if ArabicWordLists.isFunctionWord(letters[...]) { return [whole(word, stem: Stem(letters))] }
    var readings: [ArabicReading] = []
    for split in Clitics.bareSplits(of: letters) { add(split, of: letters, to: &readings) }
    return readings
  }

  /// Whether a word of level L1 is a preposition, pronoun, conjunction or particle of the list.
  public static func isFunctionWord(_ word: ArraySlice<UInt8>) -> Bool {
    letters(of: word).map { ArabicWordLists.isFunctionWord($0[...]) } ?? false
  }

  /// Whether the word is known with one of the letters that would be its particles: وكالة is neither
  /// و+كالة nor و+ك+الة.
  private static func ownsLastParticle(
    _ proclitics: Proclitics, _ plainer: [ArabicReading], _ isKnown: (Stem) -> Bool
  ) -> Bool {
    guard !proclitics.isEmpty && !proclitics.hasArticle else { return false }
    let isOne = proclitics.preposition == nil && !proclitics.isFuture
    let outer = Proclitics(conjunction: isOne ? nil : proclitics.conjunction)
    return plainer.contains {
      ($0.proclitics == outer || $0.isWhole)
        && (ArabicWordLists.ownFirstLetter.contains($0.stem) || isKnown($0.stem))
    }
  }

  private static func add(
    _ split: CliticSplit, of letters: [UInt16], to readings: inout [ArabicReading]
  ) {
    let core = letters[split.core]
    let proclitics = split.proclitics
    func take(_ stem: Stem, _ kind: ArabicInflection.Kind) {
      if readings.contains(where: { $0.stem == stem && $0.proclitics == proclitics }) { return }
      readings.append(
        ArabicReading(
          proclitics: proclitics,
          phrase: split.phrase.lowerBound * 2..<split.phrase.upperBound * 2,
          hasPronoun: split.hasPronoun, inflection: kind.rawValue, stem: stem,
          isListed: kind == .elative || kind == .collective))
    }
    if ArabicWordLists.isFunctionWord(core) {
      if !split.hasPronoun && !proclitics.hasArticle { take(Stem(core), .none) }
      return
    }
    ArabicInflection.stems(
      of: core, isDefinite: proclitics.hasArticle, isGoverned: proclitics.preposition != nil,
      hasPronoun: split.hasPronoun, into: take)
  }

  private static func whole(_ word: ArraySlice<UInt8>, stem: Stem) -> ArabicReading {
    ArabicReading(
      proclitics: Proclitics(), phrase: 0..<word.count, hasPronoun: false, inflection: "",
      stem: stem, isListed: false)
  }

  /// The letters of a word of the Arabic block alone; nil for م.ت.ف and letters of other blocks.
  static func letters(of word: ArraySlice<UInt8>) -> [UInt16]? {
    guard word.count % 2 == 0, word.count <= 2 * 40 else { return nil }
    var letters: [UInt16] = []
    letters.reserveCapacity(word.count / 2)
    for place in stride(from: word.startIndex, to: word.endIndex, by: 2) {
      guard word[place] & 0xE0 == 0xC0 else { return nil }
      letters.append(UInt16(word[place] & 0x1F) << 6 | UInt16(word[place + 1] & 0x3F))
    }
    return letters
  }

  private static func scalars(of word: ArraySlice<UInt8>) -> [UInt16] {
    String(decoding: word, as: UTF8.self).unicodeScalars.filter(ArabicLetter.isLetter).map {
      UInt16(truncatingIfNeeded: $0.value)
    }
  }
}
