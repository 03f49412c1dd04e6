/// A possible end read in its line: what the words on either side look like.
struct SentencePlace {
  let line: LineText
  let end: SentenceEnd
  /// Where the sentence so far began, and its first letter or digit.
  let start: Int
  let firstWord: Int
  /// The end of the word before the stop, behind marks that are never seen and closing quotes.
  let stop: Int
  /// The word right before the stop; empty if there is none.
  let word: Range<Int>
  /// That word with what dots join to it: `U.S`, `م.ت.ف`, `weather.com`.
  let dotted: Range<Int>
  /// The first word after the end, behind opening quotation marks and brackets.
  let nextWord: Range<Int>

  init(line: LineText, end: SentenceEnd, start: Int) {
    self.line = line
    self.end = end
    self.start = start
    var first = start
    while first < end.stop && !line.isWord(first) { first += 1 }
    firstWord = first
    var stop = end.stop
    while stop > start && SentenceSign.isInvisible(line[stop - 1]) { stop -= 1 }
    self.stop = stop
    word = line.word(endingAt: stop, limit: start)
    dotted = Self.dotted(word, in: line, limit: start)
    var next = end.next
    while next < line.count, line.sign(next).opens || SentenceSign.isInvisible(line[next]) {
      next += 1
    }
    nextWord = line.word(startingAt: next)
  }

  private static func dotted(_ word: Range<Int>, in line: LineText, limit: Int) -> Range<Int> {
    var start = word.lowerBound
    while start > limit, !word.isEmpty, line.sign(start - 1) == .point, line.isWord(start - 2) {
      start = line.word(endingAt: start - 1, limit: limit).lowerBound
    }
    return start..<word.upperBound
  }
}

extension SentenceSign {
  /// Whether a word may follow the sign directly: it opens a quotation or a bracket.
  var opens: Bool {
    self == .openingBracket || self == .openingQuote || self == .quote || self == .apostrophe
  }
}

// MARK: - What comes next

extension SentencePlace {
  /// A sign that carries the sentence on: a comma, a dash, one more stop.
  var goesOnWithSign: Bool {
    let sign = line.sign(end.next)
    return sign == .pause || sign == .dash || sign.isStop
  }

  var nextIsUpper: Bool { line.isUpper(nextWord.lowerBound) }

  /// Whether a small letter follows, leaving out names such as iPhone.
  var nextIsLower: Bool {
    line.isLower(nextWord.lowerBound) && !line.isUpper(nextWord.lowerBound + 1)
  }

  /// Whether the number or letter of a list follows: `2. The situation`, `(b) Scope`, `b. Food`.
  var nextIsEnumerator: Bool {
    let after = line.sign(nextWord.upperBound)
    guard (1...3).contains(nextWord.count), line.isSpace(nextWord.upperBound + 1) else {
      return false
    }
    let isLetter = nextWord.count == 1 || isRomanNumeral(nextWord)
    guard isLetter || line.isNumber(nextWord) else { return false }
    if after == .closingBracket {
      return nextWord.lowerBound - end.next <= 1
    }
    guard after == .point, nextWord.lowerBound == end.next, nextWord.count <= 2 else {
      return false
    }
    // A capital may be an initial, and an Arabic letter a title.
    let item = line.afterSpace(nextWord.upperBound + 1)
    return line.isNumber(nextWord) || (nextIsLower && line.isUpper(item))
  }

  /// Whether a name follows that begins with a small letter before a capital: `iPhone`.
  var nextIsBrand: Bool {
    line.isLower(nextWord.lowerBound) && line.isUpper(nextWord.lowerBound + 1)
  }

  /// Whether a table's note follows: a small letter alone before a capital, `b The amount pledged`.
  var nextIsNoteLetter: Bool {
    nextWord.count == 1 && line.isLower(nextWord.lowerBound)
      && line.isSpace(nextWord.upperBound) && line.isUpper(line.afterSpace(nextWord.upperBound))
  }

  var nextIsDigit: Bool { line.isDigit(nextWord.lowerBound) }

  /// Whether what follows is written with capitals and small letters.
  var isCased: Bool { nextIsUpper || line.isLower(nextWord.lowerBound) }

  /// Whether Arabic stands before the stop and another script after it, so that a small letter
  /// says nothing.
  var scriptChanges: Bool {
    line.isArabic(word.upperBound - 1) && !line.isArabic(nextWord.lowerBound)
  }

  /// Whether the next word is joined to what went before by و or ف: `وسقطت`, but not `والرابع`,
  /// where و joins nouns rather than sentences.
  var nextIsConjoined: Bool {
    let first = nextWord.lowerBound
    guard line.letterCount(nextWord) >= 4 else { return false }
    let letter = UInt32(line[first])
    guard letter == ArabicLetter.waw.value || letter == ArabicLetter.feh.value else { return false }
    return UInt32(line[first + 1]) != ArabicLetter.alef.value
      || UInt32(line[first + 2]) != ArabicLetter.lam.value
  }
}

// MARK: - What went before

extension SentencePlace {
  /// Whether nothing has been said yet: `... وقال`.
  var hasNoWord: Bool { firstWord >= end.stop }

  /// Whether the brackets hold nothing but the stop: `[...]`, `(!)`.
  var isBracketedSign: Bool { end.bracketStart == end.stop - 1 && end.stop > 0 }

  /// Whether the sentence so far is only the sign of a list: `1.`, `٢.`, `أ.`, `(a).`, `IV.`.
  var isEnumerator: Bool {
    guard end.sign == .point, !end.closesQuote, firstWord == dotted.lowerBound else { return false }
    if dotted.allSatisfy({ line.isDigit($0) || line.sign($0) == .point }) {
      return line.letterCount(word) <= 3
    }
    guard word == dotted else { return false }
    return line.letterCount(word) == 1 || isRomanNumeral(word)
  }

  func isRomanNumeral(_ word: Range<Int>) -> Bool {
    !word.isEmpty && word.count <= 5 && word.allSatisfy { Self.romanDigits.contains(line[$0]) }
  }

  private static let romanDigits: Set<UInt16> = Set("IVXLC".utf16)

  /// Whether a bracket opened within the sentence is still open and will be closed.
  func isInsideBracket(_ open: Enclosures) -> Bool {
    guard let bracket = open.bracket, bracket > firstWord else { return false }
    let limit = min(line.count, end.end + Self.longestBracket)
    return (end.end..<limit).contains { line.sign($0) == .closingBracket }
  }

  /// In UTF-16 units; a bracket that is not closed within this many was forgotten.
  private static let longestBracket = 400

  /// Whether the stop stands inside a web or mail address.
  var isInsideAddress: Bool {
    var token = end.stop
    while token > start && !line.isSpace(token - 1) { token -= 1 }
    let text = line.units[token..<end.stop]
    return text.contains(UInt16(UInt8(ascii: "@"))) || text.contains(UInt16(UInt8(ascii: "/")))
      || text.starts(with: "www.".utf16)
  }

  /// Whether each part of the dotted word is one letter: `U.S`, `م.ت.ف`, `هـ`.
  var isInitials: Bool {
    guard !dotted.isEmpty else { return false }
    var letters = 0
    for position in dotted {
      if line.sign(position) == .point {
        letters = 0
      } else if !SentenceSign.isMarkOrTatweel(line[position]) {
        letters += 1
        if letters > 1 || line.isDigit(position) { return false }
      }
    }
    return true
  }

  /// The word before the dotted one, if only white space lies between.
  var previousWord: Range<Int> {
    line.word(endingAt: line.beforeSpace(dotted.lowerBound, limit: start), limit: start)
  }
}
