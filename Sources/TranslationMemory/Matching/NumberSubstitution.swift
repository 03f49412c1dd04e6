public import Bitext
internal import TextAnalysis

/// The translation of a match with the numbers of the text looked up in place of its own.
///
/// «في 12 آذار» was translated "on 12 March"; «في 15 آذار» is offered "on 15 March". A draft is made
/// only if each number that changed stands in the translation, in digits of whatever script, and
/// once for each time it stands in the source; otherwise nobody can say which is which.
public struct NumberSubstitution: Hashable, Sendable {
  /// The translation with other numbers.
  public let text: String
  /// Where the numbers put in stand.
  public let ranges: [TextRange]

  /// Nil where nothing is to be put in, or not everything can be.
  ///
  /// - Parameters:
  ///   - words: what differs between `query` and `source`, as `TextComparison` gives it.
  ///   - target: the translation of `source`.
  public init?(
    query: String, source: String, words: [WordDifference], target: String
  ) {
    guard
      let edits = Self.edits(query: query, source: source, words: words, target: target),
      !edits.isEmpty
    else { return nil }
    (text, ranges) = TargetEdit.applied(edits, to: target)
  }

  /// What is to be put in; none where no number changed, nil where not every one can be.
  static func edits(
    query: String, source: String, words: [WordDifference], target: String
  ) -> [TargetEdit]? {
    let changes = words.filter { $0.kind == .numbers }.compactMap { word in
      word.query.flatMap { query in word.match.map { (query: query, match: $0) } }
    }
    guard !changes.isEmpty else { return [] }
    let sources = Self.numbers(in: source)
    var targets = Self.numbers(in: target)
    // Of each value, as many must stand in the translation as in the source; and where several do,
    // all must have become the same, as nobody can say which of them is which.
    for change in changes {
      let old = Self.value(of: String(source[change.match]))
      let alike = changes.filter { Self.value(of: String(source[$0.match])) == old }
      let places = sources.count(where: { $0.value == old })
      guard places == targets.count(where: { $0.value == old }), alike.count == places,
        Set(alike.map { Self.value(of: String(query[$0.query])) }).count == 1
      else { return nil }
    }
    var edits: [TargetEdit] = []
    for change in changes {
      let old = Self.value(of: String(source[change.match]))
      guard let place = targets.firstIndex(where: { $0.value == old && !$0.isUsed }) else {
        return nil
      }
      targets[place].isUsed = true
      let written = String(target[targets[place].range])
      let new = Self.value(of: String(query[change.query]))
      edits.append(
        TargetEdit(
          kind: .number, range: targets[place].range,
          text: Self.number(new, writtenLike: written)))
    }
    return edits
  }

  private struct Number {
    let range: TextRange
    let value: String
    var isUsed = false
  }

  private static func numbers(in text: String) -> [Number] {
    WordSegmenter.words(in: text).filter { $0.kind == .number }.map {
      Number(range: $0.range, value: value(of: String(text[$0.range])))
    }
  }

  /// The digits as 0–9, with a point before decimals and nothing between thousands.
  private static func value(of number: String) -> String {
    let folded = FoldedText(number, level: .marks).text
    let groups = folded.split(whereSeparator: { separators.contains($0) })
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 }
    return isGrouped && !folded.contains(where: { decimals.contains($0) })
      ? groups.joined() : folded
  }

  /// Digits in the script of those there, thousands parted if they were.
  private static func number(_ value: String, writtenLike written: String) -> String {
    var digits = value
    if written.contains(where: { separators.contains($0) }), value.count > 3,
      value.allSatisfy(\.isASCII), value.allSatisfy(\.isNumber)
    {
      var grouped = ""
      for (place, digit) in value.enumerated() {
        if place > 0 && (value.count - place) % 3 == 0 { grouped.append(",") }
        grouped.append(digit)
      }
      digits = grouped
    }
    guard let first = written.unicodeScalars.first(where: { $0.properties.numericType != nil }),
      first.value >= 0x660
    else { return digits }
    let zero = first.value >= 0x6F0 ? UInt32(0x6F0) : 0x660
    return String(
      String.UnicodeScalarView(
        digits.unicodeScalars.map { scalar in
          guard (0x30...0x39).contains(scalar.value) else { return scalar }
          return Unicode.Scalar(zero + scalar.value - 0x30) ?? scalar
        }))
  }

  private static let separators: Set<Character> = [",", "\u{66C}", "\u{60C}"]
  private static let decimals: Set<Character> = [".", "\u{66B}"]
}

/// Something to be put into a translation in place of what stands there.
struct TargetEdit {
  let kind: MatchDraft.Kind
  let range: TextRange
  let text: String

  /// The text with everything put in, and where that stands, from left to right.
  static func applied(_ edits: [TargetEdit], to text: String) -> (String, [TextRange]) {
    var out = ""
    var done = 0
    var ranges: [TextRange] = []
    for edit in edits.sorted(by: { $0.range < $1.range }) {
      out += text[TextRange(done, edit.range.lowerBound)]
      let start = out.utf8.count
      out += edit.text
      ranges.append(TextRange(start, out.utf8.count))
      done = edit.range.upperBound
    }
    return (out + text[TextRange(done, text.utf8.count)], ranges)
  }
}
