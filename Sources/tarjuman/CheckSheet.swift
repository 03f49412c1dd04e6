import Bitext
import Foundation
import Workflows

/// Findings as a terminal shows them, one below the other.
struct CheckSheet {
  private let report: CheckReport
  private let level: CheckReport.Level
  private let width: Int
  private let style: TextStyle

  /// - Parameter width: columns of the terminal; texts are broken between words to fit.
  init(_ report: CheckReport, _ level: CheckReport.Level, width: Int, style: TextStyle) {
    self.report = report
    self.level = level
    self.width = max(40, width)
    self.style = style
  }

  var text: String {
    report.findings(level).map(card).joined() + style.styled(report.summary(level), .bold) + "\n"
      + style.styled(report.signature, .faint) + "\n"
  }

  private func card(_ item: CheckReport.Item) -> String {
    let colour = Self.colour(item)
    let heading =
      style.styled(place(of: item), .bold) + "  "
      + style.styled("\(item.severity)  \(item.check)", colour)
    let words =
      [reason(item), "→ \(cure(item))"].map { "  " + $0 }
      + [item.source, item.target].flatMap { lines($0, colour) }
      + [style.styled("  accept with --accept \(item.identifier)", .faint)]
    return ([heading] + words).joined(separator: "\n") + "\n\n"
  }

  private static func colour(_ item: CheckReport.Item) -> TextStyle.Mark {
    switch item.severity {
    case "error": .red
    case "warning": .yellow
    default: .cyan
    }
  }

  private func place(of item: CheckReport.Item) -> String {
    let line = item.line.map { ":\($0)" } ?? ""
    let unit = item.unit.map { " (\($0))" } ?? ""
    return "\(item.file)\(line), unit \(item.number)\(unit)"
  }

  // Quoted words keep their own direction inside an English sentence.

  private func reason(_ item: CheckReport.Item) -> String {
    item.reason { "“\(TerminalOutput.isolated($0))”" }
  }

  private func cure(_ item: CheckReport.Item) -> String {
    item.cure { "“\(TerminalOutput.isolated($0))”" }
  }

  // MARK: Texts

  /// The text around the stretch that is meant, on at most three lines, the stretch coloured.
  private func lines(_ side: CheckReport.Item.Side, _ colour: TextStyle.Mark) -> [String] {
    guard !side.text.isEmpty else { return [] }
    let indent = "    "
    let excerpt = Excerpt(side.text, side.range, cells: 3 * (width - indent.count) - 6)
    return TerminalWidth.wrapped(excerpt.text, to: width - indent.count).map { line in
      indent
        + TerminalOutput.isolated(excerpt.marked(line) { style.styled($0, colour) }, side.language)
    }
  }
}

/// A stretch of a text with as much around it as there is room for.
struct Excerpt {
  let text: String
  private let stretch: String

  init(_ text: String, _ range: TextRange?, cells: Int) {
    stretch = range.map { String(text[$0]) } ?? ""
    guard text.count > cells else {
      self.text = text
      return
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let target = range.map { text[TextRange(0, $0.lowerBound)].split(separator: " ").count } ?? 0
    var (first, last) = (min(max(0, target - 1), words.count - 1), min(target, words.count - 1))
    var count = words[first...last].reduce(0) { $0 + $1.count + 1 }
    while count < cells, first > 0 || last < words.count - 1 {
      if first > 0 {
        first -= 1
        count += words[first].count + 1
      }
      if last < words.count - 1, count < cells {
        last += 1
        count += words[last].count + 1
      }
    }
    self.text =
      (first > 0 ? "… " : "") + words[first...last].joined(separator: " ")
      + (last < words.count - 1 ? " …" : "")
  }

  /// A line with the stretch dressed where it stands whole in it.
  func marked(_ line: String, _ dress: (String) -> String) -> String {
    guard !stretch.isEmpty, stretch != " ", let place = line.range(of: stretch) else { return line }
    return line.replacingCharacters(in: place, with: dress(stretch))
  }
}
