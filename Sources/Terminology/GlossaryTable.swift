internal import Bitext
internal import Foundation

/// A glossary file as it stands: its rows and their cells, not yet understood.
struct GlossaryTable: Sendable {
  let file: String
  /// How many columns the header names; nil if it is no header of ours.
  let columnCount: Int?
  let rows: [Row]

  var hasHeader: Bool { columnCount != nil }

  /// One line of the file, counted from 1. Its cells are places in the bytes of the whole file, and
  /// become strings when they are asked for.
  struct Row: Sendable {
    let line: Int
    private let bytes: [UInt8]
    private let ranges: [Range<Int32>]

    fileprivate init(line: Int, bytes: [UInt8], ranges: [Range<Int32>]) {
      self.line = line
      self.bytes = bytes
      self.ranges = ranges
    }

    init(line: Int, cells: [String]) {
      let row = GlossaryTable(cells.joined(separator: "\t"), file: "").rows.first
      self.init(line: line, bytes: row?.bytes ?? [], ranges: row?.ranges ?? [])
    }

    var cellCount: Int { ranges.count }

    var cells: [String] { ranges.map { String(decoding: letters($0), as: UTF8.self) } }

    private func letters(_ range: Range<Int32>) -> ArraySlice<UInt8> {
      bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// The bytes of a column's cell; none where the row is too short.
    func utf8(_ column: GlossaryColumn) -> ArraySlice<UInt8> {
      column.rawValue < ranges.count ? letters(ranges[column.rawValue]) : []
    }

    /// The cell of a column; empty where the row is too short.
    subscript(column: GlossaryColumn) -> String { String(decoding: utf8(column), as: UTF8.self) }

    /// The items of a cell, as `TermCells` has them.
    func items(_ column: GlossaryColumn) -> [String] {
      let cell = utf8(column)
      if cell.isEmpty { return [] }
      guard cell.contains(UInt8(ascii: "|")) else { return [Row.trimmed(cell)] }
      return cell.split(separator: UInt8(ascii: "|")).map(Row.trimmed).filter { !$0.isEmpty }
    }

    private static func trimmed(_ cell: ArraySlice<UInt8>) -> String {
      var cell = cell
      while cell.first == 0x20 { cell.removeFirst() }
      while cell.last == 0x20 { cell.removeLast() }
      return String(decoding: cell, as: UTF8.self)
    }

    /// What `TermCells` makes of the cells, without making strings of them first.
    var entry: TermEntry {
      guard cellCount <= GlossaryColumn.required.count else { return TermCells(texts: cells).entry }
      var renderings: [Rendering] = []
      for standing in Rendering.Standing.allCases {
        for item in items(standing.column) {
          renderings.append(Rendering(item: item, standing: standing))
        }
      }
      return TermEntry(
        concept: self[.concept], terms: items(.arabic) + items(.variants),
        renderings: renderings, domain: self[.domain], partOfSpeech: self[.partOfSpeech],
        note: self[.note], source: self[.source])
    }
  }

  /// Cuts a text into rows and cells. Empty lines and a byte order mark are passed over; lines may
  /// end in CR LF.
  init(_ text: String, file: String) {
    self.init(Array(text.utf8), file: file)
  }

  private init(_ bytes: [UInt8], file: String) {
    self.file = file
    var rows: [Row] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    while start < bytes.count {
      var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let next = end + 1
      if end > start && bytes[end - 1] == 0x0D { end -= 1 }
      if end > start {
        rows.append(Row(line: line, bytes: bytes, ranges: Self.cells(bytes, start, end)))
      }
      start = next
      line += 1
    }
    columnCount = rows.first.flatMap(Self.columnCount)
    self.rows = columnCount != nil ? Array(rows.dropFirst()) : rows
  }

  /// A header names the required columns, and in order as many of the others as its file has.
  private static func columnCount(ofHeader row: Row) -> Int? {
    let names = GlossaryColumn.allCases.prefix(row.cellCount).map(\.name)
    return row.cellCount >= GlossaryColumn.required.count && row.cells == names
      ? row.cellCount : nil
  }

  /// Reads a file.
  init(contentsOf url: URL) throws(TerminologyError) {
    let name = url.lastPathComponent
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      throw .unreadable(file: name, cause: error.localizedDescription)
    }
    let bytes = [UInt8](data)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .unreadable(file: name, cause: "it is no UTF-8")
    }
    self.init(bytes, file: name)
  }

  private static func cells(_ bytes: [UInt8], _ start: Int, _ end: Int) -> [Range<Int32>] {
    var cells: [Range<Int32>] = []
    cells.reserveCapacity(GlossaryColumn.required.count)
    var start = start
    while let tab = bytes[start..<end].firstIndex(of: 0x09) {
      cells.append(Int32(start)..<Int32(tab))
      start = tab + 1
    }
    cells.append(Int32(start)..<Int32(end))
    return cells
  }
}
