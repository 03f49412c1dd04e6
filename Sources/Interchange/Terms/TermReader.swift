internal import Bitext
public import Foundation

/// Reads glossaries of other programs: TBX, spreadsheets, tables, OmegaT's glossaries. The bytes decide
/// which it is, not the file's name.
public enum TermReader {
  /// The largest file of terms, in bytes.
  static let limit = 512_000_000

  /// Throws: `InterchangeError` for a file that cannot be read as a whole. A row or a concept that is
  /// no entry is one of the reading's faults.
  public static func read(
    _ file: URL, _ options: TermReading.Options = .init()
  ) throws -> TermReading {
    let name = file.lastPathComponent
    let data = try FileContents.read(file, limit: limit)
    guard !data.isEmpty else { throw InterchangeError.empty(file: name) }
    if data.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let sheet = try Workbook(data, file: name).rows(ofSheet: options.sheet)
      return try TermTable(sheet.rows, .xlsx, file: name, options).reading(
        sheet.notices, faults: sheet.faults)
    }
    if case .binary(let kind) = ContentKind(data) {
      throw InterchangeError.notTerms(file: name, kind: kind)
    }
    if isXML(data) { return try TBXReader(options).read(file) }
    return try readText(data, name, options)
  }

  /// Whether the first sign but for a byte order mark and blanks is `<`.
  private static func isXML(_ data: Data) -> Bool {
    let marks: Set<UInt8> = [0x00, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x20, 0x09, 0x0A, 0x0D]
    return data.prefix(4096).first { !marks.contains($0) } == UInt8(ascii: "<")
  }

  private static func readText(
    _ data: Data, _ name: String, _ options: TermReading.Options
  ) throws -> TermReading {
    let asked = try options.encoding.map { named in
      guard let known = TextEncoding(named: named) else {
        throw InterchangeError.unknownEncoding(file: name, named: named)
      }
      return known
    }
    let decoded = try DecodedText(data, file: name, encoding: asked)
    if let control = BinarySigns.firstControl(in: decoded.text) {
      throw InterchangeError.notTerms(
        file: name, kind: "binary data (it holds the control character \(control))")
    }
    var notices: [String] = []
    if decoded.wasGuessed {
      notices.append(
        "\(name): read as \(decoded.encoding.rawValue); say --encoding if the letters are wrong")
    }
    let rows = DelimitedRows(decoded.text, file: name)
    if rows.isOmegaT && options.columns.isEmpty && options.hasHeader == nil {
      return OmegaTGlossary.reading(rows.rows, file: name, options, notices)
    }
    let format: TermFormat = rows.delimiter == UInt8(ascii: "\t") ? .tsv : .csv
    return try TermTable(rows.rows, format, file: name, options)
      .reading(notices, faults: rows.faults)
  }
}
