/// A stretch of a text, in UTF-8 bytes from the text's start, end exclusive.
///
/// This is the one offset unit of the house. It is converted only at doors: to UTF-16 for ICU,
/// to Unicode code points in JSON.
public struct TextRange: Hashable, Sendable, Codable, Comparable {
  public let lowerBound: Int
  public let upperBound: Int

  /// Precondition: `0 <= lowerBound <= upperBound`.
  public init(_ lowerBound: Int, _ upperBound: Int) {
    precondition(0 <= lowerBound && lowerBound <= upperBound, "a range runs forwards")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

  public var count: Int { upperBound - lowerBound }
  public var isEmpty: Bool { lowerBound == upperBound }
  public var range: Range<Int> { lowerBound..<upperBound }

  public func overlaps(_ other: TextRange) -> Bool {
    lowerBound < other.upperBound && other.lowerBound < upperBound
  }

  public func contains(_ other: TextRange) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }

  public func shifted(by offset: Int) -> TextRange {
    TextRange(lowerBound + offset, upperBound + offset)
  }

  public static func < (a: TextRange, b: TextRange) -> Bool {
    (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
  }
}

extension String {
  /// The letters a range covers. The range must lie on character boundaries of UTF-8.
  public subscript(range: TextRange) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return self[start..<utf8.index(start, offsetBy: range.count)]
  }
}
