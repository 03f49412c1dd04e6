import Bitext

/// Cuts a text into words that may be names, see `NameSkeletons`.
struct NameReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isArabic: Bool
  private(set) var skeletons = NameSkeletons()
  private var index = 0
  /// An Arabic word that the next one belongs to: عبد الله is also عبدالله.
  private var head: (letters: [UInt8], start: Int)?

  private static let shortestName = 3
  private static let longestName = 22

  init(_ bytes: UnsafeBufferPointer<UInt8>, isArabic: Bool) {
    self.bytes = bytes
    self.isArabic = isArabic
  }

  mutating func run() {
    while index < bytes.count {
      let byte = bytes[index]
      if isLatinStart(byte) {
        readLatin()
      } else if isArabic, byte >= 0xD8, byte <= 0xDB, isArabicLetter(at: index) {
        readArabic()
      } else {
        readGap(byte)
      }
    }
  }

  /// A space or a hyphen joins two words to one name; punctuation and digits part them.
  private mutating func readGap(_ byte: UInt8) {
    if byte != 0x20, byte != 0x2D, byte < 0x80 || byte >= 0xD8 {
      head = nil
      skeletons.beginWord()
    }
    index += byte >= 0xD8 && byte <= 0xDB && index + 1 < bytes.count ? 2 : 1
  }

  // MARK: Latin

  private func isLatinStart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0xC3 && byte <= 0xC9)
      || (byte == 0xE1 && index + 1 < bytes.count && (0xB8...0xBB).contains(bytes[index + 1]))
  }

  private mutating func readLatin() {
    let start = index
    var letters = [NameLetters.latinStart]
    let isCapital = isCapitalLetter(at: start)
    while index < bytes.count, let (scalar, length) = latinScalar(at: index) {
      NameLetters.appendLatin(scalar, to: &letters)
      index += length
    }
    if index == start { index += 1 }
    letters.append(NameLetters.latinEnd)
    skeletons.beginWord()
    let count = letters.count - 2
    guard count <= Self.longestName, count > 0 else { return }
    let word = PackedLetters(letters)
    let isParticle = NameStopWords.latinParticles.contains(word)
    if isParticle {
      skeletons.add(letters, range: TextRange(start, index), script: .latin, isParticle: true)
    } else if isCapital, count >= Self.shortestName, !NameStopWords.latin.contains(word) {
      skeletons.add(letters, range: TextRange(start, index), script: .latin, isParticle: false)
    }
  }

  private func isCapitalLetter(at index: Int) -> Bool {
    if bytes[index] < 0x80 { return bytes[index] < 0x60 }
    return latinScalar(at: index).map { $0.scalar.properties.isUppercase } ?? false
  }

  /// A Latin letter, with accents of the blocks up to Latin Extended Additional, and its length.
  private func latinScalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    let byte = bytes[index]
    if byte < 0x80 {
      return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A ? (Unicode.Scalar(byte), 1) : nil
    }
    if byte >= 0xC3, byte <= 0xC9, index + 1 < bytes.count {
      let value = UInt32(byte & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F)
      return Unicode.Scalar(value).map { ($0, 2) }
    }
    if byte == 0xE1, index + 2 < bytes.count, (0xB8...0xBB).contains(bytes[index + 1]) {
      let value = 0x1000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
      return Unicode.Scalar(value).map { ($0, 3) }
    }
    return nil
  }
}

// MARK: - Arabic

extension NameReader {
  private func arabicScalar(at index: Int) -> Unicode.Scalar? {
    guard index + 1 < bytes.count else { return nil }
    return Unicode.Scalar(UInt32(bytes[index] & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F))
  }

  private func isArabicLetter(at index: Int) -> Bool {
    arabicScalar(at: index).map { $0.value >= 0x621 && $0.properties.isAlphabetic } ?? false
  }

  private mutating func readArabic() {
    let start = index
    var letters = [NameLetters.arabicStart]
    var offsets = [start]
    while index + 1 < bytes.count, bytes[index] >= 0xD8, bytes[index] <= 0xDB,
      let scalar = arabicScalar(at: index), Self.isInsideWord(scalar)
    {
      if let code = NameLetters.arabicCode(scalar) {
        letters.append(code)
        offsets.append(index)
      }
      index += 2
    }
    if index == start { index += 2 }
    letters.append(NameLetters.arabicEnd)
    skeletons.beginWord()
    let joined = head
    head = nil
    guard letters.count - 2 <= Self.longestName, letters.count > 2 else { return }
    addForms(letters, offsets)
    if let joined { addJoined(joined, letters) }
    if NameStopWords.arabicHeads.contains(PackedLetters(letters)) { head = (letters, start) }
  }

  /// Letters, marks and tatweel; the Arabic comma and the digits end a word.
  private static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x621...0x65F, 0x670...0x6D3, 0x6D5...0x6DC: true
    default: false
    }
  }

  /// The word itself, and what is left behind [و ف] [ب ك ل] [ال].
  private mutating func addForms(_ letters: [UInt8], _ offsets: [Int]) {
    add(letters, from: 0, offsets)
    var behind = [0]
    if let first = Self.lengths(Clitics.conjunctions, letters, 0) { behind.append(first) }
    for start in behind {
      if let preposition = Self.lengths(Clitics.prepositions, letters, start) {
        behind.append(start + preposition)
      }
    }
    for start in behind {
      if start > 0 { add(letters, from: start, offsets) }
      if let article = Self.articleLength(letters, start) {
        add(letters, from: start + article, offsets)
      }
    }
  }

  private enum Clitics {
    static let conjunctions = codes([ArabicLetter.waw, ArabicLetter.feh])
    static let prepositions = codes([ArabicLetter.beh, ArabicLetter.kaf, ArabicLetter.lam])
    static let article = codes([ArabicLetter.alef, ArabicLetter.lam])

    private static func codes(_ scalars: [Unicode.Scalar]) -> [UInt8] {
      scalars.compactMap { NameLetters.arabicCode($0) }
    }
  }

  private static func lengths(_ clitics: [UInt8], _ letters: [UInt8], _ start: Int) -> Int? {
    clitics.contains(letters[start + 1]) ? 1 : nil
  }

  /// 2 for ال; 1 for the ل that is left of it behind ل.
  private static func articleLength(_ letters: [UInt8], _ start: Int) -> Int? {
    guard start + 3 < letters.count else { return nil }
    if letters[start + 1] == Clitics.article[0], letters[start + 2] == Clitics.article[1] {
      return 2
    }
    let lam = Clitics.article[1]
    return start > 0 && letters[start] == lam && letters[start + 1] == lam ? 1 : nil
  }

  private mutating func add(_ letters: [UInt8], from start: Int, _ offsets: [Int]) {
    let count = letters.count - 2 - start
    let form = start == 0 ? letters : [NameLetters.arabicStart] + letters[(start + 1)...]
    let word = PackedLetters(form)
    let isParticle = NameStopWords.arabicParticles.contains(word)
    guard
      isParticle || (count >= Self.shortestName && !NameStopWords.arabic.contains(word))
        || (count == 2 && start == 0)
    else { return }
    let lower = start == 0 ? offsets[0] : offsets[start + 1]
    skeletons.add(
      form, range: TextRange(lower, index), script: .arabic, isParticle: isParticle || count == 2)
  }

  private mutating func addJoined(_ head: (letters: [UInt8], start: Int), _ letters: [UInt8]) {
    let joined = head.letters.dropLast() + letters.dropFirst()
    guard joined.count - 2 <= Self.longestName else { return }
    skeletons.add(
      Array(joined), range: TextRange(head.start, index), script: .arabic, isParticle: false)
  }
}
