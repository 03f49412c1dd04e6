/// Reads one number in digits: three scripts, thousands and decimals by either custom.
struct DigitReader {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether a full stop may part thousands and a comma decimals, as Arabic papers write.
  let isArabic: Bool

  private struct Group {
    var value: Int
    var digits: Int
    var end: Int
  }

  private enum Separator: Equatable { case dot, comma, space, arabicThousands, arabicDecimal }

  /// The number whose first digit is at `start`, and where it ends.
  func number(at start: Int) -> (numeral: DigitNumeral, end: Int) {
    if let spaced = spacedNumber(at: start) { return spaced }
    var groups = [group(at: start)]
    var separators: [Separator] = []
    while groups.count < 8, let (separator, next) = separator(at: groups[groups.count - 1].end) {
      guard digit(at: next) != nil else { break }
      let following = group(at: next)
      guard joins(separator, following, after: groups, separators) else { break }
      separators.append(separator)
      groups.append(following)
    }
    let numeral = Self.numeral(groups, separators, isArabic: isArabic)
    return (numeral, groups[groups.count - 1].end)
  }

  /// The digit that begins at an offset, with its length in bytes.
  @inline(__always)
  func digit(at index: Int) -> (value: Int, length: Int)? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if byte >= 0x30 && byte <= 0x39 { return (Int(byte) - 0x30, 1) }
    guard index + 1 < bytes.count else { return nil }
    let next = bytes[index + 1]
    if byte == 0xD9 && next >= 0xA0 && next <= 0xA9 { return (Int(next) - 0xA0, 2) }
    if byte == 0xDB && next >= 0xB0 && next <= 0xB9 { return (Int(next) - 0xB0, 2) }
    return nil
  }

  private func group(at start: Int) -> Group {
    var group = Group(value: 0, digits: 0, end: start)
    while let (value, length) = digit(at: group.end) {
      // Seventeen digits fit; what is longer is no quantity and keeps its first digits.
      if group.digits < 17 { group.value = group.value * 10 + value }
      group.digits += 1
      group.end += length
    }
    return group
  }

  private func separator(at index: Int) -> (Separator, Int)? {
    guard index < bytes.count else { return nil }
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (bytes[index], second, third) {
    case (0x2E, _, _): return (.dot, index + 1)
    case (0x2C, _, _): return (.comma, index + 1)
    case (0xD8, 0x8C, _): return isArabic ? (.comma, index + 2) : nil
    case (0xD9, 0xAB, _): return (.arabicDecimal, index + 2)
    case (0xD9, 0xAC, _): return (.arabicThousands, index + 2)
    case (0xC2, 0xA0, _): return (.space, index + 2)
    case (0xE2, 0x80, 0xAF), (0xE2, 0x80, 0x89): return (.space, index + 3)
    default: return nil
    }
  }

  /// Whether the digits after a separator go on with the number, or begin another.
  private func joins(
    _ separator: Separator, _ next: Group, after groups: [Group], _ separators: [Separator]
  ) -> Bool {
    let opensThousands = next.digits == 3 && groups[0].digits <= 3
    switch separator {
    case .space: return opensThousands && separators.allSatisfy { $0 == .space }
    case .arabicThousands: return opensThousands
    case .comma:
      if opensThousands { return !separators.contains(.arabicDecimal) }
      return isArabic && !separators.contains(.comma)
    case .dot:
      // "in 2014.42" is a year with a footnote.
      return !(groups[0].digits == 4 && (1900...2099).contains(groups[0].value))
    case .arabicDecimal: return true
    }
  }

  /// Thousands parted by plain spaces, as the United Nations writes: `3 250 000`.
  ///
  /// Its Arabic texts hold the groups last first, `000 250 3`, since the spaces part them for the
  /// bidirectional algorithm (UAX #9) and the line shows them right. Two numbers side by side
  /// hardly occur in Arabic; in English they do, and only a group with a leading zero is joined.
  private func spacedNumber(at start: Int) -> (numeral: DigitNumeral, end: Int)? {
    var groups = [group(at: start)]
    while groups.count < 6, groups[groups.count - 1].digits <= 3 {
      let end = groups[groups.count - 1].end
      guard end < bytes.count, bytes[end] == 0x20, digit(at: end + 1) != nil else { break }
      groups.append(group(at: end + 1))
    }
    guard groups.count > 1, let end = groups.last?.end,
      separator(at: end).map({ digit(at: $0.1) == nil }) ?? true
    else { return nil }
    let straight = spacedValue(groups)
    guard isArabic else { return straight.map { (DigitNumeral(values: [$0]), end) } }
    let values = [spacedValue(groups.reversed()), straight].compactMap { $0 }
    return values.isEmpty ? nil : (DigitNumeral(values: values), end)
  }

  private func spacedValue(_ groups: [Group]) -> DecimalValue? {
    let rest = groups.dropFirst()
    let hasLeadingZero = rest.contains { $0.value < 100 }
    guard groups[0].digits == String(groups[0].value).count, groups[0].value > 0,
      rest.allSatisfy({ $0.digits == 3 }), isArabic || hasLeadingZero
    else { return nil }
    return Self.whole(groups[...])
  }

  private static func numeral(
    _ groups: [Group], _ separators: [Separator], isArabic: Bool
  ) -> DigitNumeral {
    guard let separator = separators.last else {
      return DigitNumeral(values: [DecimalValue(groups[0].value)], plainDigits: groups[0].digits)
    }
    let isGrouped =
      groups[0].digits <= 3 && groups[0].value > 0
      && groups.dropFirst().allSatisfy { $0.digits == 3 }
    if separators.allSatisfy({ $0 == separator }) {
      switch separator {
      case .dot where groups.count == 2 && isGrouped && isArabic:
        return DigitNumeral(values: [whole(groups[...]), decimal(groups[...])])
      case .dot where groups.count > 2 && !isGrouped:
        return DigitNumeral(values: [], dotted: groups.map(\.value))
      case .dot, .arabicDecimal:
        let value = groups.count > 2 ? whole(groups[...]) : decimal(groups[...])
        let isTimelike = groups.count == 2 && groups[1].digits == 2
        return DigitNumeral(values: [value], dotted: isTimelike ? groups.map(\.value) : [])
      case .comma where !isGrouped: return DigitNumeral(values: [decimal(groups[...])])
      case .comma, .space, .arabicThousands: return DigitNumeral(values: [whole(groups[...])])
      }
    }
    // Two kinds: the last is the decimal one, as in 1,250.5 and 1.250,5.
    return DigitNumeral(values: [decimal(groups[...])])
  }

  private static func whole(_ groups: ArraySlice<Group>) -> DecimalValue {
    DecimalValue(mantissa: mantissa(groups))
  }

  private static func decimal(_ groups: ArraySlice<Group>) -> DecimalValue {
    let fraction = groups.last.map(\.digits) ?? 0
    return DecimalValue(mantissa: mantissa(groups), exponent: -fraction)
  }

  private static func mantissa(_ groups: ArraySlice<Group>) -> Int {
    var sum = 0
    for group in groups {
      for _ in 0..<min(group.digits, 17) { sum = sum &* 10 }
      sum = sum &+ group.value
    }
    return sum
  }
}
