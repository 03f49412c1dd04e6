/// A text with inline codes between its letters, as TMX and XLIFF hold segments.
public struct TaggedText: Hashable, Sendable, Codable, ExpressibleByStringLiteral {
  /// The letters alone, which is what is matched and counted.
  public let text: String
  /// In order of position, then of appearance.
  public let codes: [InlineCode]

  public init(_ text: String, codes: [InlineCode] = []) {
    self.text = text
    self.codes = codes
  }

  public init(stringLiteral value: String) { self.init(value) }
}

/// One inline element of a segment, kept word for word so that it goes out as it came in
/// (TMX 1.4b, section 3.3: `bpt`, `ept`, `it`, `ph`, `hi`, `ut`, `sub`).
public struct InlineCode: Hashable, Sendable, Codable {
  /// The element's name; for `hi`, whose content is text of the segment, the start and the end
  /// are two codes with `part` `.start` and `.end`.
  public let element: String
  public let part: Part
  /// Attributes in the order they came.
  public let attributes: [Attribute]
  /// The element's own content as XML, native code and `sub` flows alike; empty for `hi`.
  public let content: String
  /// Where it stands: before the letter at this UTF-8 offset of the text.
  public let offset: Int

  public enum Part: String, Sendable, Codable { case whole, start, end }

  public init(
    element: String, part: Part = .whole, attributes: [Attribute] = [], content: String = "",
    offset: Int
  ) {
    self.element = element
    self.part = part
    self.attributes = attributes
    self.content = content
    self.offset = offset
  }
}

/// A name and its value, where order and unknown names must be kept.
public struct Attribute: Hashable, Sendable, Codable {
  public let name: String
  public let value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
