/// Decides whether a sentence ends at a stop.
///
/// Most stops are plain and ICU's verdict stands. The rules here are the ones UAX #29 cannot know
/// (abbreviations, attributions, lists, brackets, lost white space) and those where its reading of
/// case fails Arabic text with Latin words in it.
struct SentenceRules: Sendable {
  let exceptions: SentenceExceptions

  /// - Parameters:
  ///   - start: Where the sentence so far began.
  ///   - open: What is open after the end's closing marks.
  ///   - unicode: Whether ICU ends a sentence there.
  func ends(
    _ end: SentenceEnd, in line: LineText, from start: Int, open: Enclosures, unicode: Bool
  ) -> Bool {
    let place = SentencePlace(line: line, end: end, start: start)
    if place.goesOnWithSign || place.isEnumerator || place.hasNoWord { return false }
    if isOrdinalWord(place) || place.isBracketedSign || place.isInsideBracket(open) { return false }
    if let bracket = end.bracketStart, bracket > place.firstWord, !place.nextIsUpper {
      return false
    }
    if end.closesQuote, isAttributed(place) { return false }
    return switch end.sign {
    case .point: pointEnds(place, unicode: unicode)
    case .ellipsis: ellipsisEnds(place)
    default: strongStopEnds(place, unicode: unicode)
    }
  }

  /// Whether the sentence so far is a word that numbers a list: `أولا.`
  private func isOrdinalWord(_ place: SentencePlace) -> Bool {
    guard place.firstWord == place.word.lowerBound, let key = place.line.key(place.word) else {
      return false
    }
    return exceptions.ordinals.contains(key)
  }

  /// After a question mark, an exclamation mark or a full stop that is nothing else.
  private func strongStopEnds(_ place: SentencePlace, unicode: Bool) -> Bool {
    let (line, end) = (place.line, place.end)
    if end.isGlued && place.isInsideAddress { return false }
    if place.nextIsLower { return place.scriptChanges }
    if isSlogan(place) { return false }
    if end.sign == .exclamation, !end.closesQuote, let next = line.key(place.nextWord) {
      return !exceptions.companies.contains(next)
    }
    return unicode || !end.isGlued
  }

  /// A title or a slogan of a few words in the middle of a sentence keeps its own ؟ or !, and the
  /// sentence goes on: `رفعوا لافتة "كفى!" أمام المبنى`. In a script with capitals they decide.
  private func isSlogan(_ place: SentencePlace) -> Bool {
    let (line, end) = (place.line, place.end)
    guard let quote = end.quoteStart, quote > place.firstWord,
      line.isArabic(place.nextWord.lowerBound)
    else { return false }
    let lead = line.beforeSpace(quote)
    guard lead > 0, line.sign(lead - 1) == .none else { return false }
    let words = (quote..<end.stop).reduce(1) { $0 + (line.isSpace($1) ? 1 : 0) }
    return words <= 4 && !place.nextIsConjoined && end.next == place.nextWord.lowerBound
      && !opens(place.nextWord, in: line)
  }

  /// An omission or a pause: `…`, `...`.
  private func ellipsisEnds(_ place: SentencePlace) -> Bool {
    if place.end.isGlued || place.nextIsLower && !place.scriptChanges { return false }
    guard let next = place.line.key(place.nextWord) else { return true }
    return !exceptions.continuers.contains(next)
  }
}

// MARK: - Attributions

extension SentenceRules {
  /// Whether the clause after a closed quotation only says who spoke:
  /// `"هل ستنسحبون؟" سأل أحد الصحفيين`. One that brings words of its own does not: a colon, a new
  /// quotation or a conjunction such as إن announces them.
  private func isAttributed(_ place: SentencePlace) -> Bool {
    let line = place.line
    guard place.end.next == place.nextWord.lowerBound else { return false }
    if place.isCased {
      return place.end.sign != .point && place.nextIsUpper && isNameThenVerb(place)
    }
    guard let first = line.key(place.nextWord), reports(first, place) else { return false }
    var position = place.nextWord.upperBound
    var words = 0
    while position < line.count, words < 12 {
      let sign = line.sign(position)
      if sign.isStop { return true }
      if sign.isQuote || line[position] == UInt16(UInt8(ascii: ":")) { return false }
      if line.isWord(position) {
        let word = line.word(startingAt: position)
        if let key = line.key(word), exceptions.contents.contains(key) { return false }
        position = word.upperBound
        words += 1
      } else {
        position += 1
      }
    }
    return true
  }

  /// A verb of the table, or هذا ما with one: `"…محرمة." هذا ما قاله المبعوث`.
  private func reports(_ first: ShortWord, _ place: SentencePlace) -> Bool {
    exceptions.reporting.contains(first)
      || exceptions.reporting.contains(pair: place.nextWord, in: place.line)
  }

  /// `"Will you go?" Smith asked`, with at most three words before the verb, none of them an
  /// opener: `"Will you go?" He said nothing` is two sentences.
  private func isNameThenVerb(_ place: SentencePlace) -> Bool {
    let line = place.line
    var word = place.nextWord
    for _ in 0..<4 {
      guard let key = line.key(word) else { return false }
      if exceptions.reporting.contains(key) { return word != place.nextWord }
      let isTitle = exceptions.titles.contains(key)
      if !line.isUpper(word.lowerBound) { return false }
      if exceptions.openers.contains(key) && !isTitle { return false }
      let next =
        isTitle && line.sign(word.upperBound) == .point ? word.upperBound + 1 : word.upperBound
      word = line.word(startingAt: line.afterSpace(next))
    }
    return false
  }
}
