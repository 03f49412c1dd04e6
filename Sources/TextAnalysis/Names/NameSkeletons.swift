public import Bitext

/// The words of a segment that may be names, made ready to be compared with another segment's.
///
/// Made once for each segment (a few microseconds); comparing two takes a few microseconds more,
/// since the outline of its consonants rules nearly all pairs of words out before their letters are paired.
///
/// In Latin script every capitalised word but function words may be a name, in Arabic every word
/// but function words, with and without the clitics و ف ب ك ل ال.
public struct NameSkeletons: Sendable {
  /// One way to read a word: an Arabic word has one with and one without its clitics.
  struct Form: Sendable {
    /// Place of the word in the text; forms of one word share it.
    let word: Int32
    let range: TextRange
    let outline: ConsonantOutline
    /// Where its group numbers lie.
    let groups: Range<Int32>
    let script: Script
    /// Particles (de, bin, دي, بن) count only beside a name.
    let isParticle: Bool
    /// The letters packed, for words that stand in Latin letters in Arabic text too.
    let letters: PackedLetters
  }

  enum Script: Sendable { case latin, arabic }

  private(set) var forms: [Form] = []
  /// The consonant classes of the forms, side by side for the first and fastest test.
  private(set) var classes: [ConsonantOutline.Classes] = []
  private(set) var groups: [UInt16] = []
  private(set) var wordCount: Int32 = 0
  private(set) var length = 0

  /// Reads a text. Ranges in results count its UTF-8 bytes.
  public init(_ text: String, language: Language) {
    var text = text
    self = text.withUTF8 { bytes in
      var reader = NameReader(bytes, isArabic: language.isArabic)
      reader.run()
      return reader.skeletons
    }
    length = text.utf8.count
  }

  init() {}

  /// The skeletons of segments joined by one space, as a bead's evidence counts them.
  public init(joining parts: some Sequence<NameSkeletons>) {
    for part in parts {
      let offset = length == 0 && forms.isEmpty ? 0 : length + 1
      append(part, at: offset)
      length = offset + part.length
    }
  }

  private mutating func append(_ part: NameSkeletons, at offset: Int) {
    let shift = Int32(groups.count)
    for form in part.forms {
      forms.append(
        Form(
          word: form.word + wordCount, range: form.range.shifted(by: offset), outline: form.outline,
          groups: form.groups.lowerBound + shift..<form.groups.upperBound + shift,
          script: form.script, isParticle: form.isParticle, letters: form.letters))
    }
    classes.append(contentsOf: part.classes)
    groups.append(contentsOf: part.groups)
    // The words on both sides of a joint are no neighbours.
    wordCount += part.wordCount + 1
  }

  /// Adds a form of the word that was begun last.
  mutating func add(_ letters: [UInt8], range: TextRange, script: Script, isParticle: Bool) {
    let numbers =
      script == .latin
      ? LetterPairing.latinToArabic.sourceNumbers(of: letters)
      : LetterPairing.latinToArabic.targetNumbers(of: letters)
    let start = Int32(groups.count)
    groups.append(contentsOf: numbers)
    let outline =
      script == .latin ? ConsonantOutline(latin: letters) : ConsonantOutline(arabic: letters)
    classes.append(outline.classes)
    forms.append(
      Form(
        word: wordCount - 1, range: range,
        outline: outline,
        groups: start..<Int32(groups.count), script: script, isParticle: isParticle,
        letters: PackedLetters(letters)))
  }

  mutating func beginWord() { wordCount += 1 }
}

/// The first twenty-four letters of a word in two integers.
struct PackedLetters: Hashable, Sendable {
  private(set) var first: UInt64 = 0
  private(set) var second: UInt64 = 0

  init(_ codes: some Sequence<UInt8>) {
    var place = 0
    for code in codes where place < 24 {
      if place < 12 {
        first = first << 5 | UInt64(code)
      } else {
        second = second << 5 | UInt64(code)
      }
      place += 1
    }
  }
}
