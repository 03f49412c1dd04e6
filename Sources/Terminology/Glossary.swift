public import Bitext
public import Foundation

/// Term entries with the places they were read from.
///
/// A glossary file is tab-separated UTF-8 text with the header of `GlossaryColumn`, one concept a
/// line, so that editors, `diff` and spreadsheets all can read it. Cells of several items part
/// them with ` | `; a deprecated or forbidden wording may give its reason in brackets:
/// `de-conflict areas [another concept]`.
public struct Glossary: Sendable {
  public let entries: [TermEntry]
  /// Where each entry stands, in the order of `entries`.
  public let places: [Place]

  /// A line of a file, counted from 1.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public var description: String { "\(file):\(line)" }
  }

  public init(entries: [TermEntry], places: [Place] = []) {
    self.entries = entries
    self.places = places
  }

  /// Reads glossary text; `file` is the name that errors give.
  public init(parsing text: String, file: String) throws(TerminologyError) {
    try self.init(tables: [GlossaryTable(text, file: file)])
  }

  /// Reads glossary files, in the order given.
  public init(contentsOf files: [URL]) throws(TerminologyError) {
    var tables: [GlossaryTable] = []
    for file in files { tables.append(try GlossaryTable(contentsOf: file)) }
    try self.init(tables: tables)
  }

  /// Reads every `.tsv` file of a folder, in the order of their names.
  public init(folder: URL) throws(TerminologyError) {
    try self.init(contentsOf: Glossary.files(in: folder))
  }

  /// The glossary files of a folder, in the order of their names.
  public static func files(in folder: URL) throws(TerminologyError) -> [URL] {
    let contents: [URL]
    do {
      contents = try FileManager.default.contentsOfDirectory(
        at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
    } catch {
      throw .unreadable(file: folder.lastPathComponent, cause: error.localizedDescription)
    }
    return contents.filter { $0.pathExtension == "tsv" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  private init(tables: [GlossaryTable]) throws(TerminologyError) {
    var entries: [TermEntry] = []
    var places: [Place] = []
    for table in tables {
      guard table.hasHeader else { throw .wrongHeader(file: table.file) }
      entries.reserveCapacity(entries.count + table.rows.count)
      for row in table.rows {
        entries.append(try TermEntry(row, file: table.file))
        places.append(Place(file: table.file, line: row.line))
      }
    }
    self.init(entries: entries, places: places)
  }
}

extension TermEntry {
  init(_ row: GlossaryTable.Row, file: String) throws(TerminologyError) {
    guard row.cells.count == GlossaryColumn.allCases.count else {
      throw .wrongColumnCount(file: file, line: row.line, found: row.cells.count)
    }
    for column in [GlossaryColumn.concept, .arabic, .preferred] where row[column].isEmpty {
      throw .emptyCell(file: file, line: row.line, column: column)
    }
    self.init(
      concept: row[.concept], terms: row.items(.arabic) + row.items(.variants),
      renderings: TermEntry.renderings(row), domain: row[.domain], partOfSpeech: row[.partOfSpeech],
      note: row[.note], source: row[.source])
  }

  private static func renderings(_ row: GlossaryTable.Row) -> [Rendering] {
    row.items(.preferred).map { Rendering($0, standing: .preferred) }
      + row.items(.admitted).map { Rendering($0, standing: .admitted) }
      + row.items(.deprecated).map { Rendering(reasoned: $0, standing: .deprecated) }
      + row.items(.forbidden).map { Rendering(reasoned: $0, standing: .forbidden) }
  }
}

extension Rendering {
  /// A wording with its reason in brackets behind it.
  init(reasoned item: String, standing: Standing) {
    guard item.hasSuffix("]"), let bracket = item.lastIndex(of: "[") else {
      self.init(item, standing: standing)
      return
    }
    var wording = item[..<bracket]
    while wording.last == " " { wording.removeLast() }
    let reason = item[item.index(after: bracket)...].dropLast()
    self.init(String(wording), standing: standing, reason: String(reason))
  }
}
