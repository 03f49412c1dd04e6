import Bitext
import TextAnalysis

/// Inline codes lost and crossed: the source gets two pairs of codes, the target its share of them.
struct CodeErrors {
  private let unit: TranslationUnit

  init(_ unit: TranslationUnit) { self.unit = unit }

  func dropping() -> TranslationUnit? {
    guard var wrong = tagged(), !wrong.target.content.codes.isEmpty else { return nil }
    wrong.target.content = TaggedText(
      wrong.target.text, codes: Array(wrong.target.content.codes.dropLast()))
    return wrong
  }

  /// The second code opens what the first should.
  func crossing() -> TranslationUnit? {
    guard var wrong = tagged(), wrong.target.content.codes.count == 4 else { return nil }
    var codes = wrong.target.content.codes
    codes.swapAt(1, 2)
    let offsets = wrong.target.content.codes.map(\.offset)
    codes = zip(codes, offsets).map { code, offset in
      InlineCode(
        element: code.element, attributes: code.attributes, content: code.content,
        offset: offset)
    }
    wrong.target.content = TaggedText(wrong.target.text, codes: codes)
    return wrong
  }

  /// The unit with bold and italic words on both sides.
  private func tagged() -> TranslationUnit? {
    guard let source = codes(unit.source.text), let target = codes(unit.target.text) else {
      return nil
    }
    var tagged = unit
    tagged.source.content = TaggedText(unit.source.text, codes: source)
    tagged.target.content = TaggedText(unit.target.text, codes: target)
    return tagged
  }

  private func codes(_ text: String) -> [InlineCode]? {
    let words = WordSegmenter.words(in: text)
    guard words.count > 3 else { return nil }
    return [(words[0], "1"), (words[2], "2")].flatMap { word, number in
      [("bpt", word.range.lowerBound), ("ept", word.range.upperBound)].map { element, offset in
        InlineCode(
          element: element, attributes: [Attribute("i", number), Attribute("x", number)],
          offset: offset)
      }
    }
  }
}
