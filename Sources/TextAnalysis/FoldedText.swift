public import Bitext

/// A text in comparable spelling, with the way back to the author's own letters.
///
/// Search and comparison happen in the folded text; what is shown is always `original`. At level
/// L2 the folded form of «الإرهابُ» is «الارهاب», and the range of its «ارهاب» leads back to
/// «إرهابُ», the vowel mark included. Folding goes letter by letter, so the folded form of a piece
/// is that piece of the folded form. It runs at several hundred megabytes a second.
public struct FoldedText: Sendable, Hashable {
  /// The text as its author wrote it.
  public let original: String
  public let level: FoldLevel
  /// The folded text as UTF-8.
  public let utf8: [UInt8]
  public let map: OffsetMap

  /// Folds a text at a level; L3 has the letters of L2. The text must be smaller than 2 GiB.
  public init(_ text: String, level: FoldLevel) {
    var text = text
    let table = FoldTable.table(for: level)
    let (scanner, count) = text.withUTF8 { (FoldScanner($0, table: table), $0.count) }
    original = text
    self.level = level
    utf8 = scanner.output
    map = OffsetMap(
      foldedCount: scanner.output.count, originalCount: count, pieces: scanner.pieces)
  }

  /// The folded text; made anew at every call.
  public var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The folded letters of a range of the folded text.
  public func text(_ range: TextRange) -> String {
    String(decoding: utf8[range.range], as: UTF8.self)
  }

  /// Where in the author's text a range of the folded text lies.
  ///
  /// The answer holds whole letters with all their marks, and no invisible signs at its ends,
  /// unless there is nothing else.
  public func original(_ range: TextRange) -> TextRange {
    let cover = map.original(wholeLetters(range))
    var text = original
    let trimmed = text.withUTF8 { JoiningCharacters.trimmed(cover.range, in: $0) }
    return trimmed.isEmpty ? cover : TextRange(trimmed)
  }

  /// Grows a range to the bounds of the scalars it cuts.
  private func wholeLetters(_ range: TextRange) -> TextRange {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower > 0 && lower < utf8.count && utf8[lower] & 0xC0 == 0x80 { lower -= 1 }
    while upper < utf8.count && upper > lower && utf8[upper] & 0xC0 == 0x80 { upper += 1 }
    return TextRange(lower, upper)
  }

  /// Every place where a phrase stands in the text, both folded alike, as ranges of the author's
  /// text, from left to right and without overlap. Words are not looked at: «كتاب» is found in
  /// «كتابة».
  public func ranges(of phrase: String) -> [TextRange] {
    let wanted = FoldedText(phrase, level: level).utf8
    guard let first = wanted.first else { return [] }
    var found: [TextRange] = []
    var at = 0
    while at + wanted.count <= utf8.count {
      if utf8[at] == first && utf8[at..<at + wanted.count].elementsEqual(wanted) {
        found.append(original(TextRange(at, at + wanted.count)))
        at += wanted.count
      } else {
        at += 1
      }
    }
    return found
  }
}
