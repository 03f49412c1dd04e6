import Bitext

/// Days, months and years: in words, doubled, and in digits.
extension NumeralScan {
  private struct Month {
    let number: Int
    /// Whether it is a month wherever it stands.
    let isSure: Bool
    /// Whether a preposition is enough to make it one.
    let isWeak: Bool
    let next: Int
  }

  // MARK: In words

  /// A day before its month: العاشر من تموز/يوليو 2017, 10 July 2017, the 10th of July.
  mutating func readDay(_ numeral: Numeral) -> Int? {
    guard let day = numeral.integer, (1...31).contains(day), numeral.scale == 0,
      numeral.plainDigits <= 2
    else { return nil }
    // The second half, the first week of a month are no days: النصف الثاني من شهر آب.
    if numeral.isOrdinal, !isLatin(numeral.first),
      let before = role(numeral.first - 1), [.half, .fraction, .span].contains(before)
    {
      return nil
    }
    var index = numeral.next
    if role(index) == .ordinalSuffix, isGlued(index) { index += 1 }
    if role(index) == .of, isBare(index) { index += 1 }
    if role(index) == .monthMarker, isBare(index) { index += 1 }
    guard isBare(index), let month = month(at: index) else { return nil }
    let (year, next) = year(at: month.next)
    distribute(to: numeral) { value in
      guard let first = value.integer, (1...31).contains(first) else { return nil }
      return .date(year: year, month: month.number, day: first)
    }
    emit([.date(year: year, month: month.number, day: day)], numeral.first, next)
    return next
  }

  /// A month alone, with its year, or before its day: in July, July 2017, July 10–15, 2017.
  mutating func readMonth(at index: Int) -> Int? {
    guard let month = month(at: index) else { return nil }
    let days = daysBehind(month, at: index)
    let (year, next) = year(at: days.last?.next ?? month.next)
    guard month.isSure || !days.isEmpty || year != nil || hasMonthContext(index, month) else {
      return nil
    }
    guard let first = days.first else {
      emit([.date(year: year, month: month.number, day: nil)], index, next)
      return next
    }
    let firstEnd = days.count == 1 ? next : first.next
    emit([.date(year: year, month: month.number, day: first.day)], index, firstEnd)
    for (place, day) in days.enumerated().dropFirst() {
      let end = place == days.count - 1 ? next : day.next
      emit([.date(year: year, month: month.number, day: day.day)], day.index, end)
    }
    return next
  }

  private func month(at index: Int) -> Month? {
    guard let word = word(index) else { return nil }
    var number = word.value
    var next = index + 1
    var strength = word.role
    switch word.role {
    case .month, .weakMonth, .shyMonth:
      if isLatin(index), !flags(index).contains(.capital) { return nil }
      if !isLatin(index), flags(index).contains(.madda) { strength = .month }
      if isLatin(index), word.role == .shyMonth, isSymbol(next, NumeralSymbol.dot), isGlued(next) {
        next += 1
      }
    case .monthFamily:
      guard let ordinal = self.word(next), ordinal.role == .ordinal, ordinal.value <= 2,
        isBare(next)
      else { return nil }
      if ordinal.value == 2 { number = ArabicMonths.second(of: number) }
      strength = .month
      next += 1
    default: return nil
    }
    let end = endOfDouble(number, next)
    return Month(
      number: number, isSure: strength == .month || end != nil, isWeak: strength == .weakMonth,
      next: end ?? next)
  }

  /// The token behind the same month's second name: تموز/يوليو, حزيران (يونيو).
  private func endOfDouble(_ number: Int, _ index: Int) -> Int? {
    var second = index
    let isBracketed = isSymbol(index, NumeralSymbol.open)
    if isBracketed || isSymbol(index, NumeralSymbol.slash) || isSymbol(index, NumeralSymbol.dash) {
      second += 1
    }
    guard let word = word(second), isBare(second), !isLatin(second) else { return nil }
    var (month, next) = (word.value, second + 1)
    if word.role == .monthFamily {
      guard let ordinal = self.word(next), ordinal.role == .ordinal, ordinal.value <= 2 else {
        return nil
      }
      if ordinal.value == 2 { month = ArabicMonths.second(of: month) }
      next += 1
    } else if ![.month, .weakMonth, .shyMonth].contains(word.role) {
      return nil
    }
    guard month == number else { return nil }
    return isBracketed && isSymbol(next, NumeralSymbol.close) ? next + 1 : next
  }

  private func hasMonthContext(_ index: Int, _ month: Month) -> Bool {
    if role(index - 1) == .monthMarker { return true }
    guard month.isWeak else { return false }
    let before = isSymbol(index - 1, NumeralSymbol.dash) ? index - 2 : index - 1
    switch role(before) {
    case .dateContext, .before, .after: return true
    case .of: return isLatin(before)
    default: return flags(index).contains(.preposition)
    }
  }

  /// English days behind a month: July 10, July 10th, July 10–15, July 4 and 5.
  private func daysBehind(_ month: Month, at index: Int) -> [(day: Int, index: Int, next: Int)] {
    guard isLatin(index) else { return [] }
    var days: [(day: Int, index: Int, next: Int)] = []
    var start = month.next
    while let day = plainInteger(start, digits: 1...2), (1...31).contains(day) {
      var next = start + 1
      if role(next) == .ordinalSuffix, isGlued(next) { next += 1 }
      days.append((day, start, next))
      guard isSymbol(next, NumeralSymbol.dash) || role(next) == .and || role(next) == .to else {
        break
      }
      start = next + 1
    }
    return days
  }

  /// A year behind a month, and the token behind it: [،] [من] [عام] 2017 [م].
  private func year(at index: Int) -> (year: Int?, next: Int) {
    var start = index
    if isSymbol(start, NumeralSymbol.comma) { start += 1 }
    if role(start) == .of, isBare(start) { start += 1 }
    if role(start) == .yearMarker { start += 1 }
    guard let year = plainInteger(start, digits: 4...4), (1000...2200).contains(year) else {
      return (nil, index)
    }
    return (year, behindEra(start + 1))
  }

  private func behindEra(_ index: Int) -> Int {
    role(index) == .era && isBare(index) ? index + 1 : index
  }

  /// عام 2017, العامين 2011 و2012, the year 1258: a year by its word, even an early one.
  mutating func readMarkedYear(at index: Int) -> Int? {
    var start = index + 1
    var last: Int?
    while let year = plainInteger(start, digits: 3...4), year > 0 {
      let next = behindEra(start + 1)
      emit([.date(year: year, month: nil, day: nil), .cardinal(DecimalValue(year))], start, next)
      last = next
      let isLinked = isSymbol(next, NumeralSymbol.dash) || [.and, .to].contains(role(next))
      guard isLinked else { break }
      start = next + 1
    }
    return last
  }

  // MARK: In digits

  /// 10/7/2017, 10-7-2017, 10.7.2017, 2017-07-10. Day and month are told apart only by size.
  mutating func readNumericDate(at index: Int) -> Int? {
    if let dotted = digits(index)?.dotted, dotted.count > 2 {
      return readDotted(dotted, at: index)
    }
    guard let separator = dateSeparator(index + 1), dateSeparator(index + 3) == separator,
      let a = plainInteger(index, digits: 1...4), isGlued(index + 2),
      let b = plainInteger(index + 2, digits: 1...2), isGlued(index + 4),
      let c = plainInteger(index + 4, digits: 1...4)
    else { return nil }
    let readings = Self.dates(a, b, c, isISO: separator == NumeralSymbol.dash)
    guard !readings.isEmpty else { return nil }
    emit(readings, index, index + 5)
    return index + 5
  }

  private mutating func readDotted(_ parts: [Int], at index: Int) -> Int {
    // Without the century, 3.2.1 is rather a section.
    let isDate = parts.count == 3 && parts[2] >= 1000
    let readings = isDate ? Self.dates(parts[0], parts[1], parts[2], isISO: false) : []
    let number = parts.map(String.init).joined(separator: ".")
    emit(readings.isEmpty ? [.document(number)] : readings, index, index + 1)
    return index + 1
  }

  private func dateSeparator(_ index: Int) -> UInt8? {
    guard isGlued(index), tokens[index].kind == .symbol else { return nil }
    let symbol = tokens[index].symbol
    return symbol == NumeralSymbol.slash || symbol == NumeralSymbol.dash ? symbol : nil
  }

  /// The dates three numbers may mean; `2017-07-10` with hyphens means one (ISO 8601).
  private static func dates(_ a: Int, _ b: Int, _ c: Int, isISO: Bool) -> [Quantity.Reading] {
    func date(_ year: Int, _ month: Int, _ day: Int) -> Quantity.Reading? {
      guard (1...12).contains(month), (1...31).contains(day) else { return nil }
      return .date(year: year, month: month, day: day)
    }
    if a >= 1000 {
      let turned = isISO ? nil : date(a, c, b)
      return [date(a, b, c), turned].compactMap { $0 }.removingRepeats()
    }
    let year = c >= 1000 ? c : c < 50 ? 2000 + c : c < 100 ? 1900 + c : nil
    guard let year else { return [] }
    return [date(year, b, a), date(year, a, b)].compactMap { $0 }.removingRepeats()
  }

  /// Two numbers with a slash: a day and month either way, a month and year, or a number such as
  /// General Assembly resolution 60/1.
  mutating func readSlashed(at index: Int) -> Int? {
    guard isSymbol(index + 1, NumeralSymbol.slash), isGlued(index + 1), isGlued(index + 2),
      let a = plainInteger(index, digits: 1...4), let b = plainInteger(index + 2, digits: 1...4)
    else { return nil }
    let areYears = a >= 1900 && b >= 1900
    guard !areYears else { return nil }
    let readings = slashedReadings(a, b)
    emit(readings, index, index + 3)
    return index + 3
  }

  func slashedReadings(_ a: Int, _ b: Int) -> [Quantity.Reading] {
    var readings: [Quantity.Reading] = []
    if (1...31).contains(a), (1...12).contains(b) {
      readings.append(.date(year: nil, month: b, day: a))
    }
    if (1...12).contains(a), (1...31).contains(b), a != b {
      readings.append(.date(year: nil, month: a, day: b))
    }
    if (1...12).contains(a), b >= 1900 { readings.append(.date(year: b, month: a, day: nil)) }
    if (1...12).contains(b), a >= 1900 { readings.append(.date(year: a, month: b, day: nil)) }
    return readings + documentReadings(a, b)
  }

  /// Right-to-left typing turns 60/1 round as often as not.
  func documentReadings(_ a: Int, _ b: Int) -> [Quantity.Reading] {
    let straight = Quantity.Reading.document("\(a)/\(b)")
    return isArabic && a != b ? [straight, .document("\(b)/\(a)")] : [straight]
  }
}

extension Array where Element: Equatable {
  /// The elements in order, each once.
  fileprivate func removingRepeats() -> [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
