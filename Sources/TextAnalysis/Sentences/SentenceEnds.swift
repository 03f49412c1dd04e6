/// Goes through a line from one sentence's end to the next.
struct SentenceEnds {
  private let boundaries: [Int]
  private var boundary = 0
  private var position = 0
  private var enclosures = Enclosures()

  /// - Parameter boundaries: ICU's, rising, in UTF-16 units.
  init(boundaries: [Int]) { self.boundaries = boundaries }

  /// The end of the sentence that begins at `start`, with or without the white space that follows
  /// it; the line's count for the last.
  mutating func next(in line: LineText, from start: Int, rules: SentenceRules) -> Int {
    position = max(position, start)
    while true {
      let limit = nextBoundary(in: line)
      position = line.firstSign(in: position..<limit)
      if position >= line.count { return line.count }
      let sign = line.sign(position)
      if sign.isStop {
        let end = SentenceEnd(at: position, in: line, enclosures: &enclosures)
        position = end.end
        if end.next >= line.count { return line.count }
        let unicode = isBoundary(end.next)
        if rules.ends(end, in: line, from: start, open: enclosures, unicode: unicode) {
          return end.end
        }
        if unicode { boundary += 1 }
        continue
      }
      if position == limit {
        boundary += 1
        if isUnlisted(position, in: line, after: start) { return position }
      }
      if !sign.isPlain { enclosures.read(sign, at: position, in: line) }
      position += 1
    }
  }

  /// The first boundary of ICU's after the place reached.
  private mutating func nextBoundary(in line: LineText) -> Int {
    while boundary < boundaries.count && boundaries[boundary] < position { boundary += 1 }
    return boundary < boundaries.count ? boundaries[boundary] : line.count
  }

  /// Whether ICU begins a sentence at a place.
  private mutating func isBoundary(_ place: Int) -> Bool {
    while boundary < boundaries.count && boundaries[boundary] < place { boundary += 1 }
    return boundary < boundaries.count && boundaries[boundary] == place
  }

  /// Whether a boundary of ICU's is due to a stop this program has no name for, such as the
  /// Ethiopic U+1362 or the Burmese U+104B.
  private func isUnlisted(_ place: Int, in line: LineText, after start: Int) -> Bool {
    var last = place
    while last > start {
      let sign = line.sign(last - 1)
      if sign.isStop { return false }
      let isEnclosing = sign.opens || sign == .closingQuote || sign == .closingBracket
      guard isEnclosing || line.isSpace(last - 1) || SentenceSign.isInvisible(line[last - 1]) else {
        return true
      }
      last -= 1
    }
    return false
  }
}

extension LineText {
  /// The first place in a range that is neither a space nor a common letter, or the range's end.
  fileprivate func firstSign(in range: Range<Int>) -> Int {
    units[range].firstIndex { !SentenceSign.isPlainLetter($0) } ?? range.upperBound
  }
}
