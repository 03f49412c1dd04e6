public import Bitext
public import Foundation

/// Writes term entries in the forms of other programs.
public enum TermWriter {
  /// What was written, and what the form cannot hold.
  public struct Report: Sendable {
    public fileprivate(set) var entries = 0
    /// Entries that could not be written, a sentence each.
    public fileprivate(set) var failures: [String] = []
    public fileprivate(set) var notices: [String] = []
  }

  /// Writes entries in the order given; nil writes to standard output.
  ///
  /// Throws: `InterchangeError`; nothing appears at the file's place then.
  public static func write(
    _ entries: [TermEntry], as format: TermFormat, to file: URL?
  ) throws(InterchangeError) -> Report {
    let sink = if let file { try FileSink(file) } else { FileSink.standardOutput }
    let name = file?.lastPathComponent ?? "-"
    var report = Report()
    switch format {
    case .tbx, .tbxTags, .tbxBasic: try writeTBX(entries, format, to: sink, name, &report)
    case .tsv: try writeLines(entries, to: sink, &report) { TermLines.tabs($0) }
    case .csv: try writeLines(entries, to: sink, &report) { TermLines.commas($0) }
    case .xlsx: try writeWorkbook(entries, to: sink, name, &report)
    case .omegat: try writeOmegaT(entries, to: sink, &report)
    }
    try sink.finish()
    return report
  }

  private static func writeTBX(
    _ entries: [TermEntry], _ format: TermFormat, to sink: FileSink, _ name: String,
    _ report: inout Report
  ) throws(InterchangeError) {
    var writer = TBXWriter(format)
    try sink.write(writer.head)
    for entry in entries {
      let element = writer.element(entry)
      if let sign = XMLText.firstIllegal(in: element) {
        report.failures.append(illegal(sign, entry, name))
        continue
      }
      try sink.write(element)
      report.entries += 1
    }
    try sink.write(writer.tail)
  }

  private static func illegal(_ sign: String, _ entry: TermEntry, _ name: String) -> String {
    "\(name): '\(entry.concept)' holds the control character \(sign), which XML cannot hold; "
      + "remove it from the entry"
  }

  private static func writeLines(
    _ entries: [TermEntry], to sink: FileSink, _ report: inout Report,
    _ line: ([String]) -> TermLines.Line
  ) throws(InterchangeError) {
    var altered = Altered(what: "cells of a table")
    try sink.write(line(TermColumn.allCases.map(\.name)).head)
    for entry in entries {
      let cells = TermCells(entry)
      let line = line(cells.texts)
      altered.note(entry, unless: cells.entry == entry && line.isWhole)
      try sink.write(line.text)
      report.entries += 1
    }
    report.notices += altered.notices
  }

  private static func writeWorkbook(
    _ entries: [TermEntry], to sink: FileSink, _ name: String, _ report: inout Report
  ) throws(InterchangeError) {
    var altered = Altered(what: "cells of a workbook")
    var rows: [TermCells] = []
    for entry in entries {
      let cells = TermCells(entry)
      if let sign = XMLText.firstIllegal(in: cells.texts.joined()) {
        report.failures.append(illegal(sign, entry, name))
        continue
      }
      let fits = cells.texts.allSatisfy { $0.utf16.count <= WorkbookWriter.cellLimit }
      altered.note(entry, unless: cells.entry == entry && fits)
      rows.append(cells)
    }
    try sink.write(ZipWriter.archive(WorkbookWriter.workbook(rows), file: name))
    report.entries = rows.count
    report.notices += altered.notices
  }

  private static func writeOmegaT(
    _ entries: [TermEntry], to sink: FileSink, _ report: inout Report
  ) throws(InterchangeError) {
    for entry in entries {
      try sink.write(OmegaTGlossary.lines(entry))
      report.entries += 1
    }
    if !entries.isEmpty {
      report.notices.append(
        "an OmegaT glossary holds pairs and comments alone: ids, standings, parts of speech, dates and "
          + "status were left out, and wordings to avoid stand in the comments; tbx and tsv hold all"
      )
    }
  }

  /// Entries of which a table cannot hold all as it is.
  private struct Altered {
    let what: String
    private var concepts: [String] = []

    init(what: String) { self.what = what }

    mutating func note(_ entry: TermEntry, unless isWhole: Bool) {
      if !isWhole { concepts.append(entry.concept) }
    }

    var notices: [String] {
      guard !concepts.isEmpty else { return [] }
      let list = concepts.prefix(5).joined(separator: ", ") + (concepts.count > 5 ? ", …" : "")
      return [
        "\(concepts.count) entries hold bars, line breaks or blanks that \(what) cannot keep as they "
          + "are (\(list)); tbx keeps them"
      ]
    }
  }
}

/// Lines of tables of terms.
enum TermLines {
  /// A line, and whether it holds its cells as they were.
  struct Line {
    /// The line as the first of its file.
    let head: String
    let text: String
    let isWhole: Bool
  }

  /// Cells parted by tabs, as our glossaries are: they hold neither tabs nor line breaks.
  static func tabs(_ cells: [String]) -> Line {
    let held = cells.map(withoutBreaks)
    let text = held.joined(separator: "\t") + "\n"
    return Line(head: text, text: text, isWhole: held == cells)
  }

  /// Cells parted by commas (RFC 4180). The byte order mark tells spreadsheets that it is UTF-8.
  static func commas(_ cells: [String]) -> Line {
    let text = cells.map(quoted).joined(separator: ",") + "\r\n"
    return Line(head: "\u{FEFF}" + text, text: text, isWhole: true)
  }

  private static func quoted(_ cell: String) -> String {
    let isPlain =
      !cell.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
      && cell.utf8.first != 0x20 && cell.utf8.last != 0x20
    return isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// The text with a blank for every tab and line break.
  static func withoutBreaks(_ text: String) -> String {
    guard text.utf8.contains(where: { (0x09...0x0D).contains($0) }) else { return text }
    return String(
      text.replacing("\r\n", with: " ").map { sign in
        sign.unicodeScalars.allSatisfy { (0x09...0x0D).contains($0.value) } ? " " : sign
      })
  }
}
