public import Bitext
import TextAnalysis

/// Words that render each other in a bead, by hand.
public struct HandLink: Hashable, Sendable {
  public let article: String
  /// The bead in ladder form, `[3,4]:[3]`.
  public let bead: String
  public let kind: Kind
  /// Empty where nothing is rendered, or nothing renders the target.
  public let source: [Word]
  public let target: [Word]

  public enum Kind: String, Hashable, Sendable, CaseIterable { case word, name, number }

  /// A word by its letters.
  public struct Word: Hashable, Sendable {
    public let text: String
    /// 1 for the first of this form in the bead.
    public let occurrence: Int
    /// Whether it is a content word.
    public let isCounted: Bool

    /// Where it stands in a text; nil if it does not.
    public func range(in text: String) -> TextRange? {
      let same = WordSegmenter.words(in: text).filter { text[$0.range] == self.text }
      return same.count >= occurrence ? same[occurrence - 1].range : nil
    }
  }

  /// The same for a bead with its sides changed over.
  public var swapped: HandLink {
    HandLink(article: article, bead: bead, kind: kind, source: target, target: source)
  }

  /// Reads rows of five columns parted by tabs: article, bead, kind, source words, target words. Words
  /// are parted by blanks, `-` stands for none, function words are in brackets, and `word#2` is the
  /// second of its form in the bead. Rows that begin with `#` are comments.
  ///
  /// Throws: `HandLinkError` with the first line that is no such row.
  public static func read(_ table: String) throws(HandLinkError) -> [HandLink] {
    var links: [HandLink] = []
    for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == 5, let kind = Kind(rawValue: String(fields[2])) else {
        throw HandLinkError(line: index + 1)
      }
      links.append(
        HandLink(
          article: String(fields[0]), bead: String(fields[1]), kind: kind,
          source: words(fields[3]), target: words(fields[4])))
    }
    return links
  }

  private static func words(_ field: Substring) -> [Word] {
    guard field != "-" else { return [] }
    return field.split(separator: " ").map { item in
      let isCounted = !item.hasPrefix("(")
      let parts = item.filter { $0 != "(" && $0 != ")" }.split(separator: "#")
      return Word(
        text: String(parts.first ?? ""), occurrence: parts.count > 1 ? Int(parts[1]) ?? 1 : 1,
        isCounted: isCounted)
    }
  }
}

/// A line that is no row of links.
public struct HandLinkError: Error, Sendable, CustomStringConvertible {
  public let line: Int

  public var description: String {
    "line \(line): a row has five columns – article, bead, kind (word, name or number), source words, "
      + "target words – parted by tabs"
  }
}
