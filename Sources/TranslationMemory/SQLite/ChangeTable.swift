internal import Bitext
internal import Foundation
internal import GRDB

/// The history of units: each change with the occurrences that it ended and those that it began.
///
/// An occurrence that ended is no longer found and stays where it is, so that a change is taken back by
/// turning its occurrences round: those that ended count again, and those that began end.
struct ChangeTable {
  private let db: Database
  private let file: String

  init(_ db: Database, file: String) {
    self.db = db
    self.file = file
  }

  /// What happened to an occurrence.
  struct Effect {
    let occurrence: Int64
    /// Whether it counts after the change.
    let counts: Bool
  }

  /// What is written of a change.
  struct Entry {
    let kind: UnitChange.Kind
    let before: Int64?
    let after: Int64?
    let date: Date
    let by: String?
    var undoes: Int64?
  }

  // MARK: - Writing

  /// Enters a change and gives its number. The occurrences must have been ended and begun already.
  func enter(_ entry: Entry, _ effects: [Effect]) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO change (kind, before, after, date, person, undoes) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.kind.rawValue, entry.before, entry.after, entry.date.seconds,
        entry.by.map { Data($0.utf8) }, entry.undoes,
      ])
    let id = db.lastInsertedRowID
    for effect in effects {
      try db.execute(
        sql: "INSERT INTO change_occurrence (change, occurrence, counts) VALUES (?, ?, ?)",
        arguments: [id, effect.occurrence, effect.counts])
    }
    return id
  }

  /// Lets occurrences end, or count again.
  func turn(_ effects: [Effect], at date: Date) throws {
    for effect in effects {
      try db.execute(
        sql: "UPDATE occurrence SET ended = ? WHERE id = ?",
        arguments: [effect.counts ? nil : date.seconds, effect.occurrence])
    }
  }

  /// Takes a change back; nil takes the last that still stands. Gives the number of the change that
  /// did it, nil where there is nothing to take back.
  func undo(_ id: Int64?, by: String?, at date: Date) throws -> Int64? {
    let last = "kind <> 'undo' AND undone_by IS NULL ORDER BY id DESC LIMIT 1"
    let row = try Row.fetchOne(
      db, sql: "\(Self.selection) WHERE \(id == nil ? last : "id = ?")",
      arguments: id.map { [$0] } ?? [])
    guard let row else {
      if let id { throw MemoryError.unknownChange(file: file, id: id) }
      return nil
    }
    let change = try Stored(row)
    let effects = try effects(of: change.id)
    guard change.undoneBy == nil, try areAsLeft(effects) else {
      throw MemoryError.changedSince(file: file, id: change.id)
    }
    let turned = effects.map { Effect(occurrence: $0.occurrence, counts: !$0.counts) }
    try turn(turned, at: date)
    let entry = Entry(
      kind: .undo, before: change.after, after: change.before, date: date, by: by,
      undoes: change.id)
    let done = try enter(entry, turned)
    try db.execute(
      sql: "UPDATE change SET undone_by = ? WHERE id = ?", arguments: [done, change.id])
    // What an undoing had taken back stands again when the undoing is taken back.
    try db.execute(
      sql: "UPDATE change SET undone_by = NULL WHERE id = ?", arguments: [change.undoes])
    return done
  }

  /// Whether all occurrences are what a change made of them.
  private func areAsLeft(_ effects: [Effect]) throws -> Bool {
    try effects.allSatisfy { effect in
      try Bool.fetchOne(
        db, sql: "SELECT ended IS NULL FROM occurrence WHERE id = ?",
        arguments: [effect.occurrence]) == effect.counts
    }
  }

  // MARK: - Reading

  private static let selection =
    "SELECT id, kind, before, after, date, person, undoes, undone_by FROM change"

  /// A row of the table.
  private struct Stored {
    let id: Int64
    let kind: UnitChange.Kind
    let before: Int64?
    let after: Int64?
    let date: Date
    let by: String?
    let undoes: Int64?
    let undoneBy: Int64?

    init(_ row: Row) throws {
      guard let kind = UnitChange.Kind(rawValue: try row.word(1)) else {
        throw RecordReader.Damage()
      }
      id = try row.number(0)
      self.kind = kind
      before = try row.numberIfAny(2)
      after = try row.numberIfAny(3)
      date = Date(seconds: try row.number(4))
      by = try row.lettersIfAny(5)
      undoes = try row.numberIfAny(6)
      undoneBy = try row.numberIfAny(7)
    }
  }

  private func effects(of change: Int64) throws -> [Effect] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT occurrence, counts FROM change_occurrence WHERE change = ? ORDER BY occurrence
        """, arguments: [change]
    ).map { Effect(occurrence: try $0.number(0), counts: try $0.number(1) != 0) }
  }

  func change(_ id: Int64) throws -> UnitChange? {
    try changes("WHERE id = ?", [id]).first
  }

  /// The newest changes of all units.
  func newest(_ limit: Int) throws -> [UnitChange] {
    try changes("ORDER BY id DESC LIMIT ?", [limit])
  }

  /// All changes of a unit under whatever number it had, the newest first.
  func changes(of unit: Int64) throws -> [UnitChange] {
    var numbers: Set<Int64> = [unit]
    var found: [UnitChange] = []
    while true {
      let list = numbers.map(String.init).joined(separator: ", ")
      found = try changes(
        "WHERE before IN (\(list)) OR after IN (\(list)) ORDER BY id DESC", [])
      let all = numbers.union(found.flatMap { [$0.before, $0.after].compactMap { $0 } })
      if all == numbers { return found }
      numbers = all
    }
  }

  private func changes(_ condition: String, _ arguments: StatementArguments) throws -> [UnitChange]
  {
    var reader = try UnitReader(db)
    return try Row.fetchAll(db, sql: "\(Self.selection) \(condition)", arguments: arguments).map {
      let stored = try Stored($0)
      let effects = try effects(of: stored.id)
      func unit(_ counts: Bool) throws -> TranslationUnit? {
        try effects.last { $0.counts == counts }.flatMap { try reader.occurrence($0.occurrence) }
      }
      return UnitChange(
        id: stored.id, kind: stored.kind, before: stored.before, after: stored.after,
        was: try unit(false), became: try unit(true), date: stored.date, by: stored.by,
        undoes: stored.undoes, undoneBy: stored.undoneBy)
    }
  }

  /// What to say of a unit that is not there: what became of it, if that is known.
  func error(forMissing unit: Int64) throws -> MemoryError {
    let last = try Row.fetchOne(
      db, sql: "\(Self.selection) WHERE before = ? AND undone_by IS NULL ORDER BY id DESC LIMIT 1",
      arguments: [unit])
    guard let last = try last.map({ try Stored($0) }) else {
      return .unknownUnit(file: file, id: unit)
    }
    guard let after = last.after, after != unit else {
      return .deletedUnit(file: file, id: unit, change: last.id)
    }
    return .replacedUnit(file: file, id: unit, by: after)
  }
}
