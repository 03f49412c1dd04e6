import Bitext
import Foundation
import Interchange

/// A file of translation units: TMX, XLIFF, a table or a Word document with a table, which its content
/// decides.
struct UnitFile {
  private let file: URL
  private let kind: Kind

  private enum Kind { case tmx, xliff, table, document }

  /// Throws: `InterchangeError` for a file that holds no units.
  init(_ file: URL) throws {
    self.file = file
    if try UnitDocument.isDocument(file) {
      kind = .document
      return
    }
    guard try UnitFileSigns.isXML(file) else {
      kind = .table
      return
    }
    kind = try UnitFileSigns.root(of: file) == "xliff" ? .xliff : .tmx
  }

  /// The skeleton of the draft that the file is.
  ///
  /// Throws: `InterchangeError`, `.noSkeleton` for what is no draft of this program.
  func skeleton() throws -> DraftSkeleton {
    switch kind {
    case .xliff: try DraftSkeleton(xliff: file)
    case .document: try DraftSkeleton(document: file)
    case .tmx, .table: throw InterchangeError.noSkeleton(file: file.lastPathComponent)
    }
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
    case .document:
      return try UnitDocument.read(file, from: from, to: to) { try body($0, nil) }
    }
  }

  /// Hands over the units that a memory may keep, and says what was left, and whether that is a loss.
  ///
  /// Of a job, in XLIFF or a Word document, only finished segments are taken: those with a target that the file does not
  /// call untranslated. Each knows the segments before and after it.
  ///
  /// Throws: `InterchangeError.noUnits` if there is none of the two languages.
  func readFinished(
    from: Language, to: Language, _ body: (TranslationUnit) throws -> Void
  ) throws -> (notices: [String], isLoss: Bool) {
    guard kind == .xliff || kind == .document else {
      let notices = try read(from: from, to: to) { unit, _ in try body(unit) }
      return (notices, !notices.isEmpty)
    }
    var job = FinishedUnits(from: from, to: to)
    var units = 0
    let left = try read(from: from, to: to) { unit, _ in
      units += 1
      if let finished = job.take(unit) { try body(finished) }
    }
    if let finished = job.settle(next: nil) { try body(finished) }
    let name = file.lastPathComponent
    guard units > job.otherLanguages else {
      throw InterchangeError.noUnits(
        file: name, from: from.tag, to: to.tag, found: job.languages.sorted())
    }
    return (left + job.notices(name), job.otherLanguages > 0 || !left.isEmpty)
  }
}

/// The units of a job on their way into a memory.
private struct FinishedUnits {
  private let from: Language
  private let to: Language
  private var previous: String?
  /// Waits for the unit after it.
  private var waiting: TranslationUnit?
  private var empty = 0
  private var unfinished: [String] = []
  private(set) var otherLanguages = 0
  private(set) var languages: Set<String> = []

  init(from: Language, to: Language) {
    self.from = from
    self.to = to
  }

  /// Takes the next unit and gives the one before it, if that is finished.
  mutating func take(_ unit: TranslationUnit) -> TranslationUnit? {
    guard unit.source.language.matches(from), unit.target.language.matches(to) else {
      otherLanguages += 1
      languages.formUnion([unit.source.language.tag, unit.target.language.tag])
      return nil
    }
    let finished = settle(next: unit.source.text)
    waiting = unit
    waiting?.context.previous = previous
    previous = unit.source.text
    return finished
  }

  /// The unit that waited, if it is finished.
  mutating func settle(next: String?) -> TranslationUnit? {
    guard var unit = waiting else { return nil }
    waiting = nil
    unit.context.next = next
    if unit.target.text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) {
      empty += 1
    } else if unit.isMarkedUntranslated {
      unfinished.append(unit.identifier ?? "?")
    } else {
      return unit.kept(withoutNotesFrom: ProgramVersion.name)
    }
    return nil
  }

  func notices(_ file: String) -> [String] {
    var notices: [String] = []
    if empty > 0 {
      notices.append(
        "\(file): \(empty) segment\(empty == 1 ? " has" : "s have") no translation yet and "
          + "\(empty == 1 ? "was" : "were") left")
    }
    if !unfinished.isEmpty {
      let first = unfinished.prefix(5).joined(separator: ", ")
      notices.append(
        "\(file): what the file calls untranslated was left (unit \(first)"
          + "\(unfinished.count > 5 ? ", …" : "")); set its state to translated to take it in")
    }
    if otherLanguages > 0 {
      notices.append(
        "\(file): \(otherLanguages) segment\(otherLanguages == 1 ? "" : "s") of other languages "
          + "than \(from.tag) and \(to.tag) were passed over")
    }
    return notices
  }
}
