internal import Bitext
internal import Foundation

/// The name and the bytes of a glossary file.
struct GlossaryBytes: Sendable {
  let file: String
  let bytes: Data

  init(contentsOf url: URL) throws(TerminologyError) {
    file = url.lastPathComponent
    do {
      bytes = try Data(contentsOf: url)
    } catch {
      throw .unreadable(file: file, cause: error.localizedDescription)
    }
  }
}

/// A glossary file as it stands: its rows and their cells, not yet understood.
///
/// Cells are places in the bytes of the whole file, all in one array: a file of a hundred thousand
/// rows is cut without an allocation for each.
struct GlossaryTable: Sendable {
  let file: String
  /// How many columns the header names; nil if it is no header of ours.
  let columnCount: Int?
  private let bytes: [UInt8]
  private let cells: [Range<Int32>]
  private let lines: [Line]

  /// A line of the file, counted from 1, and which of all cells are its own.
  fileprivate struct Line: Sendable {
    let number: Int
    let cells: Range<Int>
  }

  var hasHeader: Bool { columnCount != nil }

  var rowCount: Int { lines.count }

  /// The rows behind the header; made anew at every call.
  var rows: [Row] { lines.map { Row($0, bytes, cells) } }

  /// The numbers of the rows' lines.
  var lineNumbers: some Collection<Int> { lines.lazy.map(\.number) }

  /// The bytes of each row.
  var rowBytes: [Range<Int>] {
    lines.map { line in
      let (first, last) = (cells[line.cells.lowerBound], cells[line.cells.upperBound - 1])
      return Int(first.lowerBound)..<Int(last.upperBound)
    }
  }

  /// What `body` makes of each row, on all cores.
  func concurrentMap<Element: Sendable>(
    _ body: @Sendable (GlossaryCells) -> Element
  ) -> [Element] {
    withPointers { bytes, cells, lines in
      // Nothing is written, and all outlive the work. Arrays would be retained and released for
      // every row, by all cores at the same counter.
      nonisolated(unsafe) let (bytes, cells, lines) = (bytes, cells, lines)
      return (0..<lines.count).concurrentMap { number in
        body(GlossaryCells(bytes: bytes, ranges: cells[lines[number].cells]))
      }
    }
  }

  /// The first answer that `body` has for a row and the number of its line.
  func firstRow<Answer>(_ body: (GlossaryCells, Int) -> Answer?) -> Answer? {
    withPointers { bytes, cells, lines in
      for line in lines {
        let row = GlossaryCells(bytes: bytes, ranges: cells[line.cells])
        if let answer = body(row, line.number) { return answer }
      }
      return nil
    }
  }

  private func withPointers<Answer>(
    _ body: (
      UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Range<Int32>>, UnsafeBufferPointer<Line>
    ) -> Answer
  ) -> Answer {
    bytes.withUnsafeBufferPointer { bytes in
      cells.withUnsafeBufferPointer { cells in
        lines.withUnsafeBufferPointer { body(bytes, cells, $0) }
      }
    }
  }

  /// One line of the file, counted from 1. Its cells become strings when they are asked for.
  struct Row: Sendable {
    let line: Int
    private let bytes: [UInt8]
    private let ranges: ArraySlice<Range<Int32>>

    fileprivate init(_ line: Line, _ bytes: [UInt8], _ cells: [Range<Int32>]) {
      (self.line, self.bytes, ranges) = (line.number, bytes, cells[line.cells])
    }

    init(line: Int, cells: [String]) {
      let table = GlossaryTable(cells.joined(separator: "\t"), file: "")
      let cells = table.lines.first?.cells ?? 0..<0
      self.init(Line(number: line, cells: cells), table.bytes, table.cells)
    }

    var cellCount: Int { ranges.count }

    var cells: [String] { read(\.texts) }

    /// The cell of a column; empty where the row is too short.
    subscript(column: GlossaryColumn) -> String { read { $0[column] } }

    /// The items of a cell, as `TermCells` has them.
    func items(_ column: GlossaryColumn) -> [String] { read { $0.items(column) } }

    private func read<Answer>(_ body: (GlossaryCells) -> Answer) -> Answer {
      bytes.withUnsafeBufferPointer { bytes in
        ranges.withUnsafeBufferPointer { body(GlossaryCells(bytes: bytes, ranges: $0[...])) }
      }
    }
  }

  /// Cuts a text into rows and cells. Empty lines and a byte order mark are passed over; lines may
  /// end in CR LF.
  init(_ text: String, file: String) {
    self.init(Array(text.utf8), file: file)
  }

  /// Throws: `TerminologyError` if the bytes are no text.
  init(_ content: GlossaryBytes) throws(TerminologyError) {
    let bytes = [UInt8](content.bytes)
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .unreadable(file: content.file, cause: "it is no UTF-8")
    }
    self.init(bytes, file: content.file)
  }

  private init(_ bytes: [UInt8], file: String) {
    self.file = file
    let (cells, lines) = Self.cut(bytes)
    columnCount = lines.first.flatMap { Self.columnCount(ofHeader: Row($0, bytes, cells)) }
    (self.bytes, self.cells) = (bytes, cells)
    self.lines = columnCount != nil ? Array(lines.dropFirst()) : lines
  }

  /// A header names the required columns, and in order as many of the others as its file has.
  private static func columnCount(ofHeader row: Row) -> Int? {
    let names = GlossaryColumn.allCases.prefix(row.cellCount).map(\.name)
    return row.cellCount >= GlossaryColumn.required.count && row.cells == names
      ? row.cellCount : nil
  }

  /// Reads a file.
  init(contentsOf url: URL) throws(TerminologyError) {
    try self.init(GlossaryBytes(contentsOf: url))
  }

  private static func cut(_ bytes: [UInt8]) -> (cells: [Range<Int32>], lines: [Line]) {
    var cells: [Range<Int32>] = []
    var lines: [Line] = []
    lines.reserveCapacity(bytes.count / usualRowLength)
    cells.reserveCapacity(bytes.count / usualRowLength * GlossaryColumn.required.count)
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 1
    bytes.withUnsafeBufferPointer { bytes in
      while start < bytes.count {
        let next = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        let hasReturn = next > start && bytes[next - 1] == 0x0D
        let end = hasReturn ? next - 1 : next
        if end > start {
          let first = cells.count
          for at in start..<end where bytes[at] == 0x09 {
            cells.append(Int32(start)..<Int32(at))
            start = at + 1
          }
          cells.append(Int32(start)..<Int32(end))
          lines.append(Line(number: number, cells: first..<cells.count))
        }
        start = next + 1
        number += 1
      }
    }
    return (cells, lines)
  }

  /// Bytes of a row that has a variant, a second rendering and a source.
  private static let usualRowLength = 100
}
