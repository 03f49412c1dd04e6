import Bitext
import Foundation
import Workflows

/// Units and their history as a terminal shows them.
enum UnitSheet {
  static func text(_ page: EditUnits.Page) -> String {
    guard !page.units.isEmpty else { return "No units." }
    var lines = page.units.flatMap { unit in
      [TerminalOutput.styled("\(unit.number)", .bold)] + texts(unit.unit) + origin(unit.unit)
    }
    if let next = page.next { lines.append("more follow: --after \(next)") }
    return lines.joined(separator: "\n")
  }

  static func text(_ unit: EditUnits.Numbered, _ history: [EditUnits.Change]) -> String {
    let said = unit.unit
    var lines = ["unit \(unit.number)"] + texts(said) + origin(said)
    lines.append("  imports: " + unit.imports.map(String.init).joined(separator: ", "))
    let context = [("before", said.context.previous), ("after", said.context.next)]
    for case (let place, let text?) in context {
      lines.append("  \(place): " + TerminalOutput.isolated(text, said.source.language))
    }
    for property in said.properties {
      lines.append(
        "  \(TerminalOutput.isolated(property.type)): \(TerminalOutput.isolated(property.value))")
    }
    for note in said.notes { lines.append("  note: \(TerminalOutput.isolated(note.text))") }
    if !history.isEmpty { lines += ["", text(history)] }
    return lines.joined(separator: "\n")
  }

  static func text(_ changes: [EditUnits.Change]) -> String {
    changes.map { change in
      var heading =
        "\(change.number)  "
        + change.date.formatted(.iso8601.dateTimeSeparator(.space))
      heading += "  \(change.by.map { TerminalOutput.isolated($0) } ?? "–")  \(summary(change))"
      var lines = [TerminalOutput.styled(heading, .bold)]
      if let was = change.was { lines += texts(was).map { "  was" + $0 } }
      if let became = change.became, change.kind == "edit" {
        lines += texts(became).map { "  now" + $0 }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private static func summary(_ change: EditUnits.Change) -> String {
    let numbers = [change.before, change.after].compactMap { $0 }
    let units =
      numbers.count == 2 && numbers[0] != numbers[1]
      ? "unit \(numbers[0]) → \(numbers[1])" : "unit \(numbers.first ?? 0)"
    return "\(change.kind) \(units)" + (change.undoes.map { ", undoes change \($0)" } ?? "")
      + (change.undoneBy == nil ? "" : " (undone)")
  }

  private static func texts(_ unit: TranslationUnit) -> [String] {
    [unit.source, unit.target].map { "  " + TerminalOutput.isolated($0.text, $0.language) }
  }

  /// A line, or none where nothing is known.
  private static func origin(_ unit: TranslationUnit) -> [String] {
    let provenance = unit.provenance
    let date = (provenance.changed ?? provenance.created).map {
      $0.formatted(Date.ISO8601FormatStyle().year().month().day())
    }
    let parts = [date, provenance.outlet, provenance.sourceArticle, provenance.changedBy]
      .compactMap { $0.map { TerminalOutput.isolated($0) } }
    return parts.isEmpty
      ? [] : [TerminalOutput.styled("  " + parts.joined(separator: " · "), .faint)]
  }
}
