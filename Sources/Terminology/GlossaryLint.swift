public import Foundation
internal import TextAnalysis

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
        findings += RowLint(row, file: table.file).findings
      }
    }
    findings += repeatedConcepts(tables) + conflicts(tables)
    let order = Dictionary(
      tables.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.sorted {
      (order[$0.place.file] ?? 0, $0.place.line) < (order[$1.place.file] ?? 0, $1.place.line)
    }
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
    for (row, next) in zip(table.rows, table.rows.dropFirst())
    where next[.concept].utf8.lexicographicallyPrecedes(row[.concept].utf8) {
      findings.append(
        GlossaryFinding(
          place: Glossary.Place(file: table.file, line: next.line), rule: .unsorted,
          message: "'\(next[.concept])' stands after '\(row[.concept])'; sort rows by concept"))
    }
    return findings
  }

  private static func repeatedConcepts(_ tables: [GlossaryTable]) -> [GlossaryFinding] {
    var first: [String: Glossary.Place] = [:]
    var findings: [GlossaryFinding] = []
    for (row, place) in rows(of: tables) where !row[.concept].isEmpty {
      if let earlier = first[row[.concept]] {
        findings.append(
          GlossaryFinding(
            place: place, rule: .duplicateConcept,
            message: "concept '\(row[.concept])' is already at \(earlier); give it another id"))
      } else {
        first[row[.concept]] = place
      }
    }
    return findings
  }

  /// The same Arabic wording with another preferred rendering. Two concepts may share a name; a
  /// note that begins with `Homonym` in both rows says that this is meant.
  private static func conflicts(_ tables: [GlossaryTable]) -> [GlossaryFinding] {
    var first: [String: (row: GlossaryTable.Row, place: Glossary.Place)] = [:]
    var findings: [GlossaryFinding] = []
    for (row, place) in rows(of: tables) {
      var seen: Set<String> = []
      for term in row.items(.arabic) + row.items(.variants) where seen.insert(term).inserted {
        let key = FoldedText(term, level: .spelling).text
        guard let earlier = first[key] else {
          first[key] = (row, place)
          continue
        }
        let renderings = (earlier.row[.preferred], row[.preferred])
        if renderings.0.lowercased() == renderings.1.lowercased() { continue }
        if isHomonym(earlier.row) && isHomonym(row) { continue }
        findings.append(
          GlossaryFinding(
            place: place, rule: .conflictingRenderings,
            message: "'\(term)' is '\(renderings.1)' here and '\(renderings.0)' at "
              + "\(earlier.place); prefer one, or begin both notes with 'Homonym'"))
      }
    }
    return findings
  }

  private static func isHomonym(_ row: GlossaryTable.Row) -> Bool {
    row[.note].lowercased().hasPrefix("homonym")
  }

  private static func rows(
    of tables: [GlossaryTable]
  ) -> [(GlossaryTable.Row, Glossary.Place)] {
    tables.flatMap { table in
      table.rows.map { ($0, Glossary.Place(file: table.file, line: $0.line)) }
    }
  }
}
