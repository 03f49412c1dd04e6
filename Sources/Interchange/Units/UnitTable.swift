public import Bitext
public import Foundation

/// Translation units as a table: UTF-8, one unit a line, cells parted by tabs.
///
/// A file that begins with our header line names its columns, and `\t`, `\n`, `\r` and `\\` in its
/// cells stand for what they do in programs. Any other file is source and target, in this order,
/// letter by letter as they stand; further cells are refused.
public enum UnitTable {
  /// A column by the name in the header line.
  enum Column: String, CaseIterable {
    case source, target
    case sourceLanguage = "source-language"
    case targetLanguage = "target-language"
    case identifier = "id"
    case created, changed, author
    case changedBy = "changed-by"
    case tool
    case toolVersion = "tool-version"
    case confidence
    case sourceArticle = "source-article"
    case targetArticle = "target-article"
    case outlet, previous, next
  }

  /// The header line with its line feed.
  public static let header = Column.allCases.map(\.rawValue).joined(separator: "\t") + "\n"

  // MARK: Writing

  /// The unit's line with its line feed. Inline codes, notes and foreign properties have no column:
  /// `loses` says whether the unit has any.
  public static func line(_ unit: TranslationUnit) -> String {
    Column.allCases.map { DelimitedText.escaped(cell($0, of: unit)) }.joined(separator: "\t") + "\n"
  }

  /// Whether a unit holds more than a table can.
  public static func loses(_ unit: TranslationUnit) -> Bool {
    func isPlain(_ variant: TranslationUnit.Variant) -> Bool {
      variant.content.codes.isEmpty && variant.attributes.isEmpty && variant.properties.isEmpty
        && variant.notes.isEmpty
    }
    return
      !(isPlain(unit.source) && isPlain(unit.target) && unit.attributes.isEmpty
      && unit.properties.isEmpty && unit.notes.isEmpty)
  }

  private static func cell(_ column: Column, of unit: TranslationUnit) -> String {
    let origin = unit.provenance
    return switch column {
    case .source: unit.source.text
    case .target: unit.target.text
    case .sourceLanguage: unit.source.language.tag
    case .targetLanguage: unit.target.language.tag
    case .identifier: unit.identifier ?? ""
    case .created: origin.created.map(TMXDate.text) ?? ""
    case .changed: origin.changed.map(TMXDate.text) ?? ""
    case .author: origin.author ?? ""
    case .changedBy: origin.changedBy ?? ""
    case .tool: origin.tool ?? ""
    case .toolVersion: origin.toolVersion ?? ""
    case .confidence: origin.confidence.map(\.description) ?? ""
    case .sourceArticle: origin.sourceArticle ?? ""
    case .targetArticle: origin.targetArticle ?? ""
    case .outlet: origin.outlet ?? ""
    case .previous: unit.context.previous ?? ""
    case .next: unit.context.next ?? ""
    }
  }

  // MARK: Reading

  /// The units of a file, in order.
  ///
  /// - Parameters: the languages of lines that name none.
  ///
  /// Throws: `InterchangeError.badLine` for a line that is no unit.
  public static func read(
    _ file: URL, from: Language, to: Language, _ body: (TranslationUnit) throws -> Void
  ) throws {
    try readLines(file, from: from, to: to) { unit, _ in try body(unit) }
  }

  /// The same with the line of each unit, counted from 1.
  public static func readLines(
    _ file: URL, from: Language, to: Language,
    _ body: (_ unit: TranslationUnit, _ line: Int) throws -> Void
  ) throws {
    let name = file.lastPathComponent
    let data = try FileContents.read(file, limit: ArticleReader.limit)
    let text = PlainText.unified(try DecodedText(data, file: name, encoding: nil).text)
    var columns: [Column]?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      if index == 0, let named = try header(cells, name) {
        columns = named
        continue
      }
      let place = (file: name, line: index + 1)
      try body(try unit(cells, columns, from, to, place), place.line)
    }
  }

  /// The columns that a header line names; nil if the line is none.
  private static func header(
    _ cells: [Substring], _ file: String
  ) throws(InterchangeError) -> [Column]? {
    guard cells.count >= 2, cells[0] == "source", cells[1] == "target" else { return nil }
    var columns: [Column] = []
    for cell in cells {
      guard let column = Column(rawValue: String(cell)) else {
        throw .badLine(
          file: file, line: 1,
          reason: "there is no column “\(cell)”; known are "
            + Column.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard !columns.contains(column) else {
        throw .badLine(
          file: file, line: 1, reason: "the column “\(cell)” stands there twice; leave it once")
      }
      columns.append(column)
    }
    return columns
  }

  private static func unit(
    _ cells: [Substring], _ columns: [Column]?, _ from: Language, _ to: Language,
    _ place: (file: String, line: Int)
  ) throws(InterchangeError) -> TranslationUnit {
    let wanted = columns?.count ?? 2
    guard cells.count == wanted else {
      let reason =
        place.line == 1 && cells.count == 1
        ? "this is neither TMX nor a table of units: a table has source and target in each line, "
          + "parted by one tab"
        : "there \(cells.count == 1 ? "is 1 cell" : "are \(cells.count) cells") where "
          + "\(wanted) belong; part source and target by one tab"
      throw .badLine(file: place.file, line: place.line, reason: reason)
    }
    var values: [Column: String] = [:]
    for (column, cell) in zip(columns ?? [.source, .target], cells) where !cell.isEmpty {
      values[column] = try columns == nil ? String(cell) : unescaped(cell, place)
    }
    return try unit(values, from, to, place)
  }

  private static func unit(
    _ values: [Column: String], _ from: Language, _ to: Language,
    _ place: (file: String, line: Int)
  ) throws(InterchangeError) -> TranslationUnit {
    func date(_ column: Column) throws(InterchangeError) -> Date? {
      guard let text = values[column] else { return nil }
      guard let date = TMXDate.date(text) else {
        throw .badLine(
          file: place.file, line: place.line,
          reason: "“\(text)” is no date; write it as 20170228T143000Z")
      }
      return date
    }
    let confidence = values[.confidence].flatMap(Double.init)
    if let text = values[.confidence], confidence.map((0...1).contains) != true {
      throw .badLine(
        file: place.file, line: place.line,
        reason: "“\(text)” is no confidence; write it as a number from 0 to 1, such as 0.85")
    }
    return TranslationUnit(
      source: .init(
        language: values[.sourceLanguage].map { Language($0) } ?? from,
        content: TaggedText(values[.source] ?? "")),
      target: .init(
        language: values[.targetLanguage].map { Language($0) } ?? to,
        content: TaggedText(values[.target] ?? "")),
      identifier: values[.identifier],
      context: .init(previous: values[.previous], next: values[.next]),
      provenance: Provenance(
        created: try date(.created), changed: try date(.changed), author: values[.author],
        changedBy: values[.changedBy], tool: values[.tool], toolVersion: values[.toolVersion],
        sourceArticle: values[.sourceArticle], targetArticle: values[.targetArticle],
        outlet: values[.outlet], confidence: confidence))
  }

  private static func unescaped(
    _ cell: Substring, _ place: (file: String, line: Int)
  ) throws(InterchangeError) -> String {
    guard cell.utf8.contains(UInt8(ascii: "\\")) else { return String(cell) }
    var out = ""
    var isEscape = false
    for scalar in cell.unicodeScalars {
      guard isEscape else {
        if scalar == "\\" { isEscape = true } else { out.unicodeScalars.append(scalar) }
        continue
      }
      isEscape = false
      switch scalar {
      case "\\": out += "\\"
      case "t": out += "\t"
      case "n": out += "\n"
      case "r": out += "\r"
      default:
        throw .badLine(
          file: place.file, line: place.line,
          reason: "“\\\(scalar)” means nothing; a backslash of the text is written twice")
      }
    }
    guard !isEscape else {
      throw .badLine(
        file: place.file, line: place.line,
        reason: "a cell ends with a single backslash; a backslash of the text is written twice")
    }
    return out
  }
}
