import Bitext

/// Cuts a text into words, numbers and symbols, and looks the words up.
///
/// Linear: each byte is read once, an Arabic word's letters a few times more for its clitics.
struct NumeralLexer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let digits: DigitReader
  private let lexicon: NumeralLexicon
  private(set) var tokens: [NumeralToken] = []
  private(set) var numerals: [DigitNumeral] = []
  private var index = 0
  private var sawSpace = true
  /// The folded letters of the Arabic word being read, and where each begins.
  private var letters: [UInt8] = []
  private var offsets: [Int32] = []
  private static let longestWord = 16

  init(_ bytes: UnsafeBufferPointer<UInt8>, isArabic: Bool, lexicon: NumeralLexicon) {
    self.bytes = bytes
    self.lexicon = lexicon
    digits = DigitReader(bytes: bytes, isArabic: isArabic)
    tokens.reserveCapacity(bytes.count / 6 + 4)
  }

  mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x20 {
        sawSpace = true
        index += 1
      } else if NumeralAlphabet.latinCode(byte) != 0, byte < 0x80 {
        readLatinWord()
      } else if byte >= 0xD8 && byte <= 0xDB {
        readArabic()
      } else if byte < 0x80 {
        byte >= 0x30 && byte <= 0x39 ? readNumber() : readASCIISymbol(byte)
      } else {
        readOther(byte)
      }
    }
  }

  private mutating func append(_ token: NumeralToken) {
    var token = token
    if sawSpace { token.flags.insert(.spaceBefore) }
    sawSpace = false
    tokens.append(token)
  }

  private mutating func readASCIISymbol(_ byte: UInt8) {
    if byte == 0x09 || byte == 0x0D {
      sawSpace = true
      index += 1
    } else {
      appendSymbol(byte, length: 1)
    }
  }

  private mutating func appendSymbol(_ symbol: UInt8, length: Int) {
    let start = Int32(index)
    index = min(index + length, bytes.count)
    append(
      NumeralToken(kind: .symbol, symbol: symbol, start: start, stem: start, end: Int32(index)))
  }

  private mutating func readNumber() {
    let (numeral, end) = digits.number(at: index)
    let start = Int32(index)
    index = end
    numerals.append(numeral)
    append(
      NumeralToken(
        kind: .number, numeral: Int32(numerals.count - 1), start: start, stem: start,
        end: Int32(end)))
  }
}

// MARK: - Words

extension NumeralLexer {
  private mutating func readLatinWord() {
    let start = index
    var node: Int? = WordTrie.root
    var capitals = 0
    while index < bytes.count, bytes[index] < 0x80 {
      let code = NumeralAlphabet.latinCode(bytes[index])
      guard code != 0 else { break }
      if bytes[index] < 0x60 { capitals += 1 }
      node = node.flatMap { lexicon.latin.step(from: $0, code) }
      index += 1
    }
    var flags: NumeralToken.Flags = .latin
    if bytes[start] < 0x60 { flags.insert(.capital) }
    if capitals == index - start { flags.insert(.allCapitals) }
    if index - start == 1 { flags.insert(.single) }
    // A letter outside ASCII goes on with the word, which no table then knows.
    let isKnown = index == bytes.count || bytes[index] < 0xC3 || bytes[index] > 0xCA
    let word = isKnown ? node.flatMap { lexicon.latin.word(at: $0) } : nil
    append(
      NumeralToken(
        kind: .word, flags: flags, word: Int16(word ?? -1), symbol: bytes[start] | 0x20,
        start: Int32(start), stem: Int32(start), end: Int32(index)))
  }

  private mutating func readArabic() {
    guard index + 1 < bytes.count else { return appendSymbol(NumeralSymbol.other, length: 1) }
    switch arabicClass(at: index) {
    case .letter: readArabicWord()
    case .silent: index += 2
    case .digit: readNumber()
    case .symbol: appendSymbol(Self.arabicSymbol(bytes[index], bytes[index + 1]), length: 2)
    }
  }

  @inline(__always)
  private func arabicClass(at index: Int) -> NumeralAlphabet.ArabicClass {
    let scalar = (Int(bytes[index] & 0x1F) << 6) | Int(bytes[index + 1] & 0x3F)
    return NumeralAlphabet.arabicClasses[scalar - 0x600]
  }

  private static func arabicSymbol(_ lead: UInt8, _ trail: UInt8) -> UInt8 {
    switch (lead, trail) {
    case (0xD8, 0x8C): NumeralSymbol.comma
    case (0xD9, 0xAA): NumeralSymbol.percent
    default: NumeralSymbol.other
    }
  }

  private mutating func readArabicWord() {
    let start = index
    var lastLetter = index
    letters.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    scan: while index + 1 < bytes.count {
      if bytes[index] == 0xE2, index + 2 < bytes.count, isJoiner(at: index) {
        index += 3
        continue
      }
      guard bytes[index] >= 0xD8, bytes[index] <= 0xDB else { break }
      switch arabicClass(at: index) {
      case .letter(let code):
        lastLetter = index
        letters.append(code)
        offsets.append(Int32(index))
      case .silent: break
      default: break scan
      }
      index += 2
    }
    appendArabicWord(start: start, lastLetter: lastLetter)
  }

  private mutating func appendArabicWord(start: Int, lastLetter: Int) {
    var token = NumeralToken(
      kind: .word, start: Int32(start), stem: Int32(start), end: Int32(index))
    if letters.count <= Self.longestWord, let (word, clitics, stem) = lookUp() {
      token.word = Int16(word)
      token.flags.formUnion(clitics)
      token.stem = offsets[stem]
    }
    if isMadda(at: Int(token.stem)) { token.flags.insert(.madda) }
    if bytes[lastLetter] == 0xD9, bytes[lastLetter + 1] == 0x8A { token.flags.insert(.dottedYeh) }
    append(token)
  }

  /// The word behind its clitics: [و ف] [ب ك ل] [ال], or لل for ل with the article.
  private func lookUp() -> (word: Int, clitics: NumeralToken.Flags, stem: Int)? {
    if let word = lexicon.arabic.word(letters[...]) { return (word, [], 0) }
    var clitics: NumeralToken.Flags = []
    var start = 0
    if letters.count > 1, letters[0] == Clitic.waw || letters[0] == Clitic.feh {
      if letters[0] == Clitic.waw { clitics.insert(.conjunction) }
      start = 1
      if let word = lexicon.arabic.word(letters[1...]) { return (word, clitics, 1) }
    }
    return lookUpBehindPreposition(from: start, clitics)
  }

  private func lookUpBehindPreposition(
    from start: Int, _ outer: NumeralToken.Flags
  ) -> (word: Int, clitics: NumeralToken.Flags, stem: Int)? {
    if let found = lookUpBehindArticle(from: start, outer) { return found }
    guard letters.count > start + 2 else { return nil }
    let clitics = outer.union(.preposition)
    switch letters[start] {
    case Clitic.lam where letters[start + 1] == Clitic.lam:
      // The alef of the article is lost behind ل; a table word with an article is found by it.
      let rest = letters[(start + 2)...]
      let article = lexicon.arabic.step(from: WordTrie.root, Clitic.alef)
        .flatMap { lexicon.arabic.step(from: $0, Clitic.lam) }
      if let article, let word = lexicon.arabic.word(rest, from: article) {
        return (word, clitics.union(.article), start + 1)
      }
      return lexicon.arabic.word(rest).map { ($0, clitics.union(.article), start + 2) }
    case Clitic.beh, Clitic.kaf, Clitic.lam:
      if let word = lexicon.arabic.word(letters[(start + 1)...]) {
        return (word, clitics, start + 1)
      }
      return lookUpBehindArticle(from: start + 1, clitics)
    default: return nil
    }
  }

  private func lookUpBehindArticle(
    from start: Int, _ outer: NumeralToken.Flags
  ) -> (word: Int, clitics: NumeralToken.Flags, stem: Int)? {
    guard letters.count > start + 2, letters[start] == Clitic.alef,
      letters[start + 1] == Clitic.lam
    else { return nil }
    return lexicon.arabic.word(letters[(start + 2)...])
      .map { ($0, outer.union(.article), start) }
  }

  private enum Clitic {
    static let waw = NumeralAlphabet.code(of: "\u{0648}")
    static let feh = NumeralAlphabet.code(of: "\u{0641}")
    static let beh = NumeralAlphabet.code(of: "\u{0628}")
    static let kaf = NumeralAlphabet.code(of: "\u{0643}")
    static let lam = NumeralAlphabet.code(of: "\u{0644}")
    static let alef = NumeralAlphabet.code(of: "\u{0627}")
  }

  private func isMadda(at index: Int) -> Bool {
    index + 1 < bytes.count && bytes[index] == 0xD8 && bytes[index + 1] == 0xA2
  }
}

// MARK: - Other scripts and signs

extension NumeralLexer {
  /// Zero-width joiners and direction marks, which stand inside words without parting them.
  private func isJoiner(at index: Int) -> Bool {
    (bytes[index + 1] == 0x80 && (0x8C...0x8F).contains(bytes[index + 2]))
      || isDirection(bytes[index + 1], bytes[index + 2])
  }

  private func isDirection(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && (0xAA...0xAE).contains(third))
      || (second == 0x81 && (0xA0...0xA9).contains(third))
  }

  private mutating func readOther(_ byte: UInt8) {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (byte, second, third) {
    case (0xC2, 0xA0, _):
      sawSpace = true
      index += 2
    case (0xC2, 0xAD, _): index += 2
    case (0xC2, _, _): appendSymbol(Self.latinSymbol(second), length: 2)
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF):
      sawSpace = true
      index += 3
    case (0xE2, 0x80, 0x8B...0x8F), (0xEF, 0xBB, 0xBF): index += 3
    case (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92):
      appendSymbol(NumeralSymbol.dash, length: 3)
    case (0xE2, 0x80, 0x98...0x99): appendSymbol(NumeralSymbol.apostrophe, length: 3)
    case (0xE2, 0x82, 0xAC): appendSymbol(NumeralSymbol.euro, length: 3)
    case (0xE2, _, _) where isDirection(second, third): index += 3
    case (0xE2, _, _): appendSymbol(NumeralSymbol.other, length: 3)
    default: readForeignLetters()
    }
  }

  private static func latinSymbol(_ trail: UInt8) -> UInt8 {
    switch trail {
    case 0xA3: NumeralSymbol.pound
    case 0xA5: NumeralSymbol.yen
    case 0xBD: NumeralSymbol.oneHalf
    default: NumeralSymbol.other
    }
  }

  /// A run of bytes above ASCII that no rule here reads: one unknown word.
  private mutating func readForeignLetters() {
    let start = index
    repeat {
      index += 1
    } while index < bytes.count && bytes[index] >= 0x80
      && !(bytes[index] >= 0xD8 && bytes[index] <= 0xDB) && bytes[index] != 0xE2
      && bytes[index] != 0xC2
    append(
      NumeralToken(kind: .word, start: Int32(start), stem: Int32(start), end: Int32(index)))
  }
}
