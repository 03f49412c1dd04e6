public import Bitext

/// Cuts running text into sentences.
///
/// Line breaks always end a segment. Within a line a full stop, an exclamation or question mark
/// (of either script) or an ellipsis ends one unless a rule says otherwise: see
/// `SentenceRules`. Nothing is lost: the segments and the white space between them make up the
/// text.
public struct SentenceSegmenter: Sendable {
  private let rules: SentenceRules

  public init(language: Language) { rules = SentenceRules(language: language) }

  /// The segments of a text in order, without the white space around them.
  public func segments(of text: String) -> [Segment] {
    var text = text
    text.makeContiguousUTF8()
    let bytes = Array(text.utf8)
    var segments: [Segment] = []
    var paragraph = 0
    for line in TextLines(bytes) {
      var start = line.lowerBound
      for end in ends(in: bytes, line) + [line.upperBound] {
        let range = TextBlanks.trimmed(start..<end, in: bytes)
        start = end
        guard !range.isEmpty else { continue }
        segments.append(
          Segment(text: String(decoding: bytes[range], as: UTF8.self), range: TextRange(range),
            paragraph: paragraph))
      }
      if segments.last.map({ $0.range.lowerBound >= line.lowerBound }) == true { paragraph += 1 }
    }
    return segments
  }

  /// Where sentences end within a line, its own end apart.
  private func ends(in bytes: [UInt8], _ line: Range<Int>) -> [Int] {
    var ends: [Int] = []
    var offset = line.lowerBound
    var sentence = line.lowerBound
    while let mark = SentenceMark(nextIn: bytes, from: offset, to: line.upperBound) {
      offset = mark.range.upperBound
      if let end = rules.end(after: mark, sentenceFrom: sentence, line: line, in: bytes) {
        ends.append(end)
        offset = max(offset, end)
        sentence = end
      }
    }
    return ends
  }
}

/// The lines of a text without their breaks: CR, LF, CRLF, VT, FF, NEL, LS, PS (Unicode
/// Standard, 5.8).
private struct TextLines: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard offset < bytes.count else { return nil }
    let start = offset
    while offset < bytes.count {
      let width = Self.breakWidth(bytes, offset)
      if width > 0 {
        defer { offset += width }
        return start..<offset
      }
      offset += 1
    }
    return start..<offset
  }

  private static func breakWidth(_ bytes: [UInt8], _ at: Int) -> Int {
    switch bytes[at] {
    case 0x0D: at + 1 < bytes.count && bytes[at + 1] == 0x0A ? 2 : 1
    case 0x0A, 0x0B, 0x0C: 1
    case 0xC2: at + 1 < bytes.count && bytes[at + 1] == 0x85 ? 2 : 0
    case 0xE2:
      at + 2 < bytes.count && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9)
        ? 3 : 0
    default: 0
    }
  }
}

/// White space at the ends of a segment, and signs nobody sees.
enum TextBlanks {
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }

  static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, let (scalar, width) = ScalarReader.forward(bytes, lower), isBlank(scalar) {
      lower += width
    }
    while upper > lower, let (scalar, width) = ScalarReader.backward(bytes, upper), isBlank(scalar) {
      upper -= width
    }
    return lower..<Swift.max(lower, upper)
  }
}

/// Reads single scalars of valid UTF-8.
enum ScalarReader {
  static func forward(_ bytes: [UInt8], _ at: Int) -> (Unicode.Scalar, Int)? {
    guard at < bytes.count else { return nil }
    let first = UInt32(bytes[at])
    let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard at + width <= bytes.count else { return nil }
    var value = width == 1 ? first : first & (0x7F >> UInt32(width))
    for index in 1..<Swift.max(width, 1) where index < width {
      value = value << 6 | UInt32(bytes[at + index] & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, width) }
  }

  static func backward(_ bytes: [UInt8], _ end: Int) -> (Unicode.Scalar, Int)? {
    var at = end - 1
    while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    return at >= 0 ? forward(bytes, at) : nil
  }
}

/// A sign, or several in a row, that may end a sentence.
struct SentenceMark {
  let range: Range<Int>
  let kind: Kind

  enum Kind { case stop, strong, ellipsis }

  init?(nextIn bytes: [UInt8], from start: Int, to end: Int) {
    var offset = start
    while offset < end, Self.kind(bytes, offset) == nil { offset += 1 }
    guard offset < end, let (first, width) = Self.kind(bytes, offset) else { return nil }
    let begin = offset
    var (strongest, dots) = (first, first == .stop ? 1 : 0)
    offset += width
    while offset < end, let (kind, width) = Self.kind(bytes, offset) {
      if kind == .stop { dots += 1 }
      if kind != .stop { strongest = kind == .strong ? .strong : strongest == .strong ? .strong : kind }
      offset += width
    }
    range = begin..<offset
    kind = strongest == .stop && dots >= 2 ? .ellipsis : strongest
  }

  private static func kind(_ bytes: [UInt8], _ at: Int) -> (Kind, Int)? {
    switch bytes[at] {
    case 0x2E: (.stop, 1)
    case 0x21, 0x3F: (.strong, 1)
    case 0xD8: at + 1 < bytes.count && bytes[at + 1] == 0x9F ? (.strong, 2) : nil
    case 0xDB: at + 1 < bytes.count && bytes[at + 1] == 0x94 ? (.stop, 2) : nil
    case 0xE2:
      at + 2 < bytes.count && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA6 ? (.ellipsis, 3) : nil
    default: nil
    }
  }
}
