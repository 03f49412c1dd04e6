import Bitext

/// What a number becomes by the words around it: a percentage, an amount, a rank, a part, a day.
extension NumeralScan {
  /// Reads a number and whatever follows it, and returns the token behind.
  mutating func readNumeral(at index: Int) -> Int? {
    if let next = readFraction(at: index) { return next }
    guard let numeral = numeral(at: index) else { return nil }
    if isUnitOfTime(numeral) || isPronoun(numeral) { return nil }
    if let next = readDay(numeral) ?? readHourOfDay(numeral) ?? readSuffix(numeral) {
      return next
    }
    if let next = endOfPercent(numeral.next), !numeral.isOrdinal {
      distribute(to: numeral) { .percentage($0) }
      emit(values(of: numeral).map { .percentage($0) }, numeral.first, next)
      return next
    }
    if role(numeral.next) == .currency, isBare(numeral.next), !numeral.isOrdinal {
      return emitMoney(numeral, currencyIndex: word(numeral.next)?.value ?? 0)
    }
    emitPlain(numeral)
    return numeral.next
  }

  private mutating func emitPlain(_ numeral: Numeral) {
    if numeral.scale > 0 {
      distribute(to: numeral) { .cardinal($0.scaled(by: numeral.scale)) }
    }
    emit(plainReadings(of: numeral), numeral.first, numeral.next)
    if !numeral.hasScale {
      pending = Pending(place: found.count - 1, numeral: numeral)
    }
  }

  private func values(of numeral: Numeral) -> [DecimalValue] {
    [numeral.value] + (numeral.alternative.map { [$0] } ?? [])
  }

  func plainReadings(of numeral: Numeral) -> [Quantity.Reading] {
    if numeral.isOrdinal, let rank = numeral.integer {
      // "a third of the seats" is a part, "the third of five rounds" a rank.
      let mayBePart = isLatin(numeral.first) && (3...10).contains(rank) && role(numeral.next) == .of
      return [.ordinal(rank)] + (mayBePart ? [.fraction(numerator: 1, denominator: rank)] : [])
    }
    var readings = values(of: numeral).map { Quantity.Reading.cardinal($0) }
    if numeral.mayBeOrdinal, let rank = numeral.integer { readings.append(.ordinal(rank)) }
    if numeral.plainDigits == 4, let year = numeral.integer, (1900...2099).contains(year) {
      readings.insert(.date(year: year, month: nil, day: nil), at: 0)
    }
    return readings
  }

  /// "30 seconds", "30 ثانية": behind a number, the word is a measure and no rank.
  private func isUnitOfTime(_ numeral: Numeral) -> Bool {
    guard numeral.isOrdinal, numeral.integer == 2, let pending else { return false }
    return pending.numeral.next == numeral.first && isBare(numeral.first)
      && !flags(numeral.first).contains(.article)
  }

  /// "one of them", واحد من, "no one": a pronoun and no count.
  private func isPronoun(_ numeral: Numeral) -> Bool {
    guard numeral.value == DecimalValue(1), numeral.plainDigits == 0, !numeral.isOrdinal else {
      return false
    }
    if role(numeral.first - 1) == .numberMarker, isLatin(numeral.first - 1) { return true }
    return role(numeral.next) == .of && numeral.next == numeral.first + 1
  }

  // MARK: Ranges

  /// In "10–15 million" and "بين 10 و15 تموز" the first number shares what follows the second.
  mutating func distribute(
    to second: Numeral, _ reading: (DecimalValue) -> Quantity.Reading?
  ) {
    guard let first = pending, let link = link(first.numeral.next, second.first),
      first.numeral.value.mantissa != 0, let shared = reading(first.numeral.value)
    else { return }
    let old = found[first.place]
    // "3 and 5 million" may mean 3; "3 to 5 million" and "3 and 5 July" do not.
    let isLikelier = link == .range || shared.kind == .date
    let readings = isLikelier ? [shared] + old.readings : old.readings + [shared]
    found[first.place] = Quantity(readings: readings, range: old.range)
  }

  private enum Link { case range, list }

  private func link(_ next: Int, _ start: Int) -> Link? {
    if next == start { return flags(start).contains(.conjunction) ? .list : nil }
    guard next + 1 == start else { return nil }
    if isSymbol(next, NumeralSymbol.dash) || role(next) == .to { return .range }
    return role(next) == .and ? .list : nil
  }

  // MARK: Digits with letters

  /// 21st, 1990s.
  private mutating func readSuffix(_ numeral: Numeral) -> Int? {
    var next = numeral.next
    guard numeral.plainDigits > 0, let value = numeral.integer else { return nil }
    if isSymbol(next, NumeralSymbol.apostrophe), isGlued(next) { next += 1 }
    guard isGlued(next) else { return nil }
    switch role(next) {
    case .ordinalSuffix where next == numeral.next:
      emit([.ordinal(value)], numeral.first, next + 1)
    case .decadeSuffix where value % 10 == 0 && numeral.plainDigits % 2 == 0:
      emit([.decade(value % 100)], numeral.first, next + 1)
    default: return nil
    }
    return next + 1
  }

  // MARK: Percentages

  /// The token behind a percent sign or words: %, بالمئة, في المئة, percent, per cent.
  private func endOfPercent(_ index: Int) -> Int? {
    if isSymbol(index, NumeralSymbol.percent) { return index + 1 }
    switch role(index) {
    case .percent: return index + 1
    case .percentPreposition: return role(index + 1) == .percentBase ? index + 2 : nil
    case .dateContext:
      let isBase = role(index + 1) == .hundred && flags(index + 1).contains(.article)
      return isBase && isBare(index + 1) ? index + 2 : nil
    default: return nil
    }
  }

  /// A sign before its number: ٪50.
  mutating func readPercent(at index: Int) -> Int? {
    guard isGlued(index + 1), digits(index + 1) != nil, let numeral = numeral(at: index + 1)
    else { return nil }
    emit(values(of: numeral).map { .percentage($0) }, index, numeral.next)
    return numeral.next
  }

  // MARK: Money

  func currency(ofSymbol symbol: UInt8) -> Int? {
    switch symbol {
    case NumeralSymbol.dollar: 0
    case NumeralSymbol.euro: 1
    case NumeralSymbol.pound: 2
    case NumeralSymbol.yen: 8
    default: nil
    }
  }

  mutating func readMoney(_ currency: Int, at index: Int) -> Int? {
    guard digits(index + 1) != nil, var numeral = numeral(at: index + 1) else { return nil }
    if role(numeral.next - 1) == .magnitude { numeral.alternative = nil }
    let name = ArabicNumberContext.currencies[currency]
    emit(values(of: numeral).map { .money($0, currency: name) }, index, numeral.next)
    return numeral.next
  }

  private mutating func emitMoney(_ numeral: Numeral, currencyIndex: Int) -> Int {
    let name = ArabicNumberContext.currencies[currencyIndex]
    distribute(to: numeral) { .money($0.scaled(by: numeral.scale), currency: name) }
    emit(
      values(of: numeral).map { .money($0, currency: name) }, numeral.first, numeral.next + 1)
    return numeral.next + 1
  }

  // MARK: Parts

  /// half, ثلثي, three quarters, نصف مليون.
  mutating func readFraction(at index: Int) -> Int? {
    guard let word = word(index) else { return nil }
    switch word.role {
    case .half, .fraction:
      if let next = readPartOfScale(at: index, word) { return next }
      let numerator = word.role == .half ? 1 : word.value / 100
      emitFraction(numerator, word.value % 100, index, index + 1)
      return index + 1
    case .unit:
      let next = behindHyphen(index + 1)
      guard word.value > 0, let part = self.word(next), isBare(next) else { return nil }
      if part.role == .fractionPlural, word.value > 1 {
        emitFraction(word.value, part.value, index, next + 1)
      } else if isLatin(index), word.value == 1, part.role == .ordinal, part.value > 2 {
        emitFraction(1, part.value, index, next + 1)
      } else if isLatin(index), word.value == 1, let value = Self.fractionValue(part) {
        emitFraction(1, value, index, next + 1)
      } else {
        return nil
      }
      return next + 1
    default: return nil
    }
  }

  private static func fractionValue(_ word: NumeralWord) -> Int? {
    switch word.role {
    case .half: 2
    case .fraction: word.value % 100
    default: nil
    }
  }

  private mutating func emitFraction(
    _ numerator: Int, _ denominator: Int, _ first: Int, _ next: Int
  ) {
    emit([.fraction(numerator: numerator, denominator: denominator)], first, next)
  }

  private mutating func readPartOfScale(at index: Int, _ word: NumeralWord) -> Int? {
    guard let part = Self.decimalPart(word) else { return nil }
    var next = index + 1
    if role(next) == .of { next += 1 }
    if role(next) == .article { next += 1 }
    guard let scale = self.word(next), scale.role == .scale, isBare(next) else { return nil }
    let numeral = Numeral(
      value: part.scaled(by: scale.value), scale: scale.value, first: index, next: next + 1)
    if role(numeral.next) == .currency, isBare(numeral.next) {
      return emitMoney(numeral, currencyIndex: self.word(numeral.next)?.value ?? 0)
    }
    emit([.cardinal(numeral.value)], index, numeral.next)
    return numeral.next
  }
}
