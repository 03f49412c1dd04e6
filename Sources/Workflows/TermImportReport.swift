public import Bitext
public import Foundation
import Interchange

/// What an import of terms brought, or would bring.
public struct TermImportReport: Sendable {
  public let file: String
  /// `tbx`, `xlsx` …
  public let format: String
  /// The glossary's name without `.tsv`.
  public let glossary: String
  /// The columns of a table and what they were taken for.
  public let columns: [Column]
  /// The first rows of a table as they stand in the file.
  public let rows: [Row]
  /// Whether the first row of a table was taken for the names of its columns.
  public let hasHeader: Bool
  /// The number of the change in the history of glossaries; nil where nothing was taken in.
  public internal(set) var change: Int?
  public internal(set) var added = 0
  public internal(set) var changed = 0
  /// Entries that the glossaries say already.
  public internal(set) var unchanged = 0
  /// What could not be taken, a sentence each with its place.
  public internal(set) var faults: [String] = []
  public internal(set) var notices: [String] = []
  /// The first entries that are new or changed.
  public internal(set) var entries: [TermEntry] = []
  let place: URL
  /// Entries of which a line cannot keep the line breaks.
  var shortened = 0

  /// A column of a table.
  public struct Column: Sendable, Encodable {
    public let name: String
    public let field: String
    public let sample: String
    /// The field as a wish names it; empty for one that goes into the note with its header.
    public let value: String
  }

  /// A row of a table.
  public struct Row: Sendable, Encodable {
    public let line: Int
    public let cells: [String]
  }

  /// What a column may be taken for: as a wish names it, and in words.
  public static let fields: [(value: String, label: String)] =
    TermColumn.allCases.map { ($0.name, $0 == .partOfSpeech ? "part of speech" : $0.name) }
    + [("", "note (with its header)"), ("-", "leave out")]

  /// How many entries a report shows.
  private static let shown = 20

  init(_ reading: TermReading, file: String, glossary place: URL) {
    self.file = file
    self.place = place
    format = reading.format.rawValue
    glossary = GlossaryOrder.name(of: place)
    columns = reading.columns.map {
      Column(
        name: $0.name, field: $0.field.name, sample: $0.sample,
        value: $0.field == .note ? "" : $0.field.name)
    }
    hasHeader = reading.hasHeader
    rows = reading.rows.map { Row(line: $0.line, cells: $0.cells) }
    faults = reading.faults.map(\.description)
    notices = reading.notices
  }

  mutating func take(_ entry: TermEntry, isNew: Bool) {
    if isNew { added += 1 } else { changed += 1 }
    if entries.count < Self.shown { entries.append(entry) }
  }

  mutating func close() {
    if shortened > 0 {
      notices.append(
        "\(file): line breaks in the notes or definitions of \(counted(shortened, "concept")) became "
          + "blanks, for a glossary has one line a concept")
    }
  }

  public var sentence: String {
    let parts = [
      "\(counted(added, "concept")) new", "\(changed) changed", "\(unchanged) known already",
      "\(faults.count) not taken",
    ]
    return "\(file) into \(glossary): " + parts.joined(separator: ", ")
  }

  /// One JSON object.
  public func json() throws -> Data {
    let record = Record(
      file: file, format: format, glossary: glossary, message: sentence, change: change,
      columns: columns, rows: rows.isEmpty ? nil : rows, added: added, changed: changed,
      unchanged: unchanged, faults: faults, notices: notices, entries: entries)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(record) + Data("\n".utf8)
  }

  private struct Record: Encodable {
    let file: String
    let format: String
    let glossary: String
    let message: String
    let change: Int?
    let columns: [Column]
    let rows: [Row]?
    let added: Int
    let changed: Int
    let unchanged: Int
    let faults: [String]
    let notices: [String]
    let entries: [TermEntry]
  }
}
