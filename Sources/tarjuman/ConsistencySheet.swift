import Bitext
import Foundation
import Workflows

/// How evenly terms and names are rendered, as a terminal shows it.
struct ConsistencySheet {
  let text: String

  init(_ report: ConsistencyReport, limit: Int, width: Int) {
    var lines: [String] = []
    if !report.terms.isEmpty {
      lines.append(TerminalOutput.styled("Terms rendered in several ways", .bold))
      if let first = report.periods.first, let last = report.periods.last, first != last {
        lines.append(TerminalOutput.styled("  bars go from \(first.name) to \(last.name)", .faint))
      }
      for term in report.terms.prefix(limit) { lines += [""] + Self.term(term, width) }
      lines += [""] + Self.more(report.terms.count - limit)
    }
    if !report.names.isEmpty {
      lines.append(TerminalOutput.styled("Names spelt in several ways", .bold))
      for name in report.names.prefix(limit) { lines.append(Self.name(name)) }
      lines += [""] + Self.more(report.names.count - limit)
    }
    lines.append(TerminalOutput.styled(report.summary, .bold))
    text = lines.joined(separator: "\n")
  }

  private static func more(_ count: Int) -> [String] {
    count > 0 ? ["  and \(count) others (--limit)", ""] : []
  }

  private static func term(_ term: ConsistencyReport.Term, _ width: Int) -> [String] {
    let head = TerminalOutput.styled(TerminalOutput.isolated(term.term, .arabic), .bold)
    let origin = term.concept ?? "in no glossary"
    var lines = [
      "  \(head)  \(term.count) times, "
        + String(format: "inconsistency %.2f", term.inconsistency)
        + TerminalOutput.styled("  \(origin)", .faint)
    ]
    let names = term.ways.map { TerminalWidth.of($0.text) }.max() ?? 0
    for way in term.ways {
      let blanks = String(
        repeating: " ", count: min(names, 40) - min(40, TerminalWidth.of(way.text)))
      let count = String(repeating: " ", count: max(0, 5 - "\(way.count)".count)) + "\(way.count)"
      let standing = way.standing.map {
        "  \($0.rawValue)" + (way.reason.isEmpty ? "" : ": \(way.reason)")
      }
      lines.append(
        "  \(count)  \(TerminalOutput.isolated(way.text))\(blanks)  \(bars(way.counts))"
          + (standing ?? ""))
    }
    let rest = [
      term.others > 0 ? "\(term.others) in other ways" : nil,
      term.unrendered > 0 ? "\(term.unrendered) not found" : nil,
      term.places < term.count ? "\(term.places) places looked at" : nil,
    ].compactMap { $0 }
    if !rest.isEmpty { lines.append("         " + rest.joined(separator: ", ")) }
    for translator in term.translators.prefix(6) {
      let chosen = zip(term.ways, translator.counts).filter { $0.1 > 0 }.map {
        "\(TerminalOutput.isolated($0.0.text)) \($0.1)"
      }
      lines.append(
        "         \(TerminalOutput.isolated(translator.name)): \(chosen.joined(separator: ", "))")
    }
    return lines
  }

  /// One sign a period, as tall as there are uses in it; a blank for none.
  private static func bars(_ counts: [Int]) -> String {
    guard counts.count > 1, let most = counts.max(), most > 0 else { return "" }
    // No more signs than a line holds: neighbours are added up.
    let step = (counts.count + 23) / 24
    let sums = stride(from: 0, to: counts.count, by: step).map { start in
      counts[start..<min(counts.count, start + step)].reduce(0, +)
    }
    let signs = Array("▁▂▃▄▅▆▇█")
    let top = sums.max() ?? 1
    return String(sums.map { $0 == 0 ? "·" : signs[($0 * (signs.count - 1)) / max(1, top)] })
  }

  private static func name(_ name: ConsistencyReport.Name) -> String {
    let spellings = name.spellings.map { "\(TerminalOutput.isolated($0.name)) \($0.count)" }
    return "  \(TerminalOutput.isolated(name.counterpart))  \(spellings.joined(separator: ", "))"
  }
}
