import Bitext
import Foundation
import Interchange

/// A file of translation units: TMX, XLIFF or a table, which its content decides.
struct UnitFile {
  private let file: URL
  private let kind: Kind

  private enum Kind { case tmx, xliff, table }

  /// Throws: `InterchangeError` for a file that holds no units.
  init(_ file: URL) throws {
    self.file = file
    guard try UnitFileSigns.isXML(file) else {
      kind = .table
      return
    }
    kind = try UnitFileSigns.root(of: file) == "xliff" ? .xliff : .tmx
  }

  /// Hands the units over, each with its line where the format has lines, and says what could not
  /// become one.
  ///
  /// Throws: `InterchangeError.noUnits` if there is none of the two languages.
  func read(
    from: Language, to: Language, _ body: (_ unit: TranslationUnit, _ line: Int?) throws -> Void
  ) throws -> [String] {
    switch kind {
    case .table:
      try UnitTable.readLines(file, from: from, to: to) { try body($0, $1) }
      return []
    case .xliff:
      let report = try XLIFFReader().read(file, from: from, to: to) { try body($0, $1) }
      guard report.units > 0 else {
        throw InterchangeError.noUnits(
          file: file.lastPathComponent, from: from.tag, to: to.tag, found: [])
      }
      return []
    case .tmx:
      let report = try TMXReader(from: from, to: to).read(file) { try body($0, nil) }
      return try report.notices(file.lastPathComponent, from, to)
    }
  }
}
