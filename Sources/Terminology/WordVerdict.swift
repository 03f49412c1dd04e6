internal import TextAnalysis

/// How a word of a text is a word of a term: by which reading, at which level, and why.
struct WordVerdict {
  let reading: WordReading
  var level: FoldLevel
  var reasons: [String]

  /// Whether the word stands behind a particle ل that the term has not.
  private(set) var isLoose = false

  /// Whether the next word of the term may stand behind ل: this one is a noun without article, and
  /// of the term too.
  private(set) var mayPrecedeLam = false

  /// Where a word stands in its term, and what the term is.
  struct Place {
    let isFirst: Bool
    let isLast: Bool
    /// Whether a particle ل may part it from the word before: مناطقها لخفض for مناطق خفض.
    let mayFollowLam: Bool
    let partOfSpeech: String

    func allows(_ reading: WordReading) -> Bool {
      isFirst || reading.isBare || mayFollowLam && reading.isBehindLam
    }
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
    if text.isFunctionWord && !term.isFunctionWord && !place.partOfSpeech.isEmpty { return nil }
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
        let verdict = WordVerdict(reading, other, place)
        if best.map({ verdict.isPlainer(than: $0) }) ?? true { best = verdict }
      }
    }
    guard let best else { return nil }
    self = best
    addSpelling(letters, termWord)
  }

  private init(_ reading: WordReading, _ term: WordReading, _ place: Place) {
    self.reading = reading
    reasons = WordVerdict.reasons(reading, term, place)
    level = reading.isLexical || reading.isOutline ? .lexicon
      : reasons.isEmpty ? .letters : .inflection
    mayPrecedeLam = !reading.proclitics.hasArticle && !term.proclitics.hasArticle && !reading.isVerb
    isLoose = !place.isFirst && !reading.isBare
  }

  private func isPlainer(than other: WordVerdict) -> Bool {
    (level, reasons.count) < (other.level, other.reasons.count)
  }

  private static func allows(
    _ reading: WordReading, _ other: WordReading, _ term: WordReadings, _ place: Place
  ) -> Bool {
    if reading.isVerb && !place.partOfSpeech.hasPrefix("verb") {
      // Of an entry that says nothing of its part of speech, a word that can be but a verb is one.
      guard place.partOfSpeech.isEmpty && reading.isLexical && term.isVerbOnly else { return false }
    }
    if other.isUnlikely && place.isFirst && place.isLast { return false }
    if reading.isListed && other.ending == WordReadings.feminine { return false }
    if other.isListed && reading.ending == WordReadings.feminine { return false }
    if !place.isFirst && !reading.isBare {
      return reading.proclitics.hasArticle == other.proclitics.hasArticle
    }
    guard other.proclitics.hasArticle && !reading.proclitics.hasArticle else { return true }
    return !place.partOfSpeech.hasPrefix("proper")
  }

  private static func hasWitness(
    _ reading: WordReading, _ other: WordReading, _ text: WordReadings, _ term: WordReadings
  ) -> Bool {
    if reading.isListed || other.isListed { return true }
    if reading.ending.isEmpty && other.ending.isEmpty && !reading.hasPronoun { return true }
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

  private static func reasons(
    _ reading: WordReading, _ term: WordReading, _ place: Place
  ) -> [String] {
    var reasons: [String] = []
    if !reading.isBare {
      let particles = reading.proclitics.description
      reasons.append(
        place.isFirst ? "clitics \(particles) left outside" : "\(particles) between the words")
    }
    if reading.proclitics.hasArticle != term.proclitics.hasArticle {
      reasons.append(reading.proclitics.hasArticle ? "with article" : "without article")
    }
    if reading.hasPronoun {
      reasons.append(place.isLast ? "pronoun left outside" : "pronoun inside")
    }
    if reading.isOutline {
      reasons.append("dictionary: no such word, one letter with other dots")
    } else if reading.isLexical {
      reasons.append("dictionary: " + lexicalReason(reading, term))
    } else if reading.ending != term.ending {
      reasons.append(reading.ending.isEmpty ? "without \(term.ending)" : reading.ending)
    }
    return reasons
  }

  private static func lexicalReason(_ reading: WordReading, _ term: WordReading) -> String {
    if !reading.ending.isEmpty { return reading.ending }
    return term.ending.hasSuffix("plural") ? "singular" : "same word"
  }

  private mutating func addSpelling(_ letters: ArraySlice<UInt8>, _ term: ArraySlice<UInt8>) {
    let phrase = letters.dropFirst(reading.phrase.lowerBound).prefix(reading.phrase.count)
    let isWhole = level == .letters || phrase.count == term.count
    guard isWhole && level < .lexicon && !reading.hasPronoun && phrase != term else { return }
    level = max(level, .spelling)
    reasons.append(WordVerdict.spelling(phrase, term))
  }

  private static func spelling(_ text: ArraySlice<UInt8>, _ term: ArraySlice<UInt8>) -> String {
    let names = ArabicSpelling.differences(
      between: String(decoding: text, as: UTF8.self), and: String(decoding: term, as: UTF8.self))
    let isEnglish = (text.first ?? 0) < 0x80
    return "spelling" + (isEnglish || names.isEmpty ? "" : ": " + names.joined(separator: ", "))
  }
}
