import Bitext

/// One walk over a text's tokens that gathers its quantities.
///
/// The grammar is in extensions, one subject a file; each rule looks from a token on and answers
/// with what it read and the token after it, or nil.
struct NumeralScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let isArabic: Bool
  let tokens: [NumeralToken]
  let numerals: [DigitNumeral]
  let words: [NumeralWord]
  var found: [Quantity] = []
  /// The last plain number, which a range may still give a scale, a percentage or a month.
  var pending: Pending?

  struct Pending {
    let place: Int
    let numeral: Numeral
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, isArabic: Bool, lexicon: NumeralLexicon) {
    var lexer = NumeralLexer(bytes, isArabic: isArabic, lexicon: lexicon)
    lexer.run()
    self.bytes = bytes
    self.isArabic = isArabic
    tokens = lexer.tokens
    numerals = lexer.numerals
    words = lexicon.words
  }

  mutating func run() {
    var index = 0
    while index < tokens.count {
      let next = read(at: index)
      precondition(next > index, "a scan goes forwards")
      index = next
    }
  }

  /// Reads whatever begins at a token and returns the token to go on with.
  private mutating func read(at index: Int) -> Int {
    switch tokens[index].kind {
    case .number: return readNumber(at: index)
    case .symbol: return readSymbol(at: index)
    case .word:
      let token = tokens[index]
      if token.word >= 0 { return readWord(at: index, words[Int(token.word)]) }
      guard token.flags.contains(.allCapitals) else { return index + 1 }
      return readCapitals(at: index)
    }
  }

  private mutating func readNumber(at index: Int) -> Int {
    readNumericDate(at: index) ?? readClock(at: index) ?? readSlashed(at: index)
      ?? readNumeral(at: index) ?? (index + 1)
  }

  private mutating func readSymbol(at index: Int) -> Int {
    if let currency = currency(ofSymbol: tokens[index].symbol) {
      return readMoney(currency, at: index) ?? (index + 1)
    }
    if tokens[index].symbol == NumeralSymbol.percent {
      return readPercent(at: index) ?? (index + 1)
    }
    return index + 1
  }

  private mutating func readWord(at index: Int, _ word: NumeralWord) -> Int {
    let next: Int?
    switch word.role {
    case .weekday: next = readWeekday(at: index, word.value)
    case .month, .weakMonth, .shyMonth, .monthFamily: next = readMonth(at: index)
    case .decade:
      emit([.decade(word.value)], index, index + 1)
      next = index + 1
    case .yearMarker: next = readMarkedYear(at: index)
    case .hourMarker: next = readHour(at: index)
    case .documentMarker: next = readDocument(at: index)
    case .dual, .twice: next = readDual(at: index)
    case .adverb:
      emit([.ordinal(word.value)], index, index + 1)
      next = index + 1
    case .unit, .eleven, .ten, .teen, .tens, .hundred, .hundreds, .dozen, .scale, .dualScale,
      .accusativeScale, .ordinal, .ordinalTens, .ordinalHundred, .half, .fraction:
      next = readNumeral(at: index)
    default: next = nil
    }
    if let next { return next }
    return tokens[index].flags.contains(.allCapitals) ? readCapitals(at: index) : index + 1
  }

  private mutating func readWeekday(at index: Int, _ day: Int) -> Int? {
    let flags = tokens[index].flags
    guard !flags.contains(.latin) || flags.contains(.capital) else { return nil }
    emit([.weekday(day)], index, index + 1)
    return index + 1
  }

  private mutating func readDual(at index: Int) -> Int {
    // After a number it is counted already: "the 2 days".
    emit([.cardinal(DecimalValue(2))], index, index + 1, isImplied: true)
    return index + 1
  }

  mutating func emit(
    _ readings: [Quantity.Reading], _ first: Int, _ next: Int, isImplied: Bool = false
  ) {
    let range = TextRange(Int(tokens[first].stem), Int(tokens[next - 1].end))
    found.append(Quantity(readings: readings, range: range, isImplied: isImplied))
    pending = nil
  }
}

// MARK: - Looking at tokens

extension NumeralScan {
  func role(_ index: Int) -> NumeralWord.Role? { word(index)?.role }

  func word(_ index: Int) -> NumeralWord? {
    guard tokens.indices.contains(index), tokens[index].word >= 0 else { return nil }
    return words[Int(tokens[index].word)]
  }

  func flags(_ index: Int) -> NumeralToken.Flags {
    tokens.indices.contains(index) ? tokens[index].flags : []
  }

  func isLatin(_ index: Int) -> Bool { flags(index).contains(.latin) }

  func isSymbol(_ index: Int, _ symbol: UInt8) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .symbol
      && tokens[index].symbol == symbol
  }

  /// Whether a token stands right behind the one before it, with no space.
  func isGlued(_ index: Int) -> Bool {
    tokens.indices.contains(index) && index > 0 && !tokens[index].flags.contains(.spaceBefore)
  }

  /// Whether a token is a word without clitics, as the second word of a compound must be.
  func isBare(_ index: Int) -> Bool {
    flags(index).isDisjoint(with: [.conjunction, .preposition])
  }

  func digits(_ index: Int) -> DigitNumeral? {
    guard tokens.indices.contains(index), tokens[index].kind == .number else { return nil }
    return numerals[Int(tokens[index].numeral)]
  }

  /// The integer of a token that is nothing but digits, at most `limit` of them.
  func plainInteger(_ index: Int, digits limit: ClosedRange<Int>) -> Int? {
    guard let numeral = digits(index), limit.contains(numeral.plainDigits) else { return nil }
    return numeral.values[0].integer
  }

  /// The token that `and` joins on here: behind و or `and`, or one that bears و itself.
  func joined(_ index: Int) -> Int? {
    if role(index) == .and { return tokens.indices.contains(index + 1) ? index + 1 : nil }
    return flags(index).contains(.conjunction) ? index : nil
  }

  /// The index behind a hyphen that joins two words, or the index itself.
  func behindHyphen(_ index: Int) -> Int {
    isSymbol(index, NumeralSymbol.dash) && isGlued(index) && isGlued(index + 1) ? index + 1 : index
  }

  func text(_ first: Int, _ next: Int) -> String {
    String(decoding: bytes[Int(tokens[first].stem)..<Int(tokens[next - 1].end)], as: UTF8.self)
  }
}
