public import Foundation
internal import Bitext

/// Keeps glossary files clean: every rule of `GlossaryFinding.Rule`, over all files together.
public enum GlossaryLint {
  /// Examines the `.tsv` files of a folder.
  public static func findings(folder: URL) throws(TerminologyError) -> [GlossaryFinding] {
    try findings(files: Glossary.files(in: folder))
  }

  /// Examines files, in the order given.
  public static func findings(files: [URL]) throws(TerminologyError) -> [GlossaryFinding] {
    var tables: [GlossaryTable] = []
    for file in files { tables.append(try GlossaryTable(contentsOf: file)) }
    return findings(tables)
  }

  /// Examines glossary text; `file` is the name that findings give.
  public static func findings(in text: String, file: String) -> [GlossaryFinding] {
    findings([GlossaryTable(text, file: file)])
  }

  /// Findings in the order of files and lines.
  static func findings(_ tables: [GlossaryTable]) -> [GlossaryFinding] {
    var findings: [GlossaryFinding] = []
    for table in tables {
      findings += shape(of: table)
      for row in table.rows {
        findings += RowLint(row, file: table.file, most: table.columnCount ?? 0).findings
      }
    }
    findings += GlossaryConflicts(tables).findings
    let order = Dictionary(
      tables.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.enumerated().sorted { first, second in
      let (a, b) = (first.element.place, second.element.place)
      return (order[a.file] ?? 0, a.line, first.offset) < (
        order[b.file] ?? 0, b.line, second.offset
      )
    }.map(\.element)
  }

  /// The header, and the order of rows: by concept, byte by byte, so that two people's additions
  /// merge.
  private static func shape(of table: GlossaryTable) -> [GlossaryFinding] {
    var findings: [GlossaryFinding] = []
    if !table.hasHeader {
      findings.append(
        GlossaryFinding(
          place: Glossary.Place(file: table.file, line: 1), rule: .header,
          message: "the header is missing or has other columns; begin the file with it"))
    }
    let rows = table.rows
    for (row, next) in zip(rows, rows.dropFirst())
    where next[.concept].utf8.lexicographicallyPrecedes(row[.concept].utf8) {
      findings.append(
        GlossaryFinding(
          place: Glossary.Place(file: table.file, line: next.line), rule: .unsorted,
          message: "'\(next[.concept])' stands after '\(row[.concept])'; sort rows by concept"))
    }
    return findings
  }
}
