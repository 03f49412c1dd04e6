public import Bitext
public import Foundation

/// Lists of lines that an outlet's translators leave alone, one a line: language, number of pairs,
/// the line, parted by tabs (`Documentation/Formats/Boilerplate.md`).
public enum BoilerplateList {
  public struct Line: Hashable, Sendable {
    public let language: Language
    /// How many pairs left it alone, 1 or more.
    public let pairs: Int
    public let text: String

    public init(language: Language, pairs: Int, text: String) {
      self.language = language
      self.pairs = pairs
      self.text = text
    }
  }

  /// The lines of a file, in its order; empty ones and those that begin with `#` are passed over.
  ///
  /// Throws: `InterchangeError`, `.badLine` for a line of other cells.
  public static func read(_ file: URL) throws(InterchangeError) -> [Line] {
    let data = try FileContents.read(file, limit: ArticleReader.limit)
    let name = file.lastPathComponent
    return try lines(DecodedText(data, file: name, encoding: nil).text, name: name)
  }

  /// The lines of a text.
  public static func lines(_ text: String, name: String) throws(InterchangeError) -> [Line] {
    var found: [Line] = []
    let rows = PlainText.unified(text).split(separator: "\n", omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() {
      guard !row.hasPrefix("#"), row.contains(where: { !$0.isWhitespace }) else { continue }
      let cells = row.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard cells.count == 3, !cells[0].isEmpty, let pairs = Int(cells[1]), pairs > 0,
        cells[2].contains(where: { !$0.isWhitespace })
      else {
        throw .badLine(
          file: name, line: index + 1,
          reason: "this is no line of a boilerplate list; write the language, the number of pairs "
            + "and the line, parted by tabs")
      }
      found.append(Line(language: Language(String(cells[0])), pairs: pairs, text: String(cells[2])))
    }
    return found
  }

  /// The lines as a file's text, with a remark on top.
  public static func text(_ lines: [Line]) -> String {
    "# language, pairs that left it alone, line\n"
      + lines.map { "\($0.language.tag)\t\($0.pairs)\t\($0.text)\n" }.joined()
  }
}
