public import Bitext
internal import Foundation
internal import GRDB

extension SQLiteStore {
  @discardableResult
  public func update(
    _ id: StoredUnit.ID, to corrected: TranslationUnit
  ) throws(MemoryError) -> StoredUnit {
    try connection.write { db in
      var reader = try UnitReader(db)
      let history = ChangeTable(db, file: file)
      let rows = try LiveOccurrences.of(id, db)
      guard let stored = try reader.unit(id), let last = rows.indices.last else {
        throw try history.error(forMissing: id)
      }
      let date = corrected.provenance.changed ?? Date()
      let ended = rows.map { ChangeTable.Effect(occurrence: $0, counts: false) }
      try history.turn(ended, at: date)
      let units = prepare(
        stored.occurrences.indices.map {
          $0 == last ? corrected : stored.occurrences[$0].unit.corrected(as: corrected)
        })
      var writer = try UnitWriter(db, units, known: KnownWords())
      var place = id
      var began: [ChangeTable.Effect] = []
      for (index, occurrence) in stored.occurrences.enumerated() {
        let new = try writer.insert(index, into: occurrence.importID, replacing: rows[index])
        place = new.unit
        if let number = new.occurrence { began.append(.init(occurrence: number, counts: true)) }
      }
      try writer.finish()
      _ = try history.enter(
        .init(
          kind: .edit, before: id, after: place, date: date, by: corrected.provenance.changedBy),
        ended + began)
      guard let updated = try reader.unit(place) else {
        throw MemoryError.unknownUnit(file: file, id: place)
      }
      return updated
    }
  }

  @discardableResult
  public func delete(
    _ id: StoredUnit.ID, by person: String?
  ) throws(MemoryError) -> UnitChange {
    try connection.write { db in
      let history = ChangeTable(db, file: file)
      let rows = try LiveOccurrences.of(id, db)
      guard !rows.isEmpty else { throw try history.error(forMissing: id) }
      let ended = rows.map { ChangeTable.Effect(occurrence: $0, counts: false) }
      let date = Date()
      try history.turn(ended, at: date)
      return try existing(
        history.enter(
          .init(kind: .delete, before: id, after: nil, date: date, by: person), ended), history)
    }
  }

  @discardableResult
  public func undo(
    _ change: UnitChange.ID?, by person: String?
  ) throws(MemoryError) -> UnitChange? {
    try connection.write { db in
      let history = ChangeTable(db, file: file)
      return try history.undo(change, by: person, at: Date()).map { try existing($0, history) }
    }
  }

  public func changes(
    of unit: StoredUnit.ID?, limit: Int
  ) throws(MemoryError) -> [UnitChange] {
    try connection.read { db in
      let history = ChangeTable(db, file: file)
      guard let unit else { return try history.newest(limit) }
      return Array(try history.changes(of: unit).prefix(limit))
    }
  }

  /// What to say of a unit that is not there: what became of it, where that is known.
  public func error(
    forMissing unit: StoredUnit.ID
  ) throws(MemoryError) -> MemoryError {
    try connection.read { db in try ChangeTable(db, file: file).error(forMissing: unit) }
  }

  private func existing(_ id: UnitChange.ID, _ history: ChangeTable) throws -> UnitChange {
    guard let change = try history.change(id) else {
      throw MemoryError.unknownChange(file: file, id: id)
    }
    return change
  }

  @discardableResult
  public func purge() throws(MemoryError) -> Int {
    let purged = try connection.writeInAnyOrder { db in try Purge(db).run() }
    do {
      try connection.maintain { db in
        try db.execute(sql: "PRAGMA incremental_vacuum")
        // The purged texts are to leave the log too.
        try db.checkpoint(.truncate)
      }
    } catch .locked {
      // The units are gone; the room they took is given back at the next purge.
    }
    return purged
  }

  public func discardImport(_ id: Import.ID) throws(MemoryError) {
    let opened = try imports().first { $0.id == id }
    guard let opened else { throw .unknownImport(file: file, id: id) }
    guard opened.finished == nil else { throw .finishedImport(file: file, id: id) }
    _ = try connection.writeInAnyOrder { db in try Purge(db, of: id).run() }
  }

  public func reindex() throws(MemoryError) {
    try connection.write { db in try IndexRebuilding(db).run() }
  }
}

private enum LiveOccurrences {
  static func of(_ unit: Int64, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT occurrence.id FROM occurrence JOIN import ON import.id = occurrence.import
        WHERE occurrence.unit = ? AND \(UnitReader.isLive) ORDER BY occurrence.id
        """, arguments: [unit])
  }
}

extension TranslationUnit {
  /// The unit with the texts of a correction, and all else as it came.
  fileprivate func corrected(as correction: TranslationUnit) -> TranslationUnit {
    var unit = self
    unit.source.language = correction.source.language
    unit.source.content = correction.source.content
    unit.target.language = correction.target.language
    unit.target.content = correction.target.content
    unit.context = correction.context
    unit.provenance.changed = correction.provenance.changed
    unit.provenance.changedBy = correction.provenance.changedBy
    // Who corrects has looked at it: an aligner's doubts are over.
    unit.provenance.confidence = correction.provenance.confidence
    return unit
  }
}
