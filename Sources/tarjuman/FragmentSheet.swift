import Bitext
import Foundation
import Workflows

/// A draft from fragments as a terminal shows it: what was not found stands in brackets.
enum FragmentSheet {
  static func text(_ draft: FragmentDraft, _ query: String) -> String {
    lines(draft, query).joined(separator: "\n")
  }

  static func lines(_ draft: FragmentDraft, _ query: String) -> [String] {
    let share = Int(draft.coverage * 100)
    var lines = [
      TerminalOutput.styled("parts", .yellow)
        + "  a draft from stretches found, \(share)% of the words; what is in brackets was not found"
    ]
    lines.append("       " + TerminalOutput.isolated(marked(draft), draft.language))
    for piece in draft.pieces {
      guard let found = piece.found else { continue }
      let day = (found.unit.provenance.changed ?? found.unit.provenance.created)?
        .formatted(Date.ISO8601FormatStyle().year().month().day())
      let count = "\(found.rendering.count) of \(found.units)\(found.isCut ? " and more" : "")"
      let origin = [count, found.memory, found.unit.provenance.outlet, day].compactMap {
        $0.map { TerminalOutput.isolated($0) }
      }
      lines.append(
        "         \(TerminalOutput.isolated(query[piece.query])) = "
          + TerminalOutput.styled(TerminalOutput.isolated(found.rendering.text), .green) + "  "
          + TerminalOutput.styled(origin.joined(separator: " · "), .faint))
    }
    return lines
  }

  private static func marked(_ draft: FragmentDraft) -> String {
    var out = ""
    var done = 0
    for piece in draft.pieces {
      out += draft.text[TextRange(done, piece.place.lowerBound)]
      let part = TerminalOutput.isolated(draft.text[piece.place])
      out +=
        draft.isMissing(piece)
        ? TerminalOutput.styled("[\(part)]", .yellow)
        : piece.found == nil ? part : TerminalOutput.styled(part, .green)
      done = piece.place.upperBound
    }
    return out
  }
}
