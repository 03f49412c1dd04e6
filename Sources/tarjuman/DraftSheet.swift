import Bitext
import Foundation
import Workflows

/// A draft as a terminal shows it: each segment, then what is known of it.
struct DraftSheet {
  private let outcome: DraftTranslation.Outcome
  private let width: Int
  private let style: TextStyle

  /// - Parameter width: columns of the terminal; texts are broken between words to fit.
  init(_ outcome: DraftTranslation.Outcome, width: Int, style: TextStyle) {
    self.outcome = outcome
    self.width = max(40, width)
    self.style = style
  }

  var text: String {
    let rows = outcome.draft.rows.enumerated().map { card($0.element, number: $0.offset + 1) }
    let summary = MatchSheet.summary(outcome.leverage).joined(separator: "\n")
    return rows.joined() + summary + "\n" + style.styled(outcome.draft.signature, .faint) + "\n"
  }

  private var source: Language { outcome.draft.article.language }
  private var target: Language { outcome.draft.target }

  private func card(_ row: ArticleDraft.Row, number: Int) -> String {
    let label = String(repeating: " ", count: max(0, 4 - "\(number)".count)) + "\(number)"
    var lines = wrapped(
      row.segment.text, source, indent: 6, marks: row.proposals.first.map(Self.segmentMarks) ?? [])
    if !lines.isEmpty { lines[0] = style.styled(label, .bold) + "  " + lines[0].dropFirst(6) }
    for proposal in row.proposals { lines += self.proposal(proposal) }
    lines += row.terms.flatMap { term in
      [remark(term.isName ? "name" : "term", term.range, row, accepted(term))] + warnings(term)
    }
    lines += row.carried.map { wording in
      let name = wording.kind == .proposedName ? "name?" : wording.kind.rawValue
      return remark(name, wording.range, row, TerminalOutput.isolated(wording.text))
    }
    if let filling = row.filling, filling.origin == .pieces {
      lines += labelled("prefilled", filling.text)
    } else if row.proposals.isEmpty {
      lines += row.pieces.map { labelled("--prefill would put", $0) } ?? []
    }
    return lines.map { $0 + "\n" }.joined() + "\n"
  }

  // MARK: Proposals

  private static func segmentMarks(_ proposal: DraftProposal) -> [TextRange] {
    proposal.changes.compactMap(\.segment)
  }

  private func proposal(_ proposal: DraftProposal) -> [String] {
    let percent = style.styled(
      "\(proposal.percent)%",
      proposal.percent >= 100 ? .green : proposal.percent >= 85 ? .cyan : .yellow)
    let day = proposal.origin.date?
      .formatted(Date.ISO8601FormatStyle().year().month().day())
    let said = proposal.percent > 100 ? "in context" : proposal.differences.joined(separator: ", ")
    let origin = [proposal.origin.memory, proposal.origin.outlet, proposal.origin.article, day]
      .compactMap { $0 }.filter { !$0.isEmpty }.map { TerminalOutput.isolated($0) }
    let reversed = proposal.origin.isReversed ? ["translated the other way round"] : []
    var lines = [
      "      \(percent)  "
        + ([said].filter { !$0.isEmpty } + origin + reversed).joined(separator: " · ")
    ]
    if proposal.percent < 100 {
      lines += wrapped(
        proposal.source, source, indent: 10, marks: proposal.changes.compactMap(\.source))
    }
    let adapted = proposal.adapted
    lines += wrapped(
      proposal.offered, target, indent: 10, marks: adapted?.ranges ?? [], colour: .green)
    if adapted != nil { lines.append("          (numbers put in)") }
    return lines
  }

  // MARK: Words

  private func accepted(_ term: DraftTerm) -> String {
    term.accepted.map { TerminalOutput.isolated($0.text) }.joined(separator: ", ")
      + (term.isLoose ? " (another construction: look)" : "")
  }

  private func warnings(_ term: DraftTerm) -> [String] {
    term.warned.map { rendering in
      let why = rendering.reason.isEmpty ? "" : ": \(rendering.reason)"
      return "        "
        + style.styled(
          "\(rendering.standing.rawValue) \(TerminalOutput.isolated(rendering.text))", .red) + why
    }
  }

  private func remark(
    _ name: String, _ range: TextRange, _ row: ArticleDraft.Row, _ said: String
  ) -> String {
    let words = TerminalOutput.isolated(row.segment.text[range], source)
    return "      " + style.styled(name.padding(toLength: 8, withPad: " ", startingAt: 0), .faint)
      + "\(words) = \(said)"
  }

  private func labelled(_ label: String, _ text: String) -> [String] {
    ["      " + style.styled(label + ":", .faint)] + wrapped(text, target, indent: 10)
  }

  // MARK: Texts

  /// A text in lines, each in its own direction, with brackets around what is marked.
  private func wrapped(
    _ text: String, _ language: Language, indent: Int, marks: [TextRange] = [],
    colour: TextStyle.Mark? = nil
  ) -> [String] {
    var out = ""
    var done = 0
    for range in marks where range.lowerBound >= done {
      out += text[TextRange(done, range.lowerBound)] + "[\(text[range])]"
      done = range.upperBound
    }
    out += text[TextRange(done, text.utf8.count)]
    return TerminalWidth.wrapped(out, to: width - indent).map { line in
      let isolated = TerminalOutput.isolated(line, language)
      return String(repeating: " ", count: indent)
        + (colour.map { style.styled(isolated, $0) } ?? isolated)
    }
  }
}
