/// A sentence of one side: the smallest piece that is aligned and remembered.
public struct Segment: Hashable, Sendable, Codable {
  /// The letters of `range`, without the white space around them.
  public let text: String
  /// Where the segment lies in its article's text.
  public let range: TextRange
  /// Counted from 0; a line break in the article starts a new paragraph.
  public let paragraph: Int

  public init(text: String, range: TextRange, paragraph: Int = 0) {
    self.text = text
    self.range = range
    self.paragraph = paragraph
  }
}
