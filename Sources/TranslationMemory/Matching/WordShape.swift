internal import TextAnalysis

/// A word as matching sees it: three hashes, each blind to more than the one before.
struct WordShape: Hashable, Sendable {
  /// Of the letters at level L1.
  let letters: UInt64
  /// Of the letters at level L2.
  let spelling: UInt64
  /// Of the word proper, without what is written as one with it.
  let core: UInt64
  let isNumber: Bool

  init(letters: ArraySlice<UInt8>) {
    self.letters = StableHash.of(letters)
    let isArabic = letters.first.map { (0xD8...0xDB).contains($0) } ?? false
    isNumber = letters.first.map { (0x30...0x39).contains($0) } ?? false
    guard isArabic else {
      spelling = self.letters
      core = StableHash.of(WordShape.withoutPossessive(letters))
      return
    }
    let spelled = FoldedText(String(decoding: letters, as: UTF8.self), level: .spelling).utf8
    spelling = StableHash.of(spelled)
    core = StableHash.of(ArabicCore.core(of: spelled[...]))
  }

  /// The number the index keeps for the core.
  var coreKey: Int64 { core.narrowKey }

  /// One byte for the outline of a text: words with one core have one byte, and numbers those from
  /// `Outline.firstNumber` on.
  var outline: UInt8 {
    isNumber
      ? Outline.firstNumber | UInt8(truncatingIfNeeded: core & 15)
      : UInt8(truncatingIfNeeded: core >> 32) % Outline.firstNumber
  }

  private static func withoutPossessive(_ letters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = letters
    if text.count > 2, text.last == UInt8(ascii: "s"),
      text[text.endIndex - 2] == UInt8(ascii: "'")
    {
      return text.dropLast(2)
    }
    return text.last == UInt8(ascii: "'") ? text.dropLast() : text
  }
}

/// The shapes of words met so far: finding one takes a tenth of making it.
struct WordShapes {
  private var shapes: [Int64: WordShape] = [:]

  /// Words kept; past these the shapes are forgotten and made anew, so that a memory of every
  /// language in the world stays within some tens of megabytes.
  private static let limit = 600_000

  /// The shapes of a text's words; `isNew` is called with the places of words not met before.
  mutating func shapes(of text: IndexedText, isNew: (Int) -> Void = { _ in }) -> [WordShape] {
    var found: [WordShape] = []
    found.reserveCapacity(text.keys.count)
    for (place, key) in text.keys.enumerated() {
      if let known = shapes[key] {
        found.append(known)
        continue
      }
      if shapes.count >= WordShapes.limit { shapes.removeAll(keepingCapacity: true) }
      let shape = WordShape(letters: text.letters(place))
      shapes[key] = shape
      found.append(shape)
      isNew(place)
    }
    return found
  }
}
