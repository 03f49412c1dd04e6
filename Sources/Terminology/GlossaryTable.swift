internal import Foundation

/// A glossary file as it stands: its rows and their cells, not yet understood.
struct GlossaryTable: Sendable {
  let file: String
  let hasHeader: Bool
  let rows: [Row]

  /// One line of the file, counted from 1.
  struct Row: Sendable {
    let line: Int
    let cells: [String]

    /// The cell of a column; empty where the row is too short.
    subscript(column: GlossaryColumn) -> String {
      column.rawValue < cells.count ? cells[column.rawValue] : ""
    }

    /// The items of a cell, without blanks around them.
    func items(_ column: GlossaryColumn) -> [String] { GlossaryTable.items(self[column]) }
  }

  /// Cuts a text into rows and cells. Empty lines and a byte order mark are passed over; lines may
  /// end in CR LF.
  init(_ text: String, file: String) {
    self.file = file
    var text = text
    var rows: [Row] = []
    text.withUTF8 { bytes in
      var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var line = 1
      while start < bytes.count {
        var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let next = end + 1
        if end > start && bytes[end - 1] == 0x0D { end -= 1 }
        if end > start { rows.append(Row(line: line, cells: Self.cells(bytes[start..<end]))) }
        start = next
        line += 1
      }
    }
    hasHeader = rows.first?.cells == GlossaryColumn.allCases.map(\.name)
    self.rows = hasHeader ? Array(rows.dropFirst()) : rows
  }

  /// Reads a file.
  init(contentsOf url: URL) throws(TerminologyError) {
    let name = url.lastPathComponent
    let text: String
    do {
      text = try String(contentsOf: url, encoding: .utf8)
    } catch {
      throw .unreadable(file: name, cause: error.localizedDescription)
    }
    self.init(text, file: name)
  }

  private static func cells(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [String] {
    var cells: [String] = []
    cells.reserveCapacity(GlossaryColumn.allCases.count)
    var start = line.startIndex
    while let tab = line[start...].firstIndex(of: 0x09) {
      cells.append(String(decoding: line[start..<tab], as: UTF8.self))
      start = tab + 1
    }
    cells.append(String(decoding: line[start...], as: UTF8.self))
    return cells
  }

  static func items(_ cell: String) -> [String] {
    if cell.isEmpty { return [] }
    guard cell.utf8.contains(UInt8(ascii: "|")) else { return [trimmed(cell[...])] }
    return cell.split(separator: "|").map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.utf8.first == 0x20 { text.removeFirst() }
    while text.utf8.last == 0x20 { text.removeLast() }
    return String(text)
  }
}
