import Bitext
import Workflows

/// What an import of terms would bring, for a terminal.
enum TermImportSheet {
  static func print(_ report: TermImportReport) {
    for column in report.columns {
      TerminalOutput.print(
        "  \(TerminalOutput.isolated(column.name)) → \(column.field)"
          + (column.sample.isEmpty ? "" : "  \(TerminalOutput.isolated(column.sample))"))
    }
    if !report.columns.isEmpty { TerminalOutput.print("") }
    for entry in report.entries { TerminalOutput.print("  " + line(entry)) }
    let more = report.added + report.changed - report.entries.count
    if more > 0 { TerminalOutput.print("  … and \(more) more") }
  }

  /// An entry on one line: id, term, rendering, and whether it is a draft.
  static func line(_ entry: TermEntry) -> String {
    let term = TerminalOutput.isolated(entry.terms.first ?? "", entry.sourceLanguage)
    let rendering = TerminalOutput.isolated(entry.preferred?.text ?? "", entry.targetLanguage)
    let status = entry.record.status == .draft ? "  draft" : ""
    return "\(TerminalOutput.styled(entry.concept, .bold))  \(term)  \(rendering)\(status)"
  }
}
