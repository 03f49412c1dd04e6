import Bitext
import Foundation

/// A workbook of Excel, LibreOffice or Google (ECMA-376 part 1, SpreadsheetML), as rows of text.
///
/// Shared and inline strings, rich ones without their dress; numbers as they stand; dates by the
/// format of their cell; of formulas the result that was stored with them.
struct Workbook {
  private let data: Data
  private let file: String
  private let sheets: [(name: String, path: String)]
  private let strings: [String]
  /// Whether a cell of each format is a date.
  private let dateFormats: [Bool]
  private let from1904: Bool

  private static let book = "xl/workbook.xml"
  private static let relations = "xl/_rels/workbook.xml.rels"
  private static let stringTable = "xl/sharedStrings.xml"
  private static let styles = "xl/styles.xml"

  /// Throws: `InterchangeError` for a container that is no workbook, or a hostile one.
  init(_ data: Data, file: String) throws {
    self.data = data
    self.file = file
    let parts = try ZipContainer.entries(
      [Self.book, Self.relations, Self.stringTable, Self.styles], of: data, file: file)
    guard let book = parts[Self.book] else {
      throw InterchangeError.brokenArchive(
        file: file, reason: "there is no \(Self.book) in it, so it is no XLSX")
    }
    let targets = try Self.targets(parts[Self.relations], file)
    var sheets: [(String, String)] = []
    var from1904 = false
    try Self.read(book, "\(file)/\(Self.book)", ["sheet", "workbookPr"]) { element in
      if element.localName == "workbookPr" {
        from1904 = ["1", "true"].contains(element[attribute: "date1904"] ?? "")
      } else if let name = element[attribute: "name"],
        let id = element.attributes.first(where: { $0.name.hasSuffix(":id") })?.value,
        let path = targets[id]
      {
        sheets.append((name, path))
      }
    }
    self.sheets = sheets
    self.from1904 = from1904
    strings = try Self.strings(parts[Self.stringTable], file)
    dateFormats = try Self.dateFormats(parts[Self.styles], file)
  }

  /// The rows of a sheet by its name, or of the first.
  func rows(
    ofSheet name: String?
  ) throws -> (rows: [TermRow], faults: [InterchangeError], notices: [String]) {
    guard let sheet = name == nil ? sheets.first : sheets.first(where: { $0.name == name }) else {
      throw InterchangeError.badLine(
        file: file, line: 1,
        reason: "there is no sheet “\(name ?? "")”; the sheets are "
          + sheets.map(\.name).joined(separator: ", "))
    }
    guard let part = try ZipContainer.entries([sheet.path], of: data, file: file)[sheet.path]
    else {
      throw InterchangeError.brokenArchive(file: file, reason: "there is no \(sheet.path) in it")
    }
    var rows: [TermRow] = []
    var faults: [InterchangeError] = []
    var last = 0
    try Self.read(part, "\(file)/\(sheet.path)", ["row"]) { element in
      last = element[attribute: "r"].flatMap { Int($0) } ?? last + 1
      do throws(InterchangeError) {
        let row = try row(element, last)
        if !row.isEmpty { rows.append(row) }
      } catch {
        faults.append(error)
      }
    }
    let others = sheets.map(\.name).filter { $0 != sheet.name }
    let left =
      others.isEmpty || name != nil
      ? []
      : [
        "\(file): the sheet “\(sheet.name)” was read; left were \(others.joined(separator: ", ")), "
          + "which --sheet reads"
      ]
    return (rows, faults, left)
  }

  private func row(_ element: XMLElement, _ line: Int) throws(InterchangeError) -> TermRow {
    var cells: [String] = []
    for cell in element.elements where cell.localName == "c" {
      let place = cell[attribute: "r"].flatMap(CellPlace.column) ?? cells.count
      guard place >= cells.count, place < 16_384 else { continue }
      cells += Array(repeating: "", count: place - cells.count)
      cells.append(try text(of: cell, line))
    }
    return TermRow(line: line, cells: cells)
  }

  // MARK: Cells

  private func text(of cell: XMLElement, _ line: Int) throws(InterchangeError) -> String {
    let value = cell.elements.first { $0.localName == "v" }?.text
    switch cell[attribute: "t"] ?? "n" {
    case "s":
      guard let value, let number = Int(value.trimmingBlanks), strings.indices.contains(number)
      else { throw broken(cell, line, "names a text that the workbook has not") }
      return strings[number]
    case "inlineStr":
      return cell.elements.first { $0.localName == "is" }.map(Self.richText) ?? ""
    case "str": return XStrings.decoded(value ?? "")
    case "b": return value == "1" ? "true" : "false"
    case "e": throw broken(cell, line, "holds the error \(value ?? "")")
    case "d": return value ?? ""
    default:
      guard let value else {
        if cell.elements.contains(where: { $0.localName == "f" }) {
          throw broken(cell, line, "holds a formula without its result")
        }
        return ""
      }
      return number(value.trimmingBlanks, of: cell)
    }
  }

  private func number(_ value: String, of cell: XMLElement) -> String {
    let style = cell[attribute: "s"].flatMap { Int($0) } ?? 0
    guard style < dateFormats.count, dateFormats[style], let number = Double(value) else {
      return value
    }
    return DayNumber.date(number, from1904: from1904) ?? value
  }

  private func broken(_ cell: XMLElement, _ line: Int, _ reason: String) -> InterchangeError {
    .badLine(
      file: file, line: line,
      reason: "the cell \(cell[attribute: "r"] ?? "") \(reason); mend it and save the workbook")
  }

  // MARK: Parts

  private static func targets(_ part: Data?, _ file: String) throws -> [String: String] {
    guard let part else { return [:] }
    var targets: [String: String] = [:]
    try read(part, "\(file)/\(relations)", ["Relationship"]) { element in
      guard let id = element[attribute: "Id"], let target = element[attribute: "Target"] else {
        return
      }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
    }
    return targets
  }

  private static func strings(_ part: Data?, _ file: String) throws -> [String] {
    guard let part else { return [] }
    var strings: [String] = []
    try read(part, "\(file)/\(stringTable)", ["si"]) { strings.append(richText($0)) }
    return strings
  }

  /// The text of runs, without the readings that Japanese writes above the line.
  private static func richText(_ element: XMLElement) -> String {
    XStrings.decoded(
      element.elements.map { child in
        switch child.localName {
        case "t": child.text
        case "r": child.elements.filter { $0.localName == "t" }.map(\.text).joined()
        default: ""
        }
      }.joined())
  }

  private static func dateFormats(_ part: Data?, _ file: String) throws -> [Bool] {
    guard let part else { return [] }
    var own: [Int: String] = [:]
    var formats: [Int] = []
    try read(part, "\(file)/\(styles)", ["numFmt", "cellXfs"]) { element in
      if element.localName == "numFmt" {
        guard let id = element[attribute: "numFmtId"].flatMap({ Int($0) }) else { return }
        own[id] = element[attribute: "formatCode"]
      } else {
        formats = element.elements.filter { $0.localName == "xf" }.map { xf in
          xf[attribute: "numFmtId"].flatMap { Int($0) } ?? 0
        }
      }
    }
    return formats.map { id in own[id].map(isDate) ?? isBuiltInDate(id) }
  }

  /// ECMA-376 part 1, 18.8.30.
  private static func isBuiltInDate(_ id: Int) -> Bool {
    (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
      || (50...58).contains(id)
  }

  /// Whether a format shows years, months, days or hours; letters in quotation marks, brackets or
  /// behind a backslash are text.
  private static func isDate(_ code: String) -> Bool {
    let bare = code.replacing(/"[^"]*"|\[[^\]]*\]|\\./, with: "").lowercased()
    return bare.contains { "ymdh".contains($0) }
  }

  /// Reads elements by their names without prefix.
  private static func read(
    _ part: Data, _ name: String, _ wanted: Set<String>, _ body: (XMLElement) throws -> Void
  ) throws {
    try LibXML.read(part, name: name, wanted: wanted.union(wanted.map { "x:\($0)" }), body)
  }
}

extension XMLElement {
  /// The name without its prefix.
  var localName: String {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) }
      ?? name
  }
}

/// Texts of SpreadsheetML, in which `_x000D_` stands for a carriage return (ECMA-376 part 1,
/// 22.9.2.19).
enum XStrings {
  static func decoded(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        ?? String(match.0)
    }
  }

  static func encoded(_ text: String) -> String {
    text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_").replacing("\r", with: "_x000D_")
  }
}
