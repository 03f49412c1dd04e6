import Bitext
import Foundation

/// Units and their history as scripts read them: JSON with sorted keys and dates in ISO 8601.
public enum UnitRecords {
  public static func json(_ page: EditUnits.Page) throws -> String {
    try indentedJSON(PageRecord(units: page.units.map(UnitRecord.init), next: page.next))
  }

  public static func json(
    _ unit: EditUnits.Numbered, history: [EditUnits.Change]
  ) throws -> String {
    try indentedJSON(
      Shown(unit: UnitRecord(unit), history: history.map(ChangeRecord.init)))
  }

  public static func json(_ changes: [EditUnits.Change]) throws -> String {
    try indentedJSON(changes.map(ChangeRecord.init))
  }

  public static func json(_ change: EditUnits.Change) throws -> String {
    try indentedJSON(ChangeRecord(change))
  }

  private struct PageRecord: Encodable {
    let units: [UnitRecord]
    /// Nil where this is the last page.
    let next: Int?
  }

  private struct Shown: Encodable {
    let unit: UnitRecord
    let history: [ChangeRecord]
  }

  private struct UnitRecord: Encodable {
    let number: Int
    let imports: [Int]
    let unit: Said

    init(_ numbered: EditUnits.Numbered) {
      number = numbered.number
      imports = numbered.imports
      unit = Said(numbered.unit)
    }
  }

  /// What a unit says.
  private struct Said: Encodable {
    let source: String
    let target: String
    let sourceLanguage: String
    let targetLanguage: String
    let previous: String?
    let next: String?
    let provenance: Provenance
    let properties: [TranslationUnit.Property]
    let notes: [TranslationUnit.Note]

    init(_ unit: TranslationUnit) {
      source = unit.source.text
      target = unit.target.text
      sourceLanguage = unit.source.language.tag
      targetLanguage = unit.target.language.tag
      previous = unit.context.previous
      next = unit.context.next
      provenance = unit.provenance
      properties = unit.properties
      notes = unit.notes
    }
  }

  private struct ChangeRecord: Encodable {
    let change: Int
    /// What was done, in a sentence.
    let message: String
    let kind: String
    let before: Int?
    let after: Int?
    let was: Said?
    let became: Said?
    let date: Date
    let by: String?
    let undoes: Int?
    let undoneBy: Int?

    init(_ change: EditUnits.Change) {
      self.change = change.number
      message = change.sentence
      kind = change.kind
      (before, after) = (change.before, change.after)
      was = change.was.map(Said.init)
      became = change.became.map(Said.init)
      (date, by) = (change.date, change.by)
      (undoes, undoneBy) = (change.undoes, change.undoneBy)
    }
  }
}
