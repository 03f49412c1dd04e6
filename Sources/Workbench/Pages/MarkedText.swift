import Bitext

/// A text cut where it is to be marked, for templates: `{{#pieces}}…{{/pieces}}` inside an element
/// with its language and direction.
struct MarkedText: Sendable {
  let language: String
  let direction: String
  let pieces: [Piece]

  struct Piece: Sendable {
    let text: String
    let isMarked: Bool
  }

  /// - Parameter ranges: in order, not overlapping; UTF-8 offsets into the text.
  init(_ text: String, _ language: Language, marks ranges: [TextRange] = []) {
    self.language = language.tag
    direction = language.direction == .rightToLeft ? "rtl" : "ltr"
    var pieces: [Piece] = []
    var end = 0
    func add(_ from: Int, _ to: Int, isMarked: Bool) {
      if from < to {
        pieces.append(Piece(text: String(text[TextRange(from, to)]), isMarked: isMarked))
      }
    }
    for range in ranges where range.lowerBound >= end {
      add(end, range.lowerBound, isMarked: false)
      add(range.lowerBound, range.upperBound, isMarked: true)
      end = range.upperBound
    }
    add(end, text.utf8.count, isMarked: false)
    self.pieces = pieces
  }
}
