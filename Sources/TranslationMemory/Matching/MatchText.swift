internal import Bitext
internal import TextAnalysis

/// A text made ready to be matched.
struct MatchText {
  let text: String
  let indexed: IndexedText
  let shapes: [WordShape]
  let hasNumbers: Bool

  init(_ text: String, _ known: inout WordShapes) {
    self.text = text
    indexed = IndexedText(text)
    shapes = known.shapes(of: indexed)
    hasNumbers = shapes.contains(where: \.isNumber)
  }

  var count: Int { shapes.count }

  /// Where a word stands in the author's text.
  func range(_ word: Int) -> TextRange { indexed.folded.original(TextRange(indexed.ranges[word])) }
}
