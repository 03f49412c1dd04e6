/// A row of a table with the line it begins on.
struct TermRow: Hashable, Sendable {
  let line: Int
  let cells: [String]

  var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
}

/// The rows of a table in a text: cells parted by tabs as they stand, or by commas or semicolons and
/// quoted where they hold one (RFC 4180).
struct DelimitedRows {
  let delimiter: UInt8
  private(set) var rows: [TermRow] = []
  private(set) var faults: [InterchangeError] = []
  private let file: String

  /// Lines may end in LF, CR LF or CR; a byte order mark and empty rows are passed over.
  init(_ text: String, file: String) {
    self.file = file
    let bytes = Array((text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]).utf8)
    delimiter = Self.delimiter(of: bytes)
    if delimiter == UInt8(ascii: "\t") {
      cutLines(bytes)
    } else {
      cutQuoted(bytes)
    }
  }

  /// The sign that parts cells: of those in the first line that is no comment, outside quotation
  /// marks, the commonest; a tab before all others.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes[firstRow(of: bytes)...] {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D { break }
      counts[byte, default: 0] += 1
    }
    if counts[UInt8(ascii: "\t")] != nil { return UInt8(ascii: "\t") }
    let (comma, semicolon) = (UInt8(ascii: ","), UInt8(ascii: ";"))
    return counts[semicolon, default: 0] > counts[comma, default: 0] ? semicolon : comma
  }

  /// Where the first line begins that does not start with a number sign, as comments do.
  private static func firstRow(of bytes: [UInt8]) -> Int {
    var start = 0
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      start = bytes[end...].firstIndex { $0 != 0x0A && $0 != 0x0D } ?? bytes.count
    }
    return start
  }

  fileprivate static let quote = UInt8(ascii: "\"")

  /// Whether it is a list of pairs as OmegaT keeps them: no header, two or three cells a line.
  var isOmegaT: Bool {
    guard delimiter == UInt8(ascii: "\t"), let first = rows.first else { return false }
    return first.cells[0].hasPrefix("# Glossary in tab-separated format")
      || !TermTable.isHeader(first.cells, []) && rows.allSatisfy { $0.cells.count <= 3 }
  }

  private mutating func add(_ cells: [String], line: Int) {
    let row = TermRow(line: line, cells: cells)
    if !row.isEmpty { rows.append(row) }
  }

  // MARK: Tabs

  private mutating func cutLines(_ bytes: [UInt8]) {
    var start = 0
    var line = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      let cells = bytes[start..<end].split(separator: delimiter, omittingEmptySubsequences: false)
      add(cells.map(Self.unquoted), line: line)
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
      line += 1
    }
  }

  private static func unquoted(_ cell: ArraySlice<UInt8>) -> String {
    String(decoding: cell, as: UTF8.self)
  }

  // MARK: Commas

  private mutating func cutQuoted(_ bytes: [UInt8]) {
    var place = 0
    var line = 1
    while place < bytes.count {
      var record = Record(place: place, line: line)
      if record.read(bytes, delimiter) {
        add(record.cells, line: line)
        (place, line) = (record.place, record.line)
        continue
      }
      faults.append(
        .badLine(
          file: file, line: line,
          reason: "a quotation mark opens here and never closes; close it, or double it if it "
            + "belongs to the text"))
      // What follows on the next line is read as if this one were not there.
      let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count - 1
      place = end + 1
      line += 1
    }
  }

  /// One record on its way from the bytes.
  private struct Record {
    var place: Int
    var line: Int
    private(set) var cells: [String] = []

    init(place: Int, line: Int) {
      self.place = place
      self.line = line
    }

    /// Reads up to the end of the record and behind it; false if a quotation mark never closes.
    mutating func read(_ bytes: [UInt8], _ delimiter: UInt8) -> Bool {
      var cell: [UInt8] = []
      while true {
        if cell.isEmpty, place < bytes.count, bytes[place] == DelimitedRows.quote {
          guard readQuoted(bytes, &cell), isAtEnd(bytes, delimiter) else { return false }
        }
        guard place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D else { break }
        if bytes[place] == delimiter {
          cells.append(String(decoding: cell, as: UTF8.self))
          cell = []
        } else {
          cell.append(bytes[place])
        }
        place += 1
      }
      cells.append(String(decoding: cell, as: UTF8.self))
      // Behind CR LF, LF or CR.
      if place + 1 < bytes.count, bytes[place] == 0x0D, bytes[place + 1] == 0x0A { place += 1 }
      place += 1
      line += 1
      return true
    }

    /// Whether a cell may end here; a quotation mark before anything else was another's.
    private func isAtEnd(_ bytes: [UInt8], _ delimiter: UInt8) -> Bool {
      place >= bytes.count || [delimiter, 0x0A, 0x0D].contains(bytes[place])
    }

    private mutating func readQuoted(_ bytes: [UInt8], _ cell: inout [UInt8]) -> Bool {
      place += 1
      while place < bytes.count {
        let byte = bytes[place]
        if byte == DelimitedRows.quote {
          guard place + 1 < bytes.count, bytes[place + 1] == DelimitedRows.quote else {
            place += 1
            return true
          }
          place += 1
        } else if byte == 0x0A {
          line += 1
        }
        cell.append(byte)
        place += 1
      }
      return false
    }
  }
}
