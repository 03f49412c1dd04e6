/// One line as UTF-16 units, which is what ICU reads, with the way back to UTF-8.
///
/// The store is used again for each line of a text, so that a text of any length needs the memory
/// of its longest line.
struct LineText {
  private(set) var units: [UInt16] = []

  var count: Int { units.count }

  subscript(position: Int) -> UInt16 { units[position] }

  /// Takes in a line of valid UTF-8.
  mutating func read(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    // A unit needs at least one byte, so there is room for all.
    units.removeAll(keepingCapacity: true)
    units.append(contentsOf: repeatElement(0, count: bytes.count))
    let count = units.withUnsafeMutableBufferPointer {
      Self.transcode(UnsafeBufferPointer(rebasing: bytes), into: $0)
    }
    units.removeLast(units.count - count)
  }

  /// Writes UTF-8 as UTF-16 and returns how many units there are.
  private static func transcode(
    _ bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutableBufferPointer<UInt16>
  ) -> Int {
    var (position, count) = (0, 0)
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[position &+ offset] & 0x3F) }
    while position < bytes.count {
      let lead = UInt32(bytes[position])
      switch lead {
      case 0..<0x80:
        units[count] = UInt16(truncatingIfNeeded: lead)
        position &+= 1
      case 0x80..<0xE0:
        units[count] = UInt16(truncatingIfNeeded: (lead & 0x1F) << 6 | tail(1))
        position &+= 2
      case 0xE0..<0xF0:
        units[count] = UInt16(truncatingIfNeeded: (lead & 0x0F) << 12 | tail(1) << 6 | tail(2))
        position &+= 3
      default:
        let value = (lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
        units[count] = UInt16(truncatingIfNeeded: 0xD800 &+ ((value &- 0x10000) >> 10))
        count &+= 1
        units[count] = UInt16(truncatingIfNeeded: 0xDC00 &+ ((value &- 0x10000) & 0x3FF))
        position &+= 4
      }
      count &+= 1
    }
    return count
  }

  /// How many bytes a stretch has in UTF-8. It must not part the halves of a surrogate pair.
  func byteCount(_ range: Range<Int>) -> Int {
    var further = 0
    for unit in units[range] {
      // Each half of a pair stands for two of the pair's four bytes.
      let isSurrogate = unit & 0xF800 == 0xD800
      further &+= (unit >= 0x80 ? 1 : 0) &+ (unit >= 0x800 && !isSurrogate ? 1 : 0)
    }
    return range.count + further
  }
}

// MARK: - Looking around

extension LineText {
  func isSpace(_ position: Int) -> Bool {
    position < count && position >= 0 && SentenceSign.isSpace(units[position])
  }

  /// Whether a letter, a mark or a digit stands at a place.
  func isWord(_ position: Int) -> Bool {
    position < count && position >= 0 && SentenceSign.isWord(units[position])
  }

  func isDigit(_ position: Int) -> Bool {
    position < count && position >= 0 && SentenceSign.isDigit(units[position])
  }

  /// Whether a superscript digit stands at a place.
  func isRaisedDigit(_ position: Int) -> Bool {
    guard position < count else { return false }
    return [0xB9, 0xB2, 0xB3, 0x2070].contains(units[position])
      || (0x2074...0x2079).contains(units[position])
  }

  func isUpper(_ position: Int) -> Bool {
    position < count && position >= 0 && SentenceSign.isUpper(units[position])
  }

  func isLower(_ position: Int) -> Bool {
    position < count && position >= 0 && SentenceSign.isLower(units[position])
  }

  func isArabic(_ position: Int) -> Bool {
    guard position < count, position >= 0, let scalar = Unicode.Scalar(units[position]) else {
      return false
    }
    return ArabicLetter.isLetter(scalar)
  }

  func sign(_ position: Int) -> SentenceSign {
    position < count && position >= 0 ? SentenceSign(units[position]) : .none
  }

  /// The first place at or after `position` that is not white space.
  func afterSpace(_ position: Int) -> Int {
    var position = position
    while isSpace(position) { position += 1 }
    return position
  }

  /// The place after the last one before `position`, down to `limit`, that is not white space.
  func beforeSpace(_ position: Int, limit: Int = 0) -> Int {
    var position = position
    while position > limit && isSpace(position - 1) { position -= 1 }
    return position
  }

  /// The word that ends right before `position`.
  func word(endingAt position: Int, limit: Int = 0) -> Range<Int> {
    var start = position
    while start > limit && isWord(start - 1) { start -= 1 }
    return start..<position
  }

  /// The word that begins at `position`.
  func word(startingAt position: Int) -> Range<Int> {
    var end = position
    while isWord(end) { end += 1 }
    return position..<end
  }

  func key(_ word: Range<Int>) -> ShortWord? { ShortWord(units[word]) }

  /// How many letters a word has, marks and tatweel apart.
  func letterCount(_ word: Range<Int>) -> Int {
    word.reduce(0) { $0 + (SentenceSign.isMarkOrTatweel(units[$1]) ? 0 : 1) }
  }

  func isNumber(_ word: Range<Int>) -> Bool {
    !word.isEmpty && word.allSatisfy { isDigit($0) }
  }
}
