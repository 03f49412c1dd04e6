/// The characters that never stand alone: marks upon a letter, and signs that the eye does not see.
///
/// They belong to the letter before them, so a hit takes a letter with all its marks or not at all.
enum JoiningCharacters {
  /// Signs without ink: joiners, direction controls, soft hyphens, byte order marks. In rising
  /// order, as `holds` needs it.
  static let invisible: [ClosedRange<UInt32>] = [
    0x00AD...0x00AD, 0x034F...0x034F, 0x061C...0x061C, 0x180B...0x180F, 0x200B...0x200F,
    0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB,
    0xE0000...0xE0FFF,
  ]

  /// Marks that a fold leaves away: vowels and their kin in Arabic, accents in Latin, Greek and
  /// Cyrillic. Marks of other scripts are letters in all but name, and stay.
  static let foldedMarks: [ClosedRange<UInt32>] =
    ([
      0x0300...0x036F, 0x0483...0x0489, 0x0610...0x061A, 0x0640...0x0640, 0x064B...0x065F,
      0x0670...0x0670, 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED,
      0x0897...0x089F, 0x08CA...0x08E1, 0x08E3...0x08FF, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF,
      0x20D0...0x20FF, 0xFE20...0xFE2F,
    ] + PresentationForms.spacingMarks).sorted { $0.lowerBound < $1.lowerBound }

  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    holds(scalar.value, in: invisible)
  }

  /// Whether level L1 leaves the scalar away.
  static func isFolded(_ scalar: Unicode.Scalar) -> Bool {
    isInvisible(scalar) || holds(scalar.value, in: foldedMarks)
  }

  /// Whether one of the ranges, which stand in rising order, holds a value.
  private static func holds(_ value: UInt32, in rising: [ClosedRange<UInt32>]) -> Bool {
    for range in rising where value <= range.upperBound { return value >= range.lowerBound }
    return false
  }

  /// Whether the scalar belongs to the letter before it: a mark of any script, an invisible sign,
  /// the colour of an emoji's skin.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return scalar.value == 0xAD }
    if isFolded(scalar) || (0x1F3FB...0x1F3FF).contains(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// The range without invisible signs at its ends, which no reader would count to a word.
  static func trimmed(_ range: Range<Int>, in utf8: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let (scalar, length) = utf8.scalar(at: lower)
      guard scalar > 0xAC, let known = Unicode.Scalar(scalar), isInvisible(known) else { break }
      lower += length
    }
    while lower < upper {
      var start = upper - 1
      while start > lower && utf8[start] & 0xC0 == 0x80 { start -= 1 }
      let scalar = utf8.scalar(at: start).value
      guard scalar > 0xAC, let known = Unicode.Scalar(scalar), isInvisible(known) else { break }
      upper = start
    }
    return lower..<upper
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The scalar that begins at an offset of valid UTF-8, and its length in bytes.
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(self[offset])
    if lead < 0x80 { return (lead, 1) }
    let second = UInt32(self[offset + 1] & 0x3F)
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | second, 2) }
    let third = UInt32(self[offset + 2] & 0x3F)
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | second << 6 | third, 3) }
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(self[offset + 3] & 0x3F), 4)
  }
}
