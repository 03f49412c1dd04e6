internal import TextAnalysis

/// How a word of a text is a word of a term: by which readings of the two, and at which level.
struct WordVerdict {
  let reading: WordReading
  let term: WordReading
  var level: FoldLevel
  /// Whether nothing but spelling parts the letters of the two.
  var isRespelt = false
  /// How many things a report would have to name.
  private let remarks: Int

  /// Where a word stands in its term, and what the term is.
  struct Place {
    let isFirst: Bool
    let isLast: Bool
    /// Whether a particle ل may part it from the word before: مناطقها لخفض for مناطق خفض.
    let mayFollowLam: Bool
    let kind: TermIndex.Kind

    func allows(_ reading: WordReading) -> Bool {
      isFirst || reading.isBare || mayFollowLam && reading.isBehindLam
    }
  }

  /// Whether the word stands behind a particle ل that the term has not; `isFirst` tells those that
  /// begin the term, which leave particles outside.
  func isLoose(isFirst: Bool) -> Bool { !isFirst && !reading.isBare }

  /// Whether the word is the term's own, clitics, article and spelling apart, and no other form of it.
  var isSameForm: Bool {
    !reading.isLexical && !reading.isOutline && !reading.isVerb && reading.ending == .none
      && term.ending == .none
  }

  /// Whether it is another form of the term's word by the rules for endings alone.
  var isByEnding: Bool { !reading.isLexical && !reading.isOutline && !isSameForm }

  /// Whether the next word of the term may stand behind ل: this one is a noun without article, and
  /// of the term too.
  var mayPrecedeLam: Bool {
    !reading.proclitics.hasArticle && !term.proclitics.hasArticle && !reading.isVerb
  }

  /// The plainest way in which a word of a text is a word of a term; nil if there is none.
  ///
  /// Where the dictionary knows both words, what the rules for endings find must be one word for the
  /// dictionary too: حفلات is the plural of حفلة and none of حفل. The same letters behind particles,
  /// and what the lists of the house pair, need no such witness. A function word is no noun that is
  /// spelt alike but for dots and hamzas (على, علي), if the entry says that it is a noun.
  init?(
    _ letters: ArraySlice<UInt8>, _ text: WordReadings, as termWord: ArraySlice<UInt8>,
    _ term: WordReadings, at place: Place
  ) {
    if text.isFunctionWord && !term.isFunctionWord && place.kind != .unknown { return nil }
    let isJudged = text.isInDictionary && term.isInDictionary
    var best: WordVerdict?
    for reading in text.readings where place.allows(reading) {
      for other in term.readings where other.stem == reading.stem {
        guard WordVerdict.allows(reading, other, term, place) else { continue }
        if reading.isOutline && !WordVerdict.isSlip(reading, other, letters, termWord, place) {
          continue
        }
        if isJudged && !reading.isLexical
          && !WordVerdict.hasWitness(reading, other, text, term)
        {
          continue
        }
        let verdict = WordVerdict(reading, other)
        if best.map({ verdict.isPlainer(than: $0) }) ?? true { best = verdict }
      }
    }
    guard let best else { return nil }
    self = best
    lookAtSpelling(letters, termWord)
  }

  private init(_ reading: WordReading, _ term: WordReading) {
    (self.reading, self.term) = (reading, term)
    let isOfDictionary = reading.isLexical || reading.isOutline
    remarks =
      (reading.isBare ? 0 : 1) + (reading.hasPronoun ? 1 : 0)
      + (reading.proclitics.hasArticle == term.proclitics.hasArticle ? 0 : 1)
      + (isOfDictionary || reading.ending != term.ending ? 1 : 0)
    level = isOfDictionary ? .lexicon : remarks == 0 ? .letters : .inflection
  }

  private func isPlainer(than other: WordVerdict) -> Bool {
    (level, remarks) < (other.level, other.remarks)
  }

  private static func allows(
    _ reading: WordReading, _ other: WordReading, _ term: WordReadings, _ place: Place
  ) -> Bool {
    if reading.isVerb && place.kind != .verb {
      // Of an entry that says nothing of its part of speech, a word that can be but a verb is one.
      guard place.kind == .unknown && reading.isLexical && term.isVerbOnly else { return false }
    }
    // A name of one word is no plural or dual of another: الجولان is not *two rounds*, and مصراتة is none
    // of several Egypts.
    if place.kind == .name && place.isFirst && place.isLast && reading.ending != other.ending
      && (reading.isLexical && other.isLexical || [.plural, .dual].contains(reading.ending))
    {
      return false
    }
    if other.isUnlikely && place.isFirst && place.isLast { return false }
    if reading.isListed && other.ending == .feminine { return false }
    if other.isListed && reading.ending == .feminine { return false }
    if !place.isFirst && !reading.isBare {
      return reading.proclitics.hasArticle == other.proclitics.hasArticle
    }
    guard other.proclitics.hasArticle && !reading.proclitics.hasArticle else { return true }
    return place.kind != .name
  }

  private static func hasWitness(
    _ reading: WordReading, _ other: WordReading, _ text: WordReadings, _ term: WordReadings
  ) -> Bool {
    if reading.isListed || other.isListed { return true }
    if reading.ending == .none && other.ending == .none && !reading.hasPronoun { return true }
    return text.readings.contains { witness in
      witness.isLexical && witness.proclitics == reading.proclitics
        && witness.hasPronoun == reading.hasPronoun && !witness.isVerb
        && term.readings.contains { $0.stem == witness.stem }
    }
  }

  /// Whether a word that the dictionary does not know is one of several words of a term but for the
  /// dots of one letter; the others vouch for it.
  private static func isSlip(
    _ reading: WordReading, _ other: WordReading, _ letters: ArraySlice<UInt8>,
    _ termWord: ArraySlice<UInt8>, _ place: Place
  ) -> Bool {
    if place.isFirst && place.isLast { return false }
    let core = WordReadings.core(of: letters, reading)
    let own = WordReadings.core(of: termWord, other)
    guard core.count == own.count else { return false }
    let differing = stride(from: 0, to: core.count, by: 2).filter {
      core.dropFirst($0).prefix(2) != own.dropFirst($0).prefix(2)
    }
    return differing.count == 1
  }

  private mutating func lookAtSpelling(
    _ letters: ArraySlice<UInt8>, _ term: ArraySlice<UInt8>
  ) {
    if level == .lexicon || reading.hasPronoun { return }
    let phrase = reading.phrase(of: letters)
    guard level == .letters || phrase.count == term.count, phrase != term else { return }
    level = max(level, .spelling)
    isRespelt = true
  }
}
