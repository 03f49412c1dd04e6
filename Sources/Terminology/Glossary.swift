public import Bitext
public import Foundation

/// Term entries with the places they were read from.
///
/// A glossary file is tab-separated UTF-8 text with the header of `GlossaryColumn`, one concept a
/// line, so that editors, `diff` and spreadsheets all can read it. Cells are those of `TermCells`.
public struct Glossary: Sendable {
  public let entries: [TermEntry]
  /// Where each entry stands, in the order of `entries`.
  public let places: [Place]
  /// How far down in the translator's order the glossary of each entry stands, in the order of
  /// `entries`; empty if there is no order.
  public let ranks: [Int]
  /// Where the row of each entry stands, by the number of its file; empty for entries of no file.
  let rows: [GlossaryRow]

  /// A line of a file, counted from 1.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    public let line: Int
    public var description: String { "\(file):\(line)" }
  }

  public init(entries: [TermEntry], places: [Place] = [], ranks: [Int] = []) {
    self.init(entries: entries, places: places, ranks: ranks, rows: [])
  }

  private init(entries: [TermEntry], places: [Place], ranks: [Int], rows: [GlossaryRow]) {
    (self.entries, self.places, self.ranks, self.rows) = (entries, places, ranks, rows)
  }

  /// Reads glossary text; `file` is the name that errors give.
  public init(parsing text: String, file: String) throws(TerminologyError) {
    try self.init(tables: [GlossaryTable(text, file: file)])
  }

  /// Reads glossary files, in the order given.
  ///
  /// - Parameter ordered: how many of the first files go before the ones behind them, each before
  ///   the next: a concept that a file has is hidden in the files behind it.
  public init(contentsOf files: [URL], ordered: Int = 0) throws(TerminologyError) {
    var tables: [GlossaryTable] = []
    for file in files { tables.append(try GlossaryTable(contentsOf: file)) }
    try self.init(tables: tables, ordered: ordered)
  }

  init(tables: [GlossaryTable], ordered: Int) throws(TerminologyError) {
    let all = try Glossary(tables: tables)
    guard ordered > 0 else {
      self = all
      return
    }
    var seen: Set<String> = []
    let kept = all.entries.indices.filter { seen.insert(all.entries[$0].concept).inserted }
    let rank = zip(tables, 0...).flatMap { table, place in
      repeatElement(min(place, ordered), count: table.rowCount)
    }
    self.init(
      entries: kept.map { all.entries[$0] }, places: kept.map { all.places[$0] },
      ranks: kept.map { rank[$0] }, rows: kept.map { all.rows[$0] })
  }

  /// Reads every `.tsv` file of a folder, in the order of their names.
  public init(folder: URL) throws(TerminologyError) {
    self = try Glossary(contentsOf: Glossary.files(in: folder))
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
    var rows: [GlossaryRow] = []
    for (number, table) in tables.enumerated() {
      if let fault = table.fault { throw fault }
      let read = table.concurrentMap(\.entry)
      if entries.isEmpty { entries = read } else { entries += read }
      places += table.lineNumbers.map { Place(file: table.file, line: $0) }
      rows += table.rowBytes.map { GlossaryRow(file: number, bytes: $0) }
    }
    self.init(entries: entries, places: places, ranks: [], rows: rows)
  }
}

extension GlossaryTable {
  /// What keeps the first faulty row from being an entry, or the file from being a glossary.
  fileprivate var fault: TerminologyError? {
    guard let most = columnCount else { return .wrongHeader(file: file) }
    return firstRow { cells, line in
      guard (GlossaryColumn.required.count...most).contains(cells.count) else {
        return .wrongColumnCount(file: file, line: line, found: cells.count, most: most)
      }
      let empty = [GlossaryColumn.concept, .arabic, .preferred].first(where: cells.isEmpty)
      return empty.map { .emptyCell(file: file, line: line, column: $0) }
    }
  }
}
