/// One text being cut: the stores that are used again for each line, and what has been found.
struct SegmentationRun: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let rules: SentenceRules
  private let cursor: UnicodeBreaks.Cursor
  private var line = LineText()
  private var boundaries: [Int] = []
  private var found: [Piece] = []
  private var paragraph = 0

  init(
    bytes: UnsafeBufferPointer<UInt8>, rules: SentenceRules, cursor: consuming UnicodeBreaks.Cursor
  ) {
    self.bytes = bytes
    self.rules = rules
    self.cursor = cursor
  }

  /// Where a segment lies, in bytes, and in which paragraph.
  struct Piece {
    let range: Range<Int>
    let paragraph: Int
  }

  mutating func pieces() -> [Piece] {
    var lines = TextLines(bytes)
    while let range = lines.next() {
      let text = range.lowerBound == 0 ? range.dropFirst(byteOrderMark) : range
      if text.isEmpty { continue }
      line.read(bytes[text])
      cut(at: text.lowerBound)
    }
    return found
  }

  private var byteOrderMark: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Cuts the line that begins at a byte of the text.
  private mutating func cut(at offset: Int) {
    cursor.find(in: line.units, into: &boundaries)
    var ends = SentenceEnds(boundaries: boundaries)
    var start = line.afterSpace(0)
    var place = offset + line.byteCount(0..<start)
    let before = found.count
    while start < line.count {
      let end = ends.next(in: line, from: start, rules: rules)
      let trimmed = line.beforeSpace(end, limit: start)
      let byteEnd = place + line.byteCount(start..<trimmed)
      if line.shows(start..<trimmed) {
        found.append(Piece(range: place..<byteEnd, paragraph: paragraph))
      }
      start = line.afterSpace(end)
      place = byteEnd + line.byteCount(trimmed..<start)
    }
    if found.count > before { paragraph += 1 }
  }
}

extension LineText {
  /// Whether anything in a stretch can be seen.
  fileprivate func shows(_ range: Range<Int>) -> Bool {
    range.contains { !SentenceSign.isInvisible(units[$0]) && !isSpace($0) }
  }
}
