/// A language by its BCP 47 tag (RFC 5646), such as `ar`, `en-GB` or `ar-SY`.
///
/// Two languages are equal when their tags agree but for case. TMX asks for the same tags
/// (TMX 1.4b, `xml:lang`), so a tag goes in and out unchanged.
public struct Language: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The tag as its author wrote it.
  public let tag: String

  public init(_ tag: String) { self.tag = tag }

  public static let arabic = Language("ar")
  public static let english = Language("en")

  /// The primary subtag in lower case: `ar` for `ar-SY`, and for `AR_SY`.
  public var primary: String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// Whether the two name one language, regions and scripts apart: `ar` and `ar-SY` do.
  public func matches(_ other: Language) -> Bool { primary == other.primary }

  public var isArabic: Bool { primary == "ar" }

  /// The direction its text runs in, as HTML's `dir` wants it.
  public var direction: TextDirection {
    ["ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "syr"].contains(primary)
      ? .rightToLeft : .leftToRight
  }

  public var description: String { tag }

  public static func == (a: Language, b: Language) -> Bool {
    a.tag.lowercased() == b.tag.lowercased()
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(tag.lowercased()) }

  public init(from decoder: any Decoder) throws {
    tag = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(tag)
  }
}

/// The direction a text runs in; the raw value is HTML's `dir`.
public enum TextDirection: String, Sendable, Codable {
  case leftToRight = "ltr"
  case rightToLeft = "rtl"
}
