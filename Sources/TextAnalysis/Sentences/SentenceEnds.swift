/// Goes through a line from one sentence's end to the next.
struct SentenceEnds {
  private let boundaries: [Int]
  private var boundary = 0
  private var position = 0
  private var enclosures = Enclosures()

  /// - Parameter boundaries: ICU's, rising, in UTF-16 units.
  init(boundaries: [Int]) { self.boundaries = boundaries }

  /// The end of the sentence that begins at `start`, white space before the next one left out or
  /// not; the line's count for the last.
  mutating func next(in line: LineText, from start: Int, rules: SentenceRules) -> Int {
    position = max(position, start)
    while position < line.count {
      if let end = unlistedBoundary(in: line, after: start) { return end }
      let sign = SentenceSign(line[position])
      if sign.isStop {
        let end = SentenceEnd(at: position, in: line, enclosures: &enclosures)
        position = end.end
        if end.next >= line.count { return line.count }
        let unicode = isBoundary(end.next)
        if rules.ends(end, in: line, from: start, open: enclosures, unicode: unicode) {
          return end.end
        }
      } else {
        if !sign.isPlain { enclosures.read(sign, at: position, in: line) }
        position += 1
      }
    }
    return line.count
  }

  /// Whether ICU begins a sentence at a place.
  private mutating func isBoundary(_ place: Int) -> Bool {
    while boundary < boundaries.count && boundaries[boundary] < place { boundary += 1 }
    return boundary < boundaries.count && boundaries[boundary] == place
  }

  /// A boundary of ICU's at `position` that is due to a stop this program has no name for, such
  /// as the Ethiopic ። or the Burmese ။.
  private mutating func unlistedBoundary(in line: LineText, after start: Int) -> Int? {
    guard isBoundary(position), position > start else { return nil }
    var last = position
    while last > start {
      let sign = line.sign(last - 1)
      if sign.isStop { return nil }
      let isClosing = sign.isQuote || sign == .closingBracket || sign == .apostrophe
      guard isClosing || line.isSpace(last - 1) || SentenceSign.isInvisible(line[last - 1]) else {
        break
      }
      last -= 1
    }
    return last > start ? position : nil
  }
}
