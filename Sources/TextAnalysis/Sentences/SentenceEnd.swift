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
    (position, closesQuote) = Self.strayQuote(after: position, in: line, &enclosures, closesQuote)
    self.stop = stop
    self.end = position
    self.next = line.afterSpace(position)
    self.sign = sign
    self.closesQuote = closesQuote
    self.quoteStart = quoteStart
    self.bracketStart = bracketStart
    self.stops = stops
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

  /// Takes in a closing quotation mark that stands apart: `نص. " وقال`.
  private static func strayQuote(
    after end: Int, in line: LineText, _ enclosures: inout Enclosures, _ closesQuote: Bool
  ) -> (Int, Bool) {
    let place = line.afterSpace(end)
    let sign = line.sign(place)
    guard place > end, sign.isQuote, enclosures.quote != nil,
      place + 1 == line.count || line.isSpace(place + 1)
    else { return (end, closesQuote) }
    enclosures.read(.closingQuote, at: place, in: line)
    return (place + 1, true)
  }

  /// Whether the stop has lost the white space after it.
  var isGlued: Bool { next == end }
}
