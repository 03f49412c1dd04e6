import Bitext

/// The rows of a table as term entries: which column holds what, and each row by itself.
struct TermTable {
  private let format: TermFormat
  private let file: String
  private let options: TermReading.Options
  private let rows: ArraySlice<TermRow>
  private let hasHeader: Bool
  private let columns: [TermReading.Column]
  /// The languages that the headers name.
  private let languages: (Language, Language)
  /// Why no row can become an entry; nil if rows can.
  private let fault: InterchangeError?
  /// How many rows are shown.
  private static let shown = 8

  /// Throws: `badLine` if no column holds the terms or the renderings, or `--map` names one that is
  /// not there.
  init(
    _ rows: [TermRow], _ format: TermFormat, file: String, _ options: TermReading.Options
  ) throws(InterchangeError) {
    guard let first = rows.first else { throw .empty(file: file) }
    (self.format, self.file, self.options) = (format, file, options)
    hasHeader = options.hasHeader ?? Self.isHeader(first.cells, options.columns.map(\.column))
    self.rows = hasHeader ? rows.dropFirst() : rows[...]
    let width = rows.map(\.cells.count).max() ?? 0
    let names = (0..<(hasHeader ? first.cells.count : width)).map { [hasHeader] place in
      let name = hasHeader ? first.cells[place].trimmingBlanks : ""
      return name.isEmpty ? "column \(place + 1)" : name
    }
    var fields =
      hasHeader
      ? names.map { TermColumnNames.column(for: $0, in: names) }
        .map { $0.map { .known($0) } ?? .note }
      : Self.guessed(self.rows, width)
    try Self.map(options.columns, names, &fields, file)
    columns = names.enumerated().map { [rows = self.rows] place, name in
      let cells = rows.lazy.compactMap { place < $0.cells.count ? $0.cells[place] : nil }
      return TermReading.Column(
        name: name, field: fields[place], sample: cells.first { !$0.isEmpty } ?? "")
    }
    let tags = names.compactMap(TermColumnNames.language)
    languages = (
      tags.first { $0.isArabic } ?? options.from, tags.first { $0.primary == "en" } ?? options.to
    )
    let needed = [TermColumn.arabic, .preferred].first { !fields.contains(.known($0)) }
    fault = needed.map { needed in
      .badLine(
        file: file, line: first.line,
        reason: "no column is known to hold “\(needed.name)”; say which one does (--map COLUMN="
          + "\(needed.name) in a terminal); the columns are " + names.joined(separator: ", "))
    }
    if let fault, !options.isLook { throw fault }
  }

  /// Whether a row names columns: two of its cells are known, or one that the translator names.
  static func isHeader(_ cells: [String], _ named: [String]) -> Bool {
    let names = cells.map(\.trimmingBlanks)
    let lower = Set(names.map { $0.lowercased() })
    if named.contains(where: { lower.contains($0.lowercased()) }) { return true }
    let known = Set(names.compactMap { TermColumnNames.column(for: $0, in: names) })
    return known.count >= 2
  }

  // MARK: Columns

  /// Without a header, the column of Arabic letters holds the terms, the first other one the
  /// renderings, and the next a note.
  private static func guessed(
    _ rows: ArraySlice<TermRow>, _ width: Int
  ) -> [TermReading.Column.Field] {
    let counts = (0..<width).map { place in
      rows.prefix(200).count { place < $0.cells.count && $0.cells[place].hasArabic }
    }
    var fields = [TermReading.Column.Field](repeating: .note, count: width)
    guard let most = counts.max(), most > 0, let arabic = counts.firstIndex(of: most) else {
      return fields
    }
    fields[arabic] = .known(.arabic)
    let others = (0..<width).filter { $0 != arabic }
    for (place, column) in zip(others, [TermColumn.preferred, .note]) {
      fields[place] = .known(column)
    }
    return fields
  }

  private static func map(
    _ wishes: [(column: String, field: String)], _ names: [String],
    _ fields: inout [TermReading.Column.Field], _ file: String
  ) throws(InterchangeError) {
    for (column, field) in wishes {
      guard let place = place(of: column, names) else {
        throw .badLine(
          file: file, line: 1,
          reason: "there is no column “\(column)”; the columns are "
            + names.joined(separator: ", "))
      }
      if field == "-" {
        fields[place] = .none
      } else if field.isEmpty {
        fields[place] = .note
      } else if let known = TermColumn(named: field) {
        // A guess gives way to what the translator says.
        for other in fields.indices where fields[other] == .known(known) {
          let isWished = wishes.contains { self.place(of: $0.column, names) == other }
          if !isWished { fields[other] = .note }
        }
        fields[place] = .known(known)
      } else {
        throw .badLine(
          file: file, line: 1,
          reason: "“\(field)” is no field; known are "
            + TermColumn.allCases.map(\.name).joined(separator: ", ") + ", and - to leave one out")
      }
    }
  }

  /// A column by its header, its number from 1, or its letter in a spreadsheet.
  private static func place(of column: String, _ names: [String]) -> Int? {
    let wanted = column.lowercased()
    if let named = names.firstIndex(where: { $0.lowercased() == wanted }) { return named }
    let number = Int(column) ?? CellPlace.column(column).map { $0 + 1 }
    return number.flatMap { (1...names.count).contains($0) ? $0 - 1 : nil }
  }

  // MARK: Rows

  func reading(_ notices: [String], faults: [InterchangeError] = []) -> TermReading {
    var reading = TermReading(format)
    reading.columns = columns
    reading.notices = notices
    reading.hasHeader = hasHeader
    reading.rows = rows.prefix(Self.shown).map {
      TermReading.Row(line: $0.line, cells: $0.cells)
    }
    reading.faults = faults
    if let fault {
      reading.faults = [fault]
      return reading
    }
    var identifiers = TermIdentifiers(prefix: options.prefix)
    for row in rows {
      do throws(InterchangeError) {
        let entry = try entry(row)
        reading.take(entry, line: row.line, file: file, identifiers: &identifiers)
      } catch {
        reading.faults.append(error)
      }
    }
    reading.faults.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return reading
  }

  private func entry(_ row: TermRow) throws(InterchangeError) -> TermEntry {
    if row.cells.dropFirst(columns.count).contains(where: { !$0.isEmpty }) {
      throw .badLine(
        file: file, line: row.line,
        reason: "there are \(row.cells.count) cells where \(columns.count) belong")
    }
    var values: [TermColumn: [String]] = [:]
    var notes: [String] = []
    for (column, cell) in zip(columns, row.cells) where !cell.trimmingBlanks.isEmpty {
      switch column.field {
      case .known(let known): values[known, default: []].append(cell.trimmingBlanks)
      case .note: notes.append("\(column.name): \(cell.trimmingBlanks)")
      case .none: break
      }
    }
    return try entry(values, notes, row.line)
  }

  private func entry(
    _ values: [TermColumn: [String]], _ notes: [String], _ line: Int
  ) throws(InterchangeError) -> TermEntry {
    var cells = TermCells()
    var notes = notes
    for (column, parts) in values {
      cells[column] = parts.joined(separator: column == .note ? "; " : TermColumn.itemSeparator)
    }
    for column in [TermColumn.status, .created, .changed, .languages]
    where !Self.isUnderstood(cells[column], column) {
      notes.append("\(column.name): \(cells[column])")
      cells[column] = ""
    }
    if cells[.languages].isEmpty && languages != (.arabic, .english) {
      cells[.languages] = "\(languages.0.tag) \(languages.1.tag)"
    }
    cells[.note] = ([cells[.note]] + notes).filter { !$0.isEmpty }.joined(separator: "; ")
    for column in [TermColumn.arabic, .preferred] where TermCells.items(cells[column]).isEmpty {
      throw .badLine(
        file: file, line: line,
        reason: "“\(column.name)” is empty; every concept needs a term and a preferred rendering")
    }
    return cells.entry
  }

  private static func isUnderstood(_ cell: String, _ column: TermColumn) -> Bool {
    switch column {
    case .status: cell.isEmpty || TermEntry.Status(rawValue: cell) != nil
    case .created, .changed: cell.isEmpty || TermDate.isDate(cell)
    case .languages: cell.isEmpty || cell.split(separator: " ").count == 2
    default: true
    }
  }
}

extension String {
  /// Whether it has an Arabic letter (Unicode blocks Arabic and Arabic Supplement).
  var hasArabic: Bool { unicodeScalars.contains { (0x0620...0x077F).contains($0.value) } }
}

extension InterchangeError {
  /// The line that is meant, if one is.
  public var line: Int? {
    switch self {
    case .badLine(_, let line, _), .brokenXML(_, let line, _), .entity(_, let line, _): line
    default: nil
    }
  }
}
