public import Bitext
public import Foundation
import TranslationMemory

/// Lists the units of a memory, edits and deletes them, and takes that back.
///
/// Nothing is lost: who did what when, and what was there before, stays as history. Numbers name
/// units; a unit whose texts were edited has another number, and its history knows both.
public struct EditUnits: Sendable {
  private let memory: URL
  /// Who edits, for the history.
  private let person: String

  /// - Parameter person: nil takes the name of the user's account on this machine.
  public init(memory: URL, by person: String? = nil) {
    self.memory = memory
    self.person = person ?? Self.accountName
  }

  /// `TARJUMAN_NAME` where it is set, else the full name of the account, else its short one.
  public static var accountName: String {
    let named = ProcessInfo.processInfo.environment["TARJUMAN_NAME"] ?? ""
    let names = [named, NSFullUserName(), NSUserName()]
    return names.map { $0.trimmingCharacters(in: .whitespaces) }.first { !$0.isEmpty } ?? "?"
  }

  /// A unit with its number.
  public struct Numbered: Sendable {
    public let number: Int
    public let unit: TranslationUnit
    /// The imports that vouch for it.
    public let imports: [Int]

    init(_ stored: StoredUnit) {
      number = Int(stored.id)
      unit = stored.unit
      imports = Set(stored.occurrences.map { Int($0.importID) }).sorted()
    }
  }

  /// Some units of a list, and where to go on.
  public struct Page: Sendable {
    public let units: [Numbered]
    /// The number behind which the next page begins; nil where this is the last.
    public let next: Int?
  }

  // MARK: - Looking

  /// The units in the order of their numbers, behind one.
  ///
  /// Throws: `MemoryError`.
  public func page(
    behind number: Int = 0, limit: Int, outlet: String? = nil, fromImport: Int? = nil
  ) throws -> Page {
    let store = try SQLiteStore(reading: memory)
    let filter = UnitFilter(importID: fromImport.map(Import.ID.init), outlet: outlet)
    let found = try store.units(filter, behind: Int64(number), limit: limit + 1)
    let shown = found.prefix(limit)
    return Page(
      units: shown.map(Numbered.init),
      next: found.count > limit ? shown.last.map { Int($0.id) } : nil)
  }

  /// The units with a phrase on either side, as `SearchMemory` finds it, the newest first.
  ///
  /// Throws: `MemoryError`.
  public func units(
    with phrase: String, limit: Int, outlet: String? = nil, fromImport: Int? = nil
  ) throws -> Page {
    let query = ConcordanceQuery(
      phrases: [phrase],
      filter: UnitFilter(importID: fromImport.map(Import.ID.init), outlet: outlet))
    let found = try SQLiteStore(reading: memory).concordance(query, limit: limit)
    return Page(units: found.map { Numbered($0.unit) }, next: nil)
  }

  /// A unit; what became of it is said where it is not there any more.
  ///
  /// Throws: `MemoryError`.
  public func unit(_ number: Int) throws -> Numbered {
    let store = try SQLiteStore(reading: memory)
    guard let unit = try store.unit(Int64(number)) else {
      throw try store.error(forMissing: Int64(number))
    }
    return Numbered(unit)
  }

  /// A unit by its number, or by one it had before it was edited.
  ///
  /// Throws: `MemoryError`.
  public func unit(following number: Int) throws -> Numbered {
    var number = number
    while true {
      do {
        return try unit(number)
      } catch MemoryError.replacedUnit(_, _, let new) {
        number = Int(new)
      }
    }
  }

  /// What was done to a unit, under whatever number, or to all; the newest first.
  ///
  /// Throws: `MemoryError`.
  public func history(of number: Int? = nil, limit: Int = 50) throws -> [Change] {
    try SQLiteStore(reading: memory).changes(of: number.map(Int64.init), limit: limit)
      .map(Change.init)
  }

  // MARK: - Changing

  /// Edits a unit and gives the change. The unit counts as looked at by a person from then on.
  ///
  /// Throws: `MemoryError`, `UnitEdit.Problem`.
  public func edit(_ number: Int, _ edit: UnitEdit, now: Date = Date()) throws -> Change {
    let store = try writable()
    guard let stored = try store.unit(Int64(number)) else {
      throw try store.error(forMissing: Int64(number))
    }
    var unit = try edit.applied(to: stored.unit, number: number)
    unit.provenance.changed = now
    unit.provenance.changedBy = person
    unit.provenance.confidence = nil
    let updated = try store.update(stored.id, to: unit)
    return try newest(of: updated.id, store)
  }

  /// Deletes a unit. Throws: `MemoryError`.
  public func delete(_ number: Int) throws -> Change {
    Change(try writable().delete(Int64(number), by: person))
  }

  /// Brings a deleted unit back. Throws: `MemoryError`.
  public func restore(_ number: Int) throws -> Change {
    let store = try writable()
    let deletion = try store.changes(of: Int64(number), limit: .max)
      .first { $0.before == Int64(number) && $0.after == nil && $0.undoneBy == nil }
    guard let deletion else {
      guard try store.unit(Int64(number)) == nil else {
        throw UnitEdit.Problem.notDeleted(number: number)
      }
      throw try store.error(forMissing: Int64(number))
    }
    guard let done = try store.undo(deletion.id, by: person) else {
      throw UnitEdit.Problem.notDeleted(number: number)
    }
    return Change(done)
  }

  /// Takes a change back, or the last one that still stands; said again, the one before. Nil where
  /// there is none.
  ///
  /// Throws: `MemoryError`.
  public func undo(_ change: Int? = nil) throws -> Change? {
    try writable().undo(change.map(Int64.init), by: person).map(Change.init)
  }

  private func newest(of unit: StoredUnit.ID, _ store: SQLiteStore) throws -> Change {
    guard let change = try store.changes(of: unit, limit: 1).first else {
      throw MemoryError.unknownUnit(file: store.file, id: unit)
    }
    return Change(change)
  }

  /// The memory, which is not made by asking for its units.
  private func writable() throws -> SQLiteStore {
    _ = try SQLiteStore(reading: memory)
    return try SQLiteStore(opening: memory)
  }

  /// Something that was done to a unit.
  public struct Change: Sendable {
    public let number: Int
    /// `edit`, `delete` or `undo`.
    public let kind: String
    /// The unit's number before and after; nil where it was not there.
    public let before: Int?
    public let after: Int?
    public let was: TranslationUnit?
    public let became: TranslationUnit?
    public let date: Date
    public let by: String?
    public let undoes: Int?
    public let undoneBy: Int?

    init(_ change: UnitChange) {
      number = Int(change.id)
      kind = change.kind.rawValue
      before = change.before.map(Int.init)
      after = change.after.map(Int.init)
      (was, became) = (change.was, change.became)
      (date, by) = (change.date, change.by)
      undoes = change.undoes.map(Int.init)
      undoneBy = change.undoneBy.map(Int.init)
    }

    /// `unit 12 is edited and is unit 57 now (change 3)`.
    public var sentence: String {
      let what =
        switch (kind, before, after) {
        case ("edit", let before?, let after?):
          before == after
            ? "unit \(before) is edited" : "unit \(before) is edited and is unit \(after) now"
        case ("delete", let before?, _): "unit \(before) is deleted"
        case (_, nil, let after?): "unit \(after) is back"
        case (_, let before?, nil): "unit \(before) is deleted again"
        case (_, let before?, let after?):
          before == after
            ? "unit \(after) is as it was" : "unit \(before) is as it was, as unit \(after)"
        default: "nothing is changed"
        }
      return what + (undoes.map { ": change \($0) is undone" } ?? "") + " (change \(number))"
    }
  }
}
