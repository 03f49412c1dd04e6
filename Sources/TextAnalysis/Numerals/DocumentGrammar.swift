/// Numbers of resolutions, document symbols, and Roman numerals.
extension NumeralScan {
  /// القرار 2254, قرار مجلس الأمن رقم 2254, resolutions 2254 and 2118, resolution 60/1.
  mutating func readDocument(at index: Int) -> Int? {
    var start = index + 1
    var isNumbered = false
    while let role = role(start), [.documentBody, .numberMarker, .of, .article].contains(role) {
      if role == .numberMarker { isNumbered = true }
      start += 1
      if isNumbered, isSymbol(start, NumeralSymbol.dot) { start += 1 }
    }
    var last: Int?
    while let next = readDocumentNumber(at: start, isNumbered: isNumbered || last != nil) {
      last = readBracketedYear(at: next) ?? next
      guard let following = nextDocumentNumber(last ?? next) else { break }
      start = following
    }
    return last
  }

  /// The year behind a resolution: 2254 (2015).
  private mutating func readBracketedYear(at index: Int) -> Int? {
    guard isSymbol(index, NumeralSymbol.open), isSymbol(index + 2, NumeralSymbol.close),
      let year = plainInteger(index + 1, digits: 4...4), (1900...2099).contains(year)
    else { return nil }
    emit([.date(year: year, month: nil, day: nil)], index + 1, index + 2)
    return index + 3
  }

  private mutating func readDocumentNumber(at index: Int, isNumbered: Bool) -> Int? {
    guard let number = plainInteger(index, digits: 1...5) else { return nil }
    if isSymbol(index + 1, NumeralSymbol.slash), isGlued(index + 1),
      let second = plainInteger(index + 2, digits: 1...4), isGlued(index + 2)
    {
      emit(documentReadings(number, second), index, index + 3)
      return index + 3
    }
    // Small numbers count something else: "a resolution 15 members backed".
    guard isNumbered || number >= 100 else { return nil }
    emit([.document(String(number))], index, index + 1)
    return index + 1
  }

  /// The next number of a list: 2118 و2254, "1973, 2118 and 2254".
  private func nextDocumentNumber(_ index: Int) -> Int? {
    var next = index
    if isSymbol(next, NumeralSymbol.comma) { next += 1 }
    if role(next) == .and { next += 1 }
    guard next > index, let number = plainInteger(next, digits: 3...4), number >= 100 else {
      return nil
    }
    return next
  }

  /// A word in capitals: a document symbol such as S/RES/2254 or a Roman numeral such as VII.
  mutating func readCapitals(at index: Int) -> Int {
    if let next = endOfSymbol(at: index) {
      emit([.document(text(index, next).uppercased())], index, next)
      return next
    }
    if let value = romanValue(at: index) {
      emit([.ordinal(value), .cardinal(DecimalValue(value))], index, index + 1)
    }
    return index + 1
  }

  /// The token behind words and numbers that slashes join, if one is a number.
  private func endOfSymbol(at index: Int) -> Int? {
    var next = index + 1
    var hasNumber = false
    while isSymbol(next, NumeralSymbol.slash), isGlued(next), isGlued(next + 1),
      digits(next + 1) != nil || flags(next + 1).contains(.allCapitals)
    {
      if digits(next + 1) != nil { hasNumber = true }
      next += 2
    }
    return hasNumber ? next : nil
  }

  /// The value of a Roman numeral up to 89. One letter counts only as a heading or
  /// behind a word such as *Chapter*.
  private func romanValue(at index: Int) -> Int? {
    let token = tokens[index]
    let letters = bytes[Int(token.start)..<Int(token.end)]
    let isHeading = index == 0 && isSymbol(1, NumeralSymbol.dot)
    guard letters.count <= 7, letters.count > 1 || isHeading || role(index - 1) == .romanMarker
    else { return nil }
    let digits = letters.compactMap(Self.romanDigit)
    guard digits.count == letters.count else { return nil }
    var sum = 0
    for (place, digit) in digits.enumerated() {
      let next = place + 1 < digits.count ? digits[place + 1] : 0
      sum += digit < next ? -digit : digit
    }
    return Self.roman(sum) == Array(letters) ? sum : nil
  }

  private static func romanDigit(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "I"): 1
    case UInt8(ascii: "V"): 5
    case UInt8(ascii: "X"): 10
    case UInt8(ascii: "L"): 50
    default: nil
    }
  }

  /// The one right spelling, against which abbreviations such as IIX are refused.
  private static func roman(_ value: Int) -> [UInt8] {
    let signs: [(Int, String)] = [
      (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    var (rest, letters) = (value, "")
    for (worth, sign) in signs {
      while rest >= worth {
        letters += sign
        rest -= worth
      }
    }
    return Array(letters.utf8)
  }
}
