import Bitext
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

  private static func sentence(_ sentence: MemorySentence) -> [String] {
    let unit = sentence.unit
    let source = marked(unit.source.text, sentence.isInSource ? sentence.ranges : [])
    let target = marked(unit.target.text, sentence.isInSource ? [] : sentence.ranges)
    var lines = [
      "  " + TerminalOutput.isolated(source, unit.source.language),
      "  " + TerminalOutput.isolated(target, unit.target.language),
    ]
    if let article = unit.provenance.sourceArticle {
      lines.append(TerminalOutput.styled("  \(article)", .faint))
    }
    return lines
  }

  private static func marked(_ text: String, _ ranges: [TextRange]) -> String {
    var out = ""
    var done = 0
    for range in ranges where range.lowerBound >= done {
      out += text[TextRange(done, range.lowerBound)]
      out += TerminalOutput.styled(String(text[range]), .yellow)
      done = range.upperBound
    }
    return out + text[TextRange(done, text.utf8.count)]
  }
}
