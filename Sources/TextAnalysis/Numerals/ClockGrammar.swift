/// Clock times: 10:30, الساعة العاشرة والنصف صباحا, 3 p.m.
extension NumeralScan {
  private enum HalfDay { case morning, afternoon }

  /// 10:30, 22:15, 10.30 a.m.
  mutating func readClock(at index: Int) -> Int? {
    guard let (hour, minute, next) = digitalTime(at: index) else { return nil }
    // With a full stop it may be a decimal: the half of the day must tell.
    guard next > index + 1 || halfDay(at: next) != nil else { return nil }
    emitTime(hour, minute, index, next)
    return next
  }

  private func digitalTime(at index: Int) -> (hour: Int, minute: Int, next: Int)? {
    if let dotted = digits(index)?.dotted, dotted.count == 2, dotted[0] < 25, dotted[1] < 60 {
      return (dotted[0] % 24, dotted[1], index + 1)
    }
    guard isSymbol(index + 1, NumeralSymbol.colon), isGlued(index + 1), isGlued(index + 2),
      let hour = plainInteger(index, digits: 1...2), hour < 25,
      let minute = plainInteger(index + 2, digits: 2...2), minute < 60
    else { return nil }
    return (hour % 24, minute, index + 3)
  }

  /// A number that a word makes an hour: 3 p.m., الثالثة مساء, 5 o'clock.
  mutating func readHourOfDay(_ numeral: Numeral) -> Int? {
    guard let hour = numeral.integer, (1...12).contains(hour), numeral.scale == 0 else {
      return nil
    }
    let minutes = minutesBehind(numeral.next)
    let minute = (minutes?.minute ?? 0)
    if halfDay(at: minutes?.next ?? numeral.next) != nil {
      emitTime(hour, minute, numeral.first, minutes?.next ?? numeral.next)
      return endOfHalfDay(minutes?.next ?? numeral.next)
    }
    let next = numeral.next
    guard isSymbol(next + 1, NumeralSymbol.apostrophe), role(next + 2) == .oclock else {
      return nil
    }
    emitTime(hour, 0, numeral.first, next + 3)
    return next + 3
  }

  /// An hour by its word: الساعة الثالثة والنصف, الساعة 10.
  mutating func readHour(at index: Int) -> Int? {
    guard flags(index).contains(.article) else { return nil }
    if let (hour, minute, next) = digitalTime(at: index + 1) {
      emitTime(hour, minute, index + 1, next)
      return next
    }
    guard let numeral = numeral(at: index + 1), let hour = numeral.integer, (0...24).contains(hour),
      isBare(index + 1)
    else { return nil }
    let minutes = minutesBehind(numeral.next)
    let next = minutes?.next ?? numeral.next
    emitTime(hour % 24, minutes?.minute ?? 0, index + 1, next)
    return endOfHalfDay(next)
  }

  /// والنصف, والربع, إلا ربعا.
  private func minutesBehind(_ index: Int) -> (minute: Int, next: Int)? {
    guard let joined = joined(index), let word = word(joined), !isLatin(joined) else { return nil }
    switch (word.role, word.value) {
    case (.half, _): return (30, joined + 1)
    case (.fraction, 104): return (15, joined + 1)
    default: return nil
    }
  }

  private mutating func emitTime(_ hour: Int, _ minute: Int, _ first: Int, _ next: Int) {
    let half = halfDay(at: next)
    let end = endOfHalfDay(next)
    switch half {
    case .morning: emit([.time(hour: hour % 12, minute: minute)], first, end)
    case .afternoon: emit([.time(hour: hour % 12 + 12, minute: minute)], first, end)
    case nil where (1...12).contains(hour):
      let other = (hour + 12) % 24
      emit([.time(hour: hour, minute: minute), .time(hour: other, minute: minute)], first, end)
    case nil where isArabic && hour == 0 && (1...23).contains(minute):
      // 10:00 is typed 00:10 where the colon turned the line round (UAX #9).
      let readings: [Quantity.Reading] = [
        .time(hour: 0, minute: minute), .time(hour: minute, minute: 0),
      ]
      emit(readings, first, end)
    case nil: emit([.time(hour: hour, minute: minute)], first, end)
    }
  }

  private func halfDay(at index: Int) -> HalfDay? {
    switch role(index) {
    case .morning: return .morning
    case .afternoon: return .afternoon
    case .before where role(index + 1) == .noon: return .morning
    case .after where role(index + 1) == .noon: return .afternoon
    default: break
    }
    guard isLatin(index), flags(index).contains(.single), isSymbol(index + 1, NumeralSymbol.dot),
      flags(index + 2).contains(.single), isGlued(index + 2),
      tokens[index + 2].symbol == UInt8(ascii: "m")
    else { return nil }
    switch tokens[index].symbol {
    case UInt8(ascii: "a"): return .morning
    case UInt8(ascii: "p"): return .afternoon
    default: return nil
    }
  }

  private func endOfHalfDay(_ index: Int) -> Int {
    guard halfDay(at: index) != nil else { return index }
    switch role(index) {
    case .morning, .afternoon: return index + 1
    case .before, .after: return index + 2
    default: return isSymbol(index + 3, NumeralSymbol.dot) ? index + 4 : index + 3
    }
  }
}
