/// A number read from digits, words or both.
struct Numeral {
  var value: DecimalValue
  /// A second value that the writing allows: 1.25 beside 1250 for `1.250`.
  var alternative: DecimalValue?
  var isOrdinal = false
  /// Digits or tens with an article may be either: الـ21, العشرين.
  var mayBeOrdinal = false
  /// How many digits, if it was written in plain digits alone.
  var plainDigits = 0
  /// The power of ten of its last scale word, 0 if it has none.
  var scale = 0
  /// Whether any part has a scale word: ألف وخمسة has.
  var hasScale = false
  var first: Int
  var next: Int

  var integer: Int? { value.integer }
}

/// How numbers are built of digits and words.
///
/// Arabic puts ones before tens (ثلاثة وعشرون), joins parts with و, counts 3–10 with the plural
/// of the scale (سبعة آلاف), 11 and up with its singular (خمسون ألفا), and has duals (ألفين).
extension NumeralScan {
  func numeral(at first: Int) -> Numeral? {
    guard var numeral = leadingGroup(at: first) else { return nil }
    guard !numeral.isOrdinal else { return numeral }
    addHalf(to: &numeral)
    applyScale(to: &numeral)
    numeral.hasScale = numeral.scale > 0
    while numeral.scale > 0, let part = nextPart(of: numeral),
      let sum = numeral.value.adding(part.value)
    {
      numeral.value = sum
      numeral.alternative = nil
      numeral.isOrdinal = part.isOrdinal
      numeral.scale = part.scale
      numeral.next = part.next
    }
    return numeral
  }

  private func leadingGroup(at index: Int) -> Numeral? {
    if let digits = digits(index) { return digitNumeral(digits, at: index) }
    guard let word = word(index) else { return nil }
    let needsArticle = isLatin(index) && role(index - 1) != .article
    switch word.role {
    case .scale, .hundred, .dozen:
      if needsArticle || isLabel(at: index) { return nil }
      if word.role == .hundred { return isShareBase(at: index) ? nil : hundreds(at: index) }
      let value = word.role == .dozen ? DecimalValue(12) : DecimalValue(1).scaled(by: word.value)
      let scale = word.role == .dozen ? 0 : word.value
      return Numeral(value: value, scale: scale, first: index, next: index + 1)
    case .dualScale:
      return Numeral(
        value: DecimalValue(2).scaled(by: word.value), scale: word.value, first: index,
        next: index + 1)
    case .accusativeScale:
      return accusative(word, at: index)
    default: return hundreds(at: index)
    }
  }

  /// ألفا جندي is two thousand, the dual before its noun; with something joined on, ألفا وخمسمئة,
  /// it can only be one thousand.
  private func accusative(_ word: NumeralWord, at index: Int) -> Numeral {
    let one = DecimalValue(1).scaled(by: word.value)
    let isOne = joined(index + 1) != nil
    return Numeral(
      value: isOne ? one : DecimalValue(2).scaled(by: word.value), alternative: isOne ? nil : one,
      scale: word.value, first: index, next: index + 1)
  }

  /// ألف is also the letter that heads a list: "ألف - المقدمة", "(ألف)".
  private func isLabel(at index: Int) -> Bool {
    !isLatin(index)
      && (isSymbol(index + 1, NumeralSymbol.dash) || isSymbol(index + 1, NumeralSymbol.close))
  }

  /// في المئة behind something other than a number, such as a bracket.
  private func isShareBase(at index: Int) -> Bool {
    !isLatin(index) && flags(index).contains(.article) && role(index - 1) == .dateContext
  }

  private func digitNumeral(_ digits: DigitNumeral, at index: Int) -> Numeral? {
    guard var value = digits.values.first else { return nil }
    var next = index + 1
    if isSymbol(next, NumeralSymbol.oneHalf), isGlued(next) {
      value = value.adding(DecimalValue(mantissa: 5, exponent: -1)) ?? value
      next += 1
    }
    let hasArticle = isGlued(index) && role(index - 1) == .article
    return Numeral(
      value: value, alternative: digits.values.dropFirst().first, mayBeOrdinal: hasArticle,
      plainDigits: digits.plainDigits, first: index, next: next)
  }

  // MARK: Scales

  private func applyScale(to numeral: inout Numeral) {
    guard numeral.scale == 0, isBare(numeral.next), let word = word(numeral.next) else { return }
    switch word.role {
    case .scale, .pluralScale, .accusativeScale:
      scale(&numeral, by: word.value)
    case .magnitude where isGlued(numeral.next) && numeral.plainDigits != 4:
      // "5m" may be metres as well.
      let plain = numeral.value
      scale(&numeral, by: word.value)
      numeral.alternative = plain
    case .dozen where numeral.value.integer.map({ $0 < 100 }) ?? false:
      numeral.value = DecimalValue((numeral.value.integer ?? 1) * 12)
      numeral.next += 1
    default: break
    }
  }

  private func scale(_ numeral: inout Numeral, by power: Int) {
    numeral.value = numeral.value.scaled(by: power)
    numeral.alternative = numeral.alternative?.scaled(by: power)
    numeral.scale = power
    numeral.plainDigits = 0
    numeral.next += 1
    addHalf(to: &numeral)
  }

  /// `ونصف` and `and a half` add half of the last scale.
  private func addHalf(to numeral: inout Numeral) {
    guard var index = joined(numeral.next) else { return }
    if role(index) == .article { index += 1 }
    guard let word = word(index), let part = Self.decimalPart(word),
      let sum = numeral.value.adding(part.scaled(by: numeral.scale))
    else { return }
    numeral.value = sum
    numeral.plainDigits = 0
    numeral.next = index + 1
    // مليون ونصف المليون says its scale twice.
    if numeral.scale > 0, role(numeral.next) == .scale, flags(numeral.next).contains(.article) {
      numeral.next += 1
    }
  }

  static func decimalPart(_ word: NumeralWord) -> DecimalValue? {
    switch (word.role, word.value) {
    case (.half, _): DecimalValue(mantissa: 5, exponent: -1)
    case (.fraction, 104): DecimalValue(mantissa: 25, exponent: -2)
    default: nil
    }
  }

  /// The next, smaller part of a number with a scale: …وخمسمئة, … three hundred.
  private func nextPart(of numeral: Numeral) -> Numeral? {
    let start = joined(numeral.next) ?? (isLatin(numeral.next) ? numeral.next : -1)
    guard start >= 0, flags(start).isDisjoint(with: .preposition) else { return nil }
    guard
      var part = digits(start) == nil
        ? hundreds(at: start) ?? leadingGroup(at: start)
        : leadingGroup(at: start)
    else { return nil }
    if !part.isOrdinal { applyScale(to: &part) }
    guard let value = part.integer, part.scale < numeral.scale else { return nil }
    if part.scale == 0, part.plainDigits > 0 {
      // "1 million and 5 wounded" are two numbers; "ألف و500" is one.
      guard numeral.scale == 3, value >= 100, value < 1000 else { return nil }
    }
    return part
  }

  // MARK: Below a thousand

  func hundreds(at index: Int) -> Numeral? {
    guard let word = word(index) else { return nil }
    switch word.role {
    case .hundreds, .hundred:
      return withTail(
        Numeral(value: DecimalValue(word.value), first: index, next: index + 1), word.value)
    default: break
    }
    guard let count = tens(at: index) else { return nil }
    guard !count.isOrdinal, let times = count.integer, times > 0, isBare(count.next) else {
      return count
    }
    let multiplies = isLatin(index) ? times < 100 : (3...9).contains(times)
    switch role(count.next) {
    case .hundred where multiplies:
      return withTail(
        Numeral(value: DecimalValue(times * 100), first: index, next: count.next + 1), times * 100)
    case .ordinalHundred:
      return Numeral(
        value: DecimalValue(times * 100), isOrdinal: true, first: index, next: count.next + 1)
    default: return count
    }
  }

  /// Adds ones and tens to hundreds: مئة وخمسة, two hundred [and] five.
  private func withTail(_ hundreds: Numeral, _ value: Int) -> Numeral {
    let start = joined(hundreds.next) ?? (isLatin(hundreds.next) ? hundreds.next : -1)
    guard start >= 0, flags(start).isDisjoint(with: .preposition), let tail = tens(at: start),
      let rest = tail.integer, rest > 0, rest < 100
    else { return hundreds }
    var sum = tail
    sum.value = DecimalValue(value + rest)
    sum.first = hundreds.first
    return sum
  }

  private func tens(at index: Int) -> Numeral? {
    guard let word = word(index) else { return nil }
    var numeral = Numeral(value: DecimalValue(word.value), first: index, next: index + 1)
    switch word.role {
    case .unit where isLatin(index), .teen, .ten: return numeral
    case .unit, .eleven:
      if compound(&numeral, word.value) { return numeral }
      return word.role == .unit ? numeral : nil
    case .tens:
      guard isLatin(index) else {
        numeral.mayBeOrdinal = flags(index).contains(.article)
        return numeral
      }
      addUnit(to: &numeral, word.value)
      return numeral
    case .ordinal:
      numeral.isOrdinal = true
      if isLatin(index) || compound(&numeral, word.value) { return numeral }
      // أولي with its dots is "preliminary", not أولى.
      return word.value == 1 && flags(index).contains(.dottedYeh) ? nil : numeral
    case .ordinalTens, .ordinalHundred:
      numeral.isOrdinal = true
      return numeral
    default: return nil
    }
  }

  /// Arabic 11…19 (ثلاثة عشر) and 21…99 (ثلاثة وعشرون), cardinal or ordinal.
  private func compound(_ numeral: inout Numeral, _ unit: Int) -> Bool {
    let next = numeral.next
    if role(next) == .ten, isBare(next), !isLatin(next), (1...9).contains(unit) {
      numeral.value = DecimalValue(unit + 10)
      numeral.next = next + 1
      return true
    }
    if let index = joined(next), let tens = word(index), tens.role == .tens, !isLatin(index),
      (1...9).contains(unit), flags(index).isDisjoint(with: .preposition)
    {
      numeral.value = DecimalValue(unit + tens.value)
      numeral.next = index + 1
      return true
    }
    return false
  }

  /// English 21…99: twenty-three, twenty-third.
  private func addUnit(to numeral: inout Numeral, _ tens: Int) {
    let index = behindHyphen(numeral.next)
    guard let unit = word(index), isLatin(index), (1...9).contains(unit.value),
      unit.role == .unit || unit.role == .ordinal
    else { return }
    numeral.value = DecimalValue(tens + unit.value)
    numeral.isOrdinal = unit.role == .ordinal
    numeral.next = index + 1
  }
}
