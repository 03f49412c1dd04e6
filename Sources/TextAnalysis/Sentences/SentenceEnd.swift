/// A place where a sentence may end, with what stands around it:
///
///     … 332 ق.م  .  "   _   على يد …
///       before  stop closers gap  next
struct SentenceEnd {
  /// The first stop of the run, as in the `؟` of `؟!".`
  let stop: Int
  /// After the run of stops, closing quotation marks and closing brackets.
  let end: Int
  /// The first character after the white space; the line's count if there is none.
  let next: Int
  /// What the last stop of the run is. Two full stops or more are an ellipsis.
  let sign: SentenceSign
  /// Whether a closing quotation mark stands after the last stop, and where that quotation began.
  let closesQuote: Bool
  let quoteStart: Int?
  /// Where the bracket began that is closed after the last stop.
  let bracketStart: Int?
  /// How many stops the run has.
  let stops: Int
  /// Whether the end takes in what UAX #29 leaves to the next sentence: the sign of a footnote
  /// (`الخبر.2`, `.[12]`, `.³`) or a closing quotation mark that stands apart (`نص. " وقال`).
  let isExtended: Bool

  /// Reads on from a stop; `enclosures` takes in the closing marks.
  init(at stop: Int, in line: LineText, enclosures: inout Enclosures) {
    var position = stop
    var sign = SentenceSign.none
    var points = 0
    var stops = 0
    var closesQuote = false
    var quoteStart: Int?
    var bracketStart: Int?
    while position < line.count {
      let here = line.sign(position)
      if here.isStop {
        points = here == .point && !closesQuote && bracketStart == nil ? points + 1 : 1
        sign = here == .point && points > 1 ? .ellipsis : here
        (closesQuote, quoteStart, bracketStart) = (false, nil, nil)
        stops += 1
      } else if Self.closes(here, at: position, in: line, enclosures) {
        if here == .closingBracket { bracketStart = enclosures.bracket ?? bracketStart }
        if here.isQuote || here == .apostrophe {
          quoteStart = enclosures.quote ?? quoteStart
          closesQuote = true
        }
        if here != .apostrophe { enclosures.read(here, at: position, in: line) }
      } else if !SentenceSign.isInvisible(line[position]) {
        break
      }
      position += 1
    }
    let note = Self.note(at: position, behind: stop, in: line)
    if let note { position = note }
    let isApart = Self.hasQuoteApart(after: position, in: line, enclosures)
    if isApart {
      position = line.afterSpace(position)
      enclosures.read(.closingQuote, at: position, in: line)
      position += 1
      closesQuote = true
    }
    self.stop = stop
    self.end = position
    self.next = line.afterSpace(position)
    self.sign = sign
    self.closesQuote = closesQuote
    self.quoteStart = quoteStart
    self.bracketStart = bracketStart
    self.stops = stops
    isExtended = note != nil || isApart
  }

  /// The end of the sign of a footnote, as reports keep it when their text is taken out of its
  /// layout: one to three digits, raised or not, alone or in square brackets, then white space.
  /// Nil where digits may as well belong to a number or an abbreviation.
  private static func note(at start: Int, behind stop: Int, in line: LineText) -> Int? {
    var position = start
    let isBracketed = line.sign(position) == .openingBracket
    if isBracketed { position += 1 }
    let digits = position
    while line.isDigit(position) || line.isRaisedDigit(position) { position += 1 }
    guard (1...3).contains(position - digits) else { return nil }
    if isBracketed {
      guard line.sign(position) == .closingBracket else { return nil }
      position += 1
    } else if line.isDigit(digits) {
      let word = line.word(endingAt: stop)
      let isLetters = word.allSatisfy { line.isArabic($0) || line.isLower($0) }
      guard word.count >= 3, isLetters, line[digits] != UInt16(UInt8(ascii: "0")) else {
        return nil
      }
    }
    return position == line.count || line.isSpace(position) ? position : nil
  }

  private static func closes(
    _ sign: SentenceSign, at position: Int, in line: LineText, _ enclosures: Enclosures
  ) -> Bool {
    switch sign {
    case .closingBracket: true
    case .apostrophe: !line.isWord(position + 1)
    case .quote, .openingQuote, .closingQuote:
      !enclosures.opens(sign, at: position, in: line)
    default: false
    }
  }

  /// Whether the quotation that is open is closed by a mark between white space.
  private static func hasQuoteApart(
    after end: Int, in line: LineText, _ enclosures: Enclosures
  ) -> Bool {
    let place = line.afterSpace(end)
    return place > end && line.sign(place).isQuote && enclosures.quote != nil
      && (place + 1 == line.count || line.isSpace(place + 1))
  }

  /// Whether the stop has lost the white space after it.
  var isGlued: Bool { next == end }
}
