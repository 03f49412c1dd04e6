import Bitext
import Foundation
import Workflows

/// Matches as a terminal shows them: what differs stands in brackets, and in colour where there is any.
enum MatchSheet {
  /// The matches of one text.
  static func text(_ query: String, _ matches: [FoundMatch]) -> String {
    matches.map { card($0, query).joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// The segments of an article, one row each, and the summary.
  static func text(_ result: MatchArticle.Result) -> String {
    var lines: [String] = []
    for (number, row) in result.rows.enumerated() {
      let language = result.article.language
      guard let best = row.matches.first else {
        let said = row.band == .repetition ? "rep." : row.band == .new ? "new" : "–"
        lines.append(
          "\(padded(number + 1, 4))  \(padded(said, 4))  "
            + TerminalOutput.isolated(row.segment.text, language))
        if let fragments = row.fragments {
          lines += FragmentSheet.lines(fragments, row.segment.text).map { "     " + $0 }
        }
        continue
      }
      lines.append("\(padded(number + 1, 4)) \(heading(best))")
      lines += body(best, row.segment.text).map { "     " + $0 }
      for match in row.matches.dropFirst() {
        lines.append("     \(heading(match))")
        lines += body(match, row.segment.text).map { "     " + $0 }
      }
    }
    return (lines + [""] + summary(result.leverage)).joined(separator: "\n")
  }

  private static func card(_ match: FoundMatch, _ query: String) -> [String] {
    [heading(match)] + body(match, query)
  }

  private static func heading(_ match: FoundMatch) -> String {
    let percent = TerminalOutput.styled(padded("\(match.percent)%", 5), colour(match.percent))
    var said = match.differences.joined(separator: ", ")
    if match.percent == 101 { said = "in context" }
    if match.memoryPenalty > 0 { said += " (memory −\(match.memoryPenalty)%)" }
    let day = (match.provenance.changed ?? match.provenance.created)?
      .formatted(Date.ISO8601FormatStyle().year().month().day())
    let origin = [
      match.memory, match.provenance.outlet, match.provenance.sourceArticle, day,
      "unit \(match.number)", match.isReversed ? "translated the other way round" : nil,
    ].compactMap { $0.map { TerminalOutput.isolated($0) } }
    return percent + "  " + (said.isEmpty ? "" : said + "  ")
      + TerminalOutput.styled(origin.joined(separator: " · "), .faint)
  }

  /// The text looked up, where the letters differ, the memory's text, and its translation.
  private static func body(_ match: FoundMatch, _ query: String) -> [String] {
    let language = match.source.language
    let found = marked(match.source.text, match.changes.map { ($0.match, $0.kind) })
    var lines = ["       " + TerminalOutput.isolated(found, language)]
    if match.percent < 100 {
      let asked = marked(query, match.changes.map { ($0.query, $0.kind) })
      lines.insert("       " + TerminalOutput.isolated(asked, language), at: 0)
    }
    lines.append(
      "       "
        + TerminalOutput.styled(
          TerminalOutput.isolated(match.target.text, match.target.language), .green))
    if let draft = match.draft {
      let text = marked(draft.text, draft.puts.map { ($0.range, $0.kind) })
      lines.append(
        "       " + TerminalOutput.isolated(text, match.target.language)
          + "  (\(kinds(of: draft)) put in)")
    }
    return lines
  }

  /// `numbers, months`.
  private static func kinds(of draft: FoundMatch.Draft) -> String {
    draft.puts.reduce(into: [String]()) { kinds, put in
      if !kinds.contains(put.kind + "s") { kinds.append(put.kind + "s") }
    }.joined(separator: ", ")
  }

  private static func colour(_ percent: Int) -> TextStyle.Mark {
    percent >= 100 ? .green : percent >= 85 ? .cyan : .yellow
  }

  /// A text with brackets around what differs.
  private static func marked(_ text: String, _ changes: [(TextRange?, String)]) -> String {
    var out = ""
    var done = 0
    for case (let range?, let kind) in changes where range.lowerBound >= done {
      out += text[TextRange(done, range.lowerBound)]
      let colour: TextStyle.Mark = kind == "words" ? .red : .yellow
      out += TerminalOutput.styled("[\(text[range])]", colour)
      done = range.upperBound
    }
    return out + text[TextRange(done, text.utf8.count)]
  }

  static func summary(_ leverage: Leverage) -> [String] {
    var lines = [
      TerminalOutput.styled(
        padded("match", 12) + padded("segments", 10) + padded("words", 9) + padded("weight", 9)
          + padded("weighted", 11), .bold)
    ]
    for row in leverage.rows {
      lines.append(
        padded(row.band.rawValue, 12) + padded(row.segments, 10) + padded(row.words, 9)
          + padded("\(row.weight)%", 9) + padded(decimal(row.weightedWords), 11))
    }
    lines.append(
      padded("all", 12) + padded(leverage.segments, 10) + padded(leverage.words, 9)
        + padded("", 9) + padded(decimal(leverage.weightedWords), 11))
    return lines
  }

  private static func decimal(_ number: Double) -> String {
    number.formatted(
      .number.precision(.fractionLength(1)).grouping(.never).locale(Locale(identifier: "en")))
  }

  private static func padded(_ value: some CustomStringConvertible, _ width: Int) -> String {
    let text = value.description
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
