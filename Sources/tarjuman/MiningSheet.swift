import Bitext
import Foundation
import Workflows

/// Candidates for terms as a terminal shows them.
struct MiningSheet {
  let text: String

  init(_ answer: MineTerms.Answer, width: Int) {
    var lines: [String] = []
    for candidate in answer.candidates {
      let number = String(repeating: " ", count: max(0, 4 - "\(candidate.number)".count))
      let term = TerminalOutput.styled(TerminalOutput.isolated(candidate.term, .arabic), .bold)
      let known = candidate.concept.map { TerminalOutput.styled("  known: \($0)", .faint) } ?? ""
      lines.append("\(number)\(candidate.number)  \(term)  \(Self.about(candidate))\(known)")
      let renderings = candidate.renderings.prefix(4).map {
        "\(TerminalOutput.isolated($0.text)) \($0.count)"
      }
      let rest = candidate.renderings.count - renderings.count
      let shown =
        renderings.isEmpty
        ? "(no words found that render it)"
        : renderings.joined(separator: ", ") + (rest > 0 ? " and \(rest) others" : "")
      lines += TerminalWidth.wrapped(shown, to: width - 6).map { "      \($0)" }
    }
    let known = answer.known == 0 ? "" : ", \(answer.known) known to a glossary"
    lines.append(
      TerminalOutput.styled(
        answer.candidates.isEmpty
          ? "No candidates in \(answer.units) units\(known)."
          : "\(answer.candidates.count) candidates in \(answer.units) units\(known)", .bold))
    text = lines.joined(separator: "\n")
  }

  private static func about(_ candidate: MineTerms.Candidate) -> String {
    let times = "\(candidate.count) times in \(candidate.segments) segments"
    let inconsistency = String(format: "inconsistency %.2f", candidate.verdict.inconsistency)
    return [times, inconsistency, period(candidate)].compactMap { $0 }.joined(separator: ", ")
  }

  private static func period(_ candidate: MineTerms.Candidate) -> String? {
    let day = Date.ISO8601FormatStyle().year().month().day()
    guard let first = candidate.first?.formatted(day), let last = candidate.last?.formatted(day)
    else { return nil }
    return first == last ? first : "\(first) to \(last)"
  }
}
