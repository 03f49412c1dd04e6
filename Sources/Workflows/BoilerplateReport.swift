import Alignment
import Bitext
public import Foundation
import Interchange

/// The lines that recur over a folder and are left alone, to be shown or kept.
public struct BoilerplateReport: Sendable {
  public struct Line: Hashable, Sendable, Encodable {
    /// The language's tag.
    public let language: String
    /// How many pairs left it alone.
    public let pairs: Int
    public let line: String
  }

  /// Those of most pairs first.
  public let lines: [Line]
  /// How many pairs were looked at.
  public let pairCount: Int

  init(_ recurring: RecurringLines, pairs: Int) {
    lines = recurring.lines.map {
      Line(language: $0.language.tag, pairs: $0.pairs, line: $0.text)
    }
    pairCount = pairs
  }

  /// Writes the list that `align --boilerplate` reads. Throws: `InterchangeError`.
  public func write(to file: URL) throws {
    let list = lines.map {
      BoilerplateList.Line(language: Language($0.language), pairs: $0.pairs, text: $0.line)
    }
    try TextFile.write(Data(BoilerplateList.text(list).utf8), to: file)
  }

  /// The lines as a JSON array.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(lines) + Data("\n".utf8)
  }
}
