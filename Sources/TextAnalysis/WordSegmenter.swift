import Bitext

/// Finds the words of Arabic and English running text.
///
/// A word is a run of letters with their marks, or of digits. Signs inside it stay where a
/// translator would not cut: the separators of `3,500` and `١٢٫٥`, the dots of `م.ت.ف` and `U.N`,
/// the apostrophe of `don't`, the hyphen of `de-escalation` and `COVID-19`. A full stop glued
/// between two words parts them (قال.وأضاف), as does the hyphen of السورية-السورية. Arabic letters
/// are parted from digits and from Latin letters: و١٢ and الـBBC are two words each. Based on the
/// word boundary rules of Unicode Standard Annex 29, with these differences. Over 100 MB/s.
public enum WordSegmenter {
  /// The words of a text in order.
  public static func words(in text: String) -> [Word] {
    var text = text
    return text.withUTF8 { words(in: $0) }
  }

  /// The words of a folded text, as ranges of the folded letters.
  public static func words(in text: FoldedText) -> [Word] {
    text.utf8.withUnsafeBufferPointer { words(in: $0) }
  }

  /// Calls `body` with the words of a folded text in order, as ranges of the folded letters.
  public static func forEachWord(in text: FoldedText, _ body: (Word) -> Void) {
    text.utf8.withUnsafeBufferPointer { forEachWord(in: $0, body) }
  }

  /// The words of valid UTF-8.
  static func words(in utf8: UnsafeBufferPointer<UInt8>) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(utf8.count / 9)
    forEachWord(in: utf8) { words.append($0) }
    return words
  }

  private static func forEachWord(
    in utf8: UnsafeBufferPointer<UInt8>, _ body: (Word) -> Void
  ) {
    var scan = WordScan()
    WordCharacter.low.withUnsafeBufferPointer { low in
      var offset = 0
      while offset < utf8.count {
        let (value, length) = utf8.scalar(at: offset)
        let character = value < 0x800 ? low[Int(value)] : WordCharacter.ruled(value)
        let end = offset + length
        if !scan.goesOn(with: character, to: end),
          let word = scan.take(character, from: offset, to: end, of: utf8)
        {
          body(word)
        }
        offset = end
      }
    }
    if let word = scan.finish() { body(word) }
  }
}

/// The word being read.
private struct WordScan {
  /// Where the word began; nil between words.
  private var start: Int?
  /// The end of its last letter or visible mark.
  private var end = 0
  private var kind = Word.Kind.letters
  private var last = WordCharacter.other
  /// A sign after the last letter that belongs to the word if the next letter says so.
  private var sign: WordCharacter?
  /// Letters since the word's beginning or its last dot.
  private var run = 0

  /// Takes a letter like the one before it, as nearly all are; false, and nothing is taken, if it is
  /// not or may begin a word.
  @inline(__always)
  mutating func goesOn(with character: WordCharacter, to: Int) -> Bool {
    guard character == last, start != nil, sign == nil else { return false }
    run += 1
    end = to
    return true
  }

  /// Takes a character; returns the word that ended before it.
  mutating func take(
    _ character: WordCharacter, from: Int, to: Int, of utf8: UnsafeBufferPointer<UInt8>
  ) -> Word? {
    switch character {
    case .arabic, .letter, .digit:
      var word: Word?
      if start != nil && !continues(with: character, after: to, of: utf8) { word = finish() }
      if start == nil { begin(character, at: from) }
      if character == .letter { kind = .letters }
      last = character
      run += 1
      end = to
      return word
    case .mark:
      guard sign == nil else { return finish() }
      if start != nil { end = to }
      return nil
    case .invisible:
      return nil
    case .apostrophe, .hyphen, .dot, .comma:
      guard start != nil && sign == nil else { return finish() }
      sign = character
      return nil
    case .other:
      return finish()
    }
  }

  private mutating func begin(_ character: WordCharacter, at offset: Int) {
    start = offset
    run = 0
    kind = character == .arabic ? .arabic : character == .digit ? .number : .letters
  }

  /// Ends the word, if there is one, and returns it.
  mutating func finish() -> Word? {
    sign = nil
    guard let start else { return nil }
    self.start = nil
    return Word(range: TextRange(start, end), kind: kind)
  }

  /// Whether a letter goes on with the word, over the sign between if there is one.
  private mutating func continues(
    with next: WordCharacter, after offset: Int, of utf8: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let sign else { return (last == .arabic) == (next == .arabic) }
    let joins: Bool
    switch sign {
    case .dot where last == next && last != .digit:
      joins = run == 1 && !WordScan.hasLetter(at: offset, of: utf8)
    case .dot, .comma: joins = last == .digit && next == .digit
    case .apostrophe: joins = last == .letter && next == .letter
    case .hyphen: joins = last != .arabic && next != .arabic && (last, next) != (.digit, .digit)
    default: joins = false
    }
    self.sign = nil
    if joins { run = 0 }
    return joins
  }

  private static func hasLetter(at offset: Int, of utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = offset
    while offset < utf8.count {
      let (value, length) = utf8.scalar(at: offset)
      switch WordCharacter.of(value) {
      case .mark, .invisible: offset += length
      case .arabic, .letter, .digit: return true
      default: return false
      }
    }
    return false
  }
}
