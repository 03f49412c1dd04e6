public import Bitext

/// A stretch of words in which two texts differ, in the author's letters of both.
public struct WordDifference: Hashable, Sendable, Codable {
  /// What differs: `words`, `clitics`, `numbers` or `orthographic`.
  public let kind: MatchDifference
  /// Where it stands in the text looked up; nil if the words are in the memory's alone.
  public let query: TextRange?
  /// Where it stands in the text of the memory; nil if the words are in the query alone.
  public let match: TextRange?

  public init(kind: MatchDifference, query: TextRange?, match: TextRange?) {
    self.kind = kind
    self.query = query
    self.match = match
  }

  /// All that differs, from left to right; neighbouring words of one kind are one stretch.
  static func all(between query: MatchText, and text: MatchText) -> [WordDifference] {
    var found: [WordDifference] = []
    var isOpen = false
    for step in WordAlignment.steps(query.shapes, text.shapes) {
      guard let kind = kind(of: step, query, text) else {
        isOpen = false
        continue
      }
      let difference = WordDifference(
        kind: kind, query: step.a.map(query.range), match: step.b.map(text.range))
      if isOpen, let last = found.last, last.kind == kind, kind == .words {
        found[found.count - 1] = last.joined(to: difference)
      } else {
        found.append(difference)
      }
      isOpen = true
    }
    return found
  }

  private static func kind(
    of step: WordAlignment.Step, _ query: MatchText, _ text: MatchText
  ) -> MatchDifference? {
    guard let a = step.a, let b = step.b else { return .words }
    let (one, other) = (query.shapes[a], text.shapes[b])
    if one.spelling == other.spelling {
      let isSame = query.text[query.range(a)].utf8.elementsEqual(text.text[text.range(b)].utf8)
      if isSame { return nil }
      return one.letters == other.letters && isCase(a, b, query, text) ? .letterCase : .orthographic
    }
    if one.isNumber && other.isNumber { return .numbers }
    return one.core == other.core ? .clitics : .words
  }

  private static func isCase(_ a: Int, _ b: Int, _ query: MatchText, _ text: MatchText) -> Bool {
    query.text[query.range(a)].lowercased() == text.text[text.range(b)].lowercased()
  }

  private func joined(to next: WordDifference) -> WordDifference {
    WordDifference(
      kind: kind, query: Self.joined(query, next.query), match: Self.joined(match, next.match))
  }

  private static func joined(_ a: TextRange?, _ b: TextRange?) -> TextRange? {
    guard let a, let b else { return a ?? b }
    return TextRange(min(a.lowerBound, b.lowerBound), max(a.upperBound, b.upperBound))
  }
}
