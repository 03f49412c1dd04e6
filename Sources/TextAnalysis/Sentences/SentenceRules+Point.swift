/// The full stop, which ends sentences, shortens words and parts numbers.
extension SentenceRules {
  func pointEnds(_ place: SentencePlace, unicode: Bool) -> Bool {
    if place.end.isGlued { return gluedPointEnds(place, unicode: unicode) }
    if place.end.stops == 1, let verdict = shortenedWordEnds(place) { return verdict }
    if place.nextIsEnumerator || place.nextIsBrand { return true }
    if place.nextIsLower { return place.scriptChanges || place.nextIsNoteLetter }
    if place.nextIsDigit, digitsEnd(place) { return true }
    return unicode || place.end.isExtended
  }

  /// Whether a sentence ends before a digit, where UAX #29 looks for a capital further on. Behind a
  /// short number the point may be a decimal one that has got a space.
  private func digitsEnd(_ place: SentencePlace) -> Bool {
    !place.line.isNumber(place.word) || place.word.count >= 4
  }

  /// Whether a sentence ends at a shortened word, an initial or a number; nil for other words.
  private func shortenedWordEnds(_ place: SentencePlace) -> Bool? {
    let line = place.line
    guard !place.word.isEmpty else { return nil }
    if line.isNumber(place.word) { return numberEnds(place) }
    let written = withoutConjunction(place.dotted, in: line)
    guard let key = tableKey(written, in: line) else { return nil }
    if followsNumber(place), exceptions.shortened.contains(key) { return opensSentence(place) }
    if exceptions.titles.contains(key) {
      return line.isArabic(place.word.lowerBound) && opens(place.nextWord, in: line)
    }
    if exceptions.counted.contains(key), place.nextIsDigit { return false }
    if exceptions.references.contains(key), refersOn(place) { return false }
    if place.nextIsEnumerator { return true }
    if exceptions.clock.contains(key) { return clockEnds(place) }
    if exceptions.shortened.contains(key) { return opensSentence(place) }
    if place.isInitials { return isLettered(place) ? nil : initialEnds(place) }
    if exceptions.letterNames.contains(key) { return letterNameEnds(place) }
    return nil
  }

  /// Whether a letter tells one of several apart, as a number would: `Annex I.`, `الفئة أ.`
  private func isLettered(_ place: SentencePlace) -> Bool {
    guard place.word == place.dotted, let previous = place.line.key(place.previousWord) else {
      return false
    }
    return exceptions.numbered.contains(previous)
  }

  /// A form of the tables; a word all in capitals is also looked up as a headline writes it.
  private func tableKey(_ word: Range<Int>, in line: LineText) -> ShortWord? {
    guard let key = line.key(word) else { return nil }
    let isCapitals = word.count > 1 && word.allSatisfy { (0x41...0x5A).contains(line[$0]) }
    guard isCapitals, !exceptions.clock.contains(key) else { return key }
    let headline = [line[word.lowerBound]] + line.units[word.dropFirst()].map { $0 + 0x20 }
    guard let lowered = ShortWord(headline) else { return key }
    let isListed =
      exceptions.titles.contains(lowered) || exceptions.references.contains(lowered)
      || exceptions.counted.contains(lowered)
    return isListed ? lowered : key
  }

  /// `ود. أحمد`, `وم. خالد`: a title keeps its standing behind the conjunction.
  private func withoutConjunction(_ word: Range<Int>, in line: LineText) -> Range<Int> {
    let isJoined = word.count > 1 && UInt32(line[word.lowerBound]) == ArabicLetter.waw.value
    guard isJoined, line.isArabic(word.lowerBound + 1) else { return word }
    let rest = word.lowerBound + 1..<word.upperBound
    guard let key = line.key(rest) else { return word }
    return exceptions.titles.contains(key) || exceptions.references.contains(key) ? rest : word
  }

  private func followsNumber(_ place: SentencePlace) -> Bool {
    place.line.isNumber(place.previousWord)
  }

  /// A number, a Roman numeral or a single letter follows.
  private func refersOn(_ place: SentencePlace) -> Bool {
    let line = place.line
    return place.nextIsDigit || place.isRomanNumeral(place.nextWord)
      || line.letterCount(place.nextWord) == 1
  }

  private func opensSentence(_ place: SentencePlace) -> Bool {
    let line = place.line
    if place.nextIsLower { return place.scriptChanges && line.isLower(place.nextWord.lowerBound) }
    if startsInitial(place) { return false }
    return opens(place.nextWord, in: line) || place.nextIsConjoined
  }

  /// Whether a word, or it with the one after it, is in the table of openers.
  func opens(_ word: Range<Int>, in line: LineText) -> Bool {
    guard let key = line.key(word) else { return false }
    return exceptions.openers.contains(key) || exceptions.openers.contains(pair: word, in: line)
  }

  /// Whether the next word is itself an initial: `J. A. Smith`.
  private func startsInitial(_ place: SentencePlace) -> Bool {
    place.line.letterCount(place.nextWord) == 1
      && place.line.sign(place.nextWord.upperBound) == .point
  }

  private func clockEnds(_ place: SentencePlace) -> Bool {
    guard let next = place.line.key(place.nextWord) else { return true }
    return place.nextIsUpper && !exceptions.afterClock.contains(next)
  }

  /// A single letter or a chain of them: an initial before a name, or a body's short name.
  private func initialEnds(_ place: SentencePlace) -> Bool {
    let line = place.line
    if line.isArabic(place.word.lowerBound) {
      let isChain = place.dotted != place.word
      if startsInitial(place) { return false }
      return isChain ? opensSentence(place) : opens(place.nextWord, in: line)
    }
    guard line.isUpper(place.word.lowerBound) else {
      return !place.nextIsLower || place.scriptChanges
    }
    if line.isArabic(place.nextWord.lowerBound) { return true }
    if let key = line.key(place.dotted), exceptions.wordLetters.contains(key),
      line.isLower(place.previousWord.lowerBound)
    {
      return !place.nextIsLower
    }
    return opensSentence(place)
  }

  /// `جورج دبليو. بوش`: the name of one letter after a given name. After another letter's name it
  /// ends a body's short name, `سي إن إن.`, and only words that are particles besides are safe.
  private func letterNameEnds(_ place: SentencePlace) -> Bool? {
    let line = place.line
    if let previous = line.key(place.previousWord), exceptions.letterNames.contains(previous) {
      return nil
    }
    let follows = line.beforeSpace(place.word.lowerBound, limit: place.start)
    let isChained = follows > place.start && line.sign(follows - 1) == .point
    guard isChained || !place.previousWord.isEmpty, line.isArabic(place.nextWord.lowerBound) else {
      return nil
    }
    return opensSentence(place)
  }

  /// A number ends a sentence unless it counts something after it or the language writes ordinals
  /// so: `الفقرة 3. أ.`, `3. Oktober`.
  private func numberEnds(_ place: SentencePlace) -> Bool? {
    let line = place.line
    if exceptions.writesOrdinalsWithStop, place.word.count <= 2, place.dotted == place.word {
      return false
    }
    guard let previous = line.key(place.previousWord), exceptions.numbered.contains(previous),
      line.letterCount(place.nextWord) == 1, !place.nextIsDigit
    else { return nil }
    let after = line.sign(place.nextWord.upperBound)
    return !(after == .point || after == .closingBracket)
  }
}

// MARK: - Lost white space

extension SentenceRules {
  /// A full stop with a letter or a digit right behind it.
  private func gluedPointEnds(_ place: SentencePlace, unicode: Bool) -> Bool {
    let line = place.line
    guard !place.end.closesQuote else { return unicode }
    guard !place.word.isEmpty, !place.nextWord.isEmpty else { return unicode }
    if place.nextIsDigit { return false }
    let written = withoutConjunction(place.dotted, in: line)
    let isShort = line.letterCount(withoutConjunction(place.word, in: line)) == 1
    if line.isArabic(place.nextWord.lowerBound) {
      if line.isArabic(place.word.lowerBound) {
        guard !isShort, let key = line.key(written) else { return !isShort }
        if exceptions.titles.contains(key) { return false }
        return !exceptions.letterNames.contains(key) || letterNameEnds(place) ?? true
      }
      return !place.isCasedInitial && line.letterCount(place.nextWord) > 1
    }
    return gluedLatinEnds(place)
  }

  /// `ended.The` is two sentences; `U.S.Army`, `Node.js`, `Report.PDF`, `St.Petersburg` are not.
  private func gluedLatinEnds(_ place: SentencePlace) -> Bool {
    let line = place.line
    let next = place.nextWord
    guard place.nextIsUpper, next.count == 1 || line.isLower(next.lowerBound + 1) else {
      return false
    }
    guard next.count > 1 || exceptions.openers.contains(where: { $0 == line.key(next) }) else {
      return false
    }
    if place.isInsideAddress || place.dotted != place.word { return false }
    if line.isArabic(place.word.lowerBound) { return line.letterCount(place.word) > 1 }
    guard place.word.count > 1, line.isLower(place.word.upperBound - 1),
      line.sign(next.upperBound) != .point
    else { return false }
    return shortenedWordEnds(place) ?? true
  }
}

extension SentencePlace {
  /// Whether one capital letter of a script with capitals stands before the stop.
  var isCasedInitial: Bool { word.count == 1 && line.isUpper(word.lowerBound) }
}
