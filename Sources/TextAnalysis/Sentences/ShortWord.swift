/// A word of at most sixteen letters as the tables of sentence ends compare it: Arabic without
/// marks and tatweel and with its hamza carriers as bare alef, everything else as written.
///
/// `إلخ` and `الخ` are equal, as are `أَضاف` and `اضاف`; `No` and `no` are not.
struct ShortWord: Hashable, Sendable {
  private var letters = SIMD16<UInt16>()

  /// The word these UTF-16 units spell, or nil if it has no letters or more than sixteen.
  init?(_ units: some Sequence<UInt16>) {
    var count = 0
    for unit in units {
      guard let letter = Self.compared(unit) else { continue }
      guard count < letters.scalarCount else { return nil }
      letters[count] = letter
      count += 1
    }
    if count == 0 { return nil }
  }

  func hash(into hasher: inout Hasher) {
    // Hashed as four numbers, for sixteen take four times as long.
    hasher.combine(unsafeBitCast(letters, to: SIMD4<UInt64>.self))
  }

  private static func compared(_ unit: UInt16) -> UInt16? {
    guard (0x0600...0x08FF).contains(unit) else { return unit }
    switch UInt32(unit) {
    case ArabicLetter.alefMadda.value, ArabicLetter.alefHamzaAbove.value,
      ArabicLetter.alefHamzaBelow.value:
      return UInt16(ArabicLetter.alef.value)
    case ArabicLetter.tatweel.value: return nil
    case let value: return ArabicLetter.isMark(value) ? nil : unit
    }
  }
}

extension Set<ShortWord> {
  /// The words of a table: parted by white space, a row for each idea; `_` joins a pair.
  init(table: String) {
    self.init(table.split(whereSeparator: \.isWhitespace).compactMap { ShortWord($0.utf16) })
  }

  /// Whether a word and the next one are a pair of the table.
  func contains(pair word: Range<Int>, in line: LineText) -> Bool {
    let next = line.word(startingAt: line.afterSpace(word.upperBound))
    guard word.count + next.count < 16, next.lowerBound > word.upperBound else { return false }
    let joined = line.units[word] + [UInt16(UInt8(ascii: "_"))] + line.units[next]
    return ShortWord(joined).map(contains) ?? false
  }
}
