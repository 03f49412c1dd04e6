public import Bitext
internal import TextAnalysis

/// A text as its words, by whose places stretches of it are named.
///
/// Words joined by a hyphen are two, as in the index.
public struct TextWords: Sendable {
  public let text: String
  /// Where each word stands in the author's text.
  public let ranges: [TextRange]

  public init(_ text: String) {
    self.text = text
    let indexed = IndexedText(text)
    ranges = indexed.ranges.map { indexed.folded.original(TextRange($0)) }
  }

  /// From the first letter of some words to the last. Precondition: there are words.
  public func range(of words: Range<Int>) -> TextRange {
    TextRange(ranges[words.lowerBound].lowerBound, ranges[words.upperBound - 1].upperBound)
  }
}
