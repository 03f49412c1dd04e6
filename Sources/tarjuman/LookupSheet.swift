import Bitext
import Foundation
import Workflows

/// The answer to a look-up as a terminal shows it.
struct LookupSheet {
  let text: String

  /// - Parameter limit: how many sentences of the memory are shown.
  init(_ answer: LookUp.Answer, limit: Int, width: Int) {
    var lines: [String] = []
    for hit in answer.hits { lines += Self.card(hit, in: answer.query) + [""] }
    if !answer.renderings.isEmpty {
      lines += Self.renderings(answer, limit: limit, width: width)
    } else if !answer.sentences.isEmpty {
      lines.append(TerminalOutput.styled("In the memory", .bold))
      for sentence in answer.sentences { lines += Self.example(sentence, width) + [""] }
    }
    if answer.isEmpty {
      lines.append("Nothing found for \(TerminalOutput.isolated(answer.query)).")
    }
    while lines.last == "" { lines.removeLast() }
    text = lines.joined(separator: "\n")
  }

  private static func card(_ hit: LookUp.Hit, in query: String) -> [String] {
    let entry = hit.entry
    let term = TerminalOutput.isolated(entry.terms.first ?? "", .arabic)
    var lines = [
      TerminalOutput.styled(term, .bold) + "  "
        + TerminalOutput.styled(entry.preferred?.text ?? "", .green)
    ]
    let found = TerminalOutput.isolated(query[hit.range])
    let why = hit.reason.isEmpty ? "as written" : hit.reason
    let doubt = hit.isLoose ? ", weaker: another construction" : ""
    lines.append("  found as \(found) (\(hit.level), \(why)\(doubt))")
    if !hit.reason.isEmpty { lines.append("  \(hit.level): \(hit.meaning)") }
    for standing in Rendering.Standing.allCases where standing != .preferred {
      for rendering in entry.renderings where rendering.standing == standing {
        let reason = rendering.reason.isEmpty ? "" : ": \(rendering.reason)"
        let style: TextStyle.Mark = standing == .admitted ? .cyan : .red
        lines.append(
          "  \(TerminalOutput.styled(standing.rawValue, style)) \(rendering.text)\(reason)")
      }
    }
    let others = entry.terms.dropFirst().map { TerminalOutput.isolated($0, .arabic) }
    if !others.isEmpty { lines.append("  also \(others.joined(separator: ", "))") }
    if !entry.note.isEmpty { lines.append("  note: \(entry.note)") }
    let origin = [entry.concept, entry.domain, entry.source].filter { !$0.isEmpty }
    lines.append(TerminalOutput.styled("  " + origin.joined(separator: " · "), .faint))
    return lines
  }

  /// How the memory renders what was looked up: the verdict, then the renderings with sentences.
  private static func renderings(
    _ answer: LookUp.Answer, limit: Int, width: Int
  ) -> [String] {
    let sentences =
      "\(answer.isCut ? "the newest " : "")\(answer.sentenceCount) "
      + "sentence\(answer.sentenceCount == 1 ? "" : "s")"
    var lines = [TerminalOutput.styled("Rendered in \(sentences)", .bold)]
    let verdict = answer.verdict.sentence { TerminalOutput.isolated($0) }
    lines += TerminalWidth.wrapped(verdict, to: width - 2).map { "  \($0)" } + [""]
    var left = limit
    for (place, use) in answer.renderings.prefix(most).enumerated() {
      lines.append(row(use))
      // Each rendering has a sentence as far as they go; the first has what is left over.
      let others = min(answer.renderings.count, most) - place - 1
      let count = min(use.examples.count, max(place == 0 ? left - others : 1, 1), left)
      left -= count
      for line in use.examples.prefix(count) { lines += example(line, width) }
    }
    if answer.renderings.count > most {
      lines.append("        and \(answer.renderings.count - most) others")
    }
    if answer.unrendered > 0 {
      lines.append("\(padded(answer.unrendered))  (no words found that render it)")
    }
    return lines
  }

  /// How many renderings are shown.
  private static let most = 8

  private static func row(_ use: LookUp.Use) -> String {
    let style: TextStyle.Mark =
      switch use.standing {
      case .preferred: .green
      case .admitted: .cyan
      case .deprecated, .forbidden: .red
      case nil: .yellow
      }
    let forms = use.forms.dropFirst().prefix(3).map {
      "\(TerminalOutput.isolated($0.name)) \($0.count)"
    }
    let outlets = use.outlets.prefix(3).map { "\(TerminalOutput.isolated($0.name)) \($0.count)" }
    let about = [
      use.standing?.rawValue, period(use),
      outlets.isEmpty ? nil : outlets.joined(separator: ", "),
      forms.isEmpty ? nil : "also " + forms.joined(separator: ", "),
    ].compactMap { $0 }
    return
      "\(padded(use.count))  \(TerminalOutput.styled(TerminalOutput.isolated(use.text), style))"
      + (about.isEmpty ? "" : "  " + about.joined(separator: "; "))
  }

  private static func padded(_ count: Int) -> String {
    String(repeating: " ", count: max(0, 6 - "\(count)".count)) + "\(count)"
  }

  private static func period(_ use: LookUp.Use) -> String? {
    let day = Date.ISO8601FormatStyle().year().month().day()
    guard let first = use.first?.formatted(day), let last = use.last?.formatted(day) else {
      return nil
    }
    return first == last ? first : "\(first) to \(last)"
  }

  /// A sentence and its translation around the term, one line each, and where they are from.
  private static func example(_ line: SearchMemory.Line, _ width: Int) -> [String] {
    let unit = line.unit
    let indent = "          "
    let cells = width - indent.count
    let origin = ConcordanceSheet.origin(unit)
    return [
      indent
        + ConcordanceSheet.extract(unit.source, line.sourceRanges, line.isFoundInSource, cells),
      indent
        + ConcordanceSheet.extract(unit.target, line.targetRanges, line.isFoundInTarget, cells),
    ] + (origin.isEmpty ? [] : [String(indent.dropLast(2)) + origin])
  }
}
