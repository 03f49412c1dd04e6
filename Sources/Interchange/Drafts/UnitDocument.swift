public import Bitext
public import Foundation

/// Translation units in a Word document: the rows of a table, number, source and target, as a draft is
/// written, or source and target alone.
///
/// What a translator typed counts as the document shows it: insertions under review are in, deletions are
/// out, comments are none of the text. Paragraphs of a cell are lines of the unit.
public enum UnitDocument {
  private static let body = "word/document.xml"

  /// Hands the units over in order, each with its number as identifier, and says what could not become
  /// one.
  ///
  /// Throws: `InterchangeError`, `.noUnits` for a document without such a table.
  public static func read(
    _ file: URL, from: Language, to: Language, _ body: (TranslationUnit) throws -> Void
  ) throws -> [String] {
    let name = file.lastPathComponent
    let parts = try parts(of: file)
    let draft = try draft(among: parts, name)
    guard let main = parts[Self.body] else {
      throw InterchangeError.notUnits(file: name, kind: kind)
    }
    var units = 0
    var strange = 0
    try LibXML.read(main, name: "\(name)/\(Self.body)", wanted: ["w:tr"]) { row in
      guard let row = Row(row) else { return }
      guard let source = row.source else {
        strange += 1
        return
      }
      units += 1
      try body(unit(row.number, source, row.target, draft, from, to))
    }
    guard units > 0 else {
      throw InterchangeError.noUnits(file: name, from: from.tag, to: to.tag, found: [])
    }
    return strange == 0
      ? []
      : [
        "\(name): \(strange) row\(strange == 1 ? "" : "s") of tables with other cells than number, source "
          + "and target \(strange == 1 ? "was" : "were") left"
      ]
  }

  private static func unit(
    _ number: Int?, _ source: String, _ target: String, _ draft: DraftPart?, _ from: Language,
    _ to: Language
  ) -> TranslationUnit {
    let isAsBegun = number.flatMap { draft?.fillings[$0] } == target
    return TranslationUnit(
      source: .init(language: from, content: TaggedText(source)),
      target: .init(language: to, content: TaggedText(target)),
      identifier: number.map(String.init),
      attributes: isAsBegun ? [Attribute("state", "needs-translation")] : [])
  }

  /// Whether a file is a ZIP container, as documents are.
  ///
  /// Throws: `InterchangeError` for a file that is not there or not to be read.
  public static func isDocument(_ file: URL) throws(InterchangeError) -> Bool {
    do throws(InterchangeError) {
      try FileContents.checkText(file)
      return false
    } catch {
      guard case .binary(_, kind) = error else { throw error }
      return true
    }
  }

  private static let kind = ContentKind.container

  fileprivate static func parts(of file: URL) throws(InterchangeError) -> [String: Data] {
    try ZipContainer.entries(
      DraftPart.names.union([body]),
      of: FileContents.read(file, limit: ArticleReader.limit), file: file.lastPathComponent)
  }

  fileprivate static func draft(among parts: [String: Data], _ name: String) throws -> DraftPart? {
    for (part, data) in parts.sorted(by: { $0.key < $1.key }) where part != body {
      if let draft = try DraftPart(data, file: "\(name)/\(part)") { return draft }
    }
    return nil
  }
}

extension DraftSkeleton {
  /// The skeleton of a Word document that a draft was written to.
  ///
  /// Throws: `InterchangeError`, `.noSkeleton` for a document of another program.
  public init(document file: URL) throws {
    let name = file.lastPathComponent
    guard let draft = try UnitDocument.draft(among: UnitDocument.parts(of: file), name) else {
      throw InterchangeError.noSkeleton(file: name)
    }
    self = draft.skeleton
  }
}

/// A row of a table; nil for a heading, an empty row and one that was deleted under review.
private struct Row {
  let number: Int?
  /// Nil where the cells are others than those of a unit.
  let source: String?
  let target: String

  init?(_ row: XMLElement) {
    let properties = row.elements.first { $0.name == "w:trPr" }?.elements.map(\.name) ?? []
    let cells = Self.cells(of: row).map { DOCXArticle.lines(of: $0).joined(separator: "\n") }
    guard !properties.contains("w:tblHeader"), !properties.contains("w:del"),
      cells.contains(where: { !$0.isEmpty })
    else { return nil }
    let number = cells.count == 3 ? Int(cells[0].filter { !$0.isWhitespace }) : nil
    self.number = number
    let isUnit = cells.count == 2 || number != nil
    source = isUnit ? cells[cells.count - 2] : nil
    target = isUnit ? cells[cells.count - 1] : ""
  }

  /// The cells, also those in the content controls and the markup of reviews.
  private static func cells(of element: XMLElement) -> [XMLElement] {
    element.elements.flatMap { $0.name == "w:tc" ? [$0] : cells(of: $0) }
  }
}
