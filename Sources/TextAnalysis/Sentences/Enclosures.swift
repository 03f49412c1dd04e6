/// The quotation and the bracket that are open at a place of a line.
///
/// Authors forget to close quotations, use “ for ” and mix three kinds of marks in one sentence;
/// so a mark is read by the white space around it first, by its shape second, and there is one
/// level of quotation and one of brackets.
struct Enclosures {
  /// Where the open quotation began.
  private(set) var quote: Int?
  /// Where the outermost open bracket began.
  private(set) var bracket: Int?
  private var depth = 0

  /// Reads the quotation mark or the bracket at a place.
  mutating func read(_ sign: SentenceSign, at position: Int, in line: LineText) {
    switch sign {
    case .openingBracket:
      if depth == 0 { bracket = position }
      depth += 1
    case .closingBracket:
      depth = max(0, depth - 1)
      if depth == 0 { bracket = nil }
    case .quote, .openingQuote, .closingQuote:
      quote = opens(sign, at: position, in: line) ? position : nil
    default: break
    }
  }

  /// Whether the quotation mark at a place begins a quotation rather than ends one.
  func opens(_ sign: SentenceSign, at position: Int, in line: LineText) -> Bool {
    let before = position == 0 || Self.leadsIn(line, position - 1)
    let after = line.isWord(position + 1)
    if before == after { return before }
    return sign == .openingQuote || (sign == .quote && quote == nil)
  }

  private static func leadsIn(_ line: LineText, _ position: Int) -> Bool {
    if line.isSpace(position) { return true }
    switch line.sign(position) {
    case .openingBracket, .openingQuote, .pause, .dash: return true
    default: return false
    }
  }
}
