public import Bitext

/// A term in a text and what renders it in the translation, by hand.
public struct HandRendering: Sendable {
  /// What the term is known by in its table.
  public let term: String
  /// Where it stands, for people: `un-04 141:141`.
  public let place: String
  public let source: String
  public let target: String
  public let range: TextRange
  /// In order; empty where nothing renders the term.
  public let rendering: [TextRange]

  /// Reads rows of three columns parted by tabs: term, source, target, the term and its rendering
  /// marked as `⟦…⟧`. Rows that begin with `#` are comments.
  ///
  /// Throws: `HandRenderingError` with the first line that is no such row.
  public static func read(marked table: String) throws(HandRenderingError) -> [HandRendering] {
    var found: [HandRendering] = []
    for (line, fields) in try rows(of: table, columns: 3) {
      let (source, target) = (Marked(fields[1]), Marked(fields[2]))
      guard source.ranges.count == 1 else { throw HandRenderingError(line: line) }
      found.append(
        HandRendering(
          term: String(fields[0]), place: "line \(line)", source: source.text, target: target.text,
          range: source.ranges[0], rendering: target.ranges))
    }
    return found
  }

  /// Reads rows of five columns parted by tabs: term, document, segments of both sides (`3,4:5`), the
  /// term's place and those of its rendering, as code points in the segments joined by one space.
  ///
  /// - Parameter segments: gives the segments of a document's two sides.
  ///
  /// Throws: `HandRenderingError` with the first line that is no such row, or what `segments` throws.
  public static func read(
    places table: String, segments: (String) throws -> (source: [String], target: [String])
  ) throws -> [HandRendering] {
    var found: [HandRendering] = []
    for (line, fields) in try rows(of: table, columns: 5) {
      let document = try segments(String(fields[1]))
      let sides = fields[2].split(separator: ":").map { numbers($0) }
      guard sides.count == 2, sides[0].allSatisfy(document.source.indices.contains),
        sides[1].allSatisfy(document.target.indices.contains)
      else { throw HandRenderingError(line: line) }
      let source = sides[0].map { document.source[$0] }.joined(separator: " ")
      let target = sides[1].map { document.target[$0] }.joined(separator: " ")
      guard let terms = ranges(fields[3], in: source), let range = terms.first,
        let rendering = ranges(fields[4], in: target)
      else { throw HandRenderingError(line: line) }
      found.append(
        HandRendering(
          term: String(fields[0]), place: "\(fields[1]) \(fields[2])", source: source,
          target: target, range: range, rendering: rendering))
    }
    return found
  }

  private static func rows(
    of table: String, columns: Int
  ) throws(HandRenderingError) -> [(line: Int, fields: [Substring])] {
    var rows: [(Int, [Substring])] = []
    for (index, line) in table.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == columns else { throw HandRenderingError(line: index + 1) }
      rows.append((index + 1, fields))
    }
    return rows
  }

  private static func numbers(_ list: Substring) -> [Int] {
    list.split(separator: ",").compactMap { Int($0) }
  }

  /// `3-8,12-15` in code points as ranges; `-` is none, nil what lies outside the text.
  private static func ranges(_ list: Substring, in text: String) -> [TextRange]? {
    guard list != "-" else { return [] }
    var starts: [Int] = []
    var at = 0
    for scalar in text.unicodeScalars {
      starts.append(at)
      at += UTF8.width(scalar)
    }
    starts.append(at)
    var found: [TextRange] = []
    for item in list.split(separator: ",") {
      let ends = item.split(separator: "-").compactMap { Int($0) }
      guard ends.count == 2, ends[0] <= ends[1], ends[1] < starts.count else { return nil }
      found.append(TextRange(starts[ends[0]], starts[ends[1]]))
    }
    return found
  }

  /// A text whose marked parts are known.
  private struct Marked {
    private(set) var text = ""
    private(set) var ranges: [TextRange] = []

    init(_ field: Substring) {
      var start = 0
      for character in field {
        switch character {
        case "⟦": start = text.utf8.count
        case "⟧": ranges.append(TextRange(start, text.utf8.count))
        default: text.append(character)
        }
      }
    }
  }
}

/// A line that is no row of hand-marked renderings.
public struct HandRenderingError: Error, Sendable, CustomStringConvertible {
  public let line: Int

  public var description: String {
    "line \(line): a row has a term, its source and its target with both marked as ⟦…⟧; or a term, a "
      + "document, segments, and places within the text; parted by tabs"
  }
}
