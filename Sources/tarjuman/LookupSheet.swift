import Bitext
import Foundation
import Workflows

/// The answer to a look-up as a terminal shows it.
struct LookupSheet {
  let text: String

  init(_ answer: LookUp.Answer) {
    var lines: [String] = []
    for hit in answer.hits { lines += Self.card(hit, in: answer.query) + [""] }
    if !answer.sentences.isEmpty {
      lines.append(TerminalOutput.styled("In the memory", .bold))
      for sentence in answer.sentences { lines += Self.sentence(sentence) + [""] }
    }
    if !answer.renderings.isEmpty { lines += Self.renderings(answer) }
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

  /// How the memory renders what was looked up: the verdict of the most frequent, then a line each.
  private static func renderings(_ answer: LookUp.Answer) -> [String] {
    let sentences = "\(answer.sentenceCount) sentence\(answer.sentenceCount == 1 ? "" : "s")"
    var lines = [TerminalOutput.styled("Rendered in \(sentences)", .bold)]
    for use in answer.renderings.prefix(8) {
      let count = String(repeating: " ", count: max(0, 6 - "\(use.count)".count)) + "\(use.count)"
      let about = [use.standing?.rawValue, period(use)].compactMap { $0 }
      let style: TextStyle.Mark =
        switch use.standing {
        case .preferred: .green
        case .admitted: .cyan
        case .deprecated, .forbidden: .red
        case nil: .yellow
        }
      lines.append(
        "\(count)  \(TerminalOutput.styled(TerminalOutput.isolated(use.text), style))"
          + (about.isEmpty ? "" : "  " + about.joined(separator: ", ")))
    }
    if answer.renderings.count > 8 {
      lines.append("        and \(answer.renderings.count - 8) others")
    }
    return lines
  }

  private static func period(_ use: LookUp.Use) -> String? {
    let day = Date.ISO8601FormatStyle().year().month().day()
    guard let first = use.first?.formatted(day), let last = use.last?.formatted(day) else {
      return nil
    }
    return first == last ? first : "\(first) to \(last)"
  }

  private static func sentence(_ sentence: SearchMemory.Line) -> [String] {
    let unit = sentence.unit
    let source = marked(
      unit.source.text, sentence.sourceRanges, sentence.isFoundInSource ? .yellow : .green)
    let target = marked(
      unit.target.text, sentence.targetRanges, sentence.isFoundInTarget ? .yellow : .green)
    var lines = [
      "  " + TerminalOutput.isolated(source, unit.source.language),
      "  " + TerminalOutput.isolated(target, unit.target.language),
    ]
    if let article = unit.provenance.sourceArticle {
      lines.append(TerminalOutput.styled("  \(article)", .faint))
    }
    return lines
  }

  private static func marked(
    _ text: String, _ ranges: [TextRange], _ mark: TextStyle.Mark
  ) -> String {
    var out = ""
    var done = 0
    for range in ranges where range.lowerBound >= done {
      out += text[TextRange(done, range.lowerBound)]
      out += TerminalOutput.styled(String(text[range]), mark)
      done = range.upperBound
    }
    return out + text[TextRange(done, text.utf8.count)]
  }
}
