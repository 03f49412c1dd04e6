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
      let rows = try UnitCorrection.liveOccurrences(of: id, db)
      guard let stored = try reader.unit(id), let last = rows.indices.last else {
        throw MemoryError.unknownUnit(file: file, id: id)
      }
      var writer = try UnitWriter(db, known: KnownWords())
      var place = id
      for (index, occurrence) in stored.occurrences.enumerated() {
        let unit = index == last ? corrected : occurrence.unit.corrected(as: corrected)
        try UnitCorrection.end(rows[index], at: corrected.provenance.changed, db)
        place = try writer.insert(unit, into: occurrence.importID, replacing: rows[index]).unit
      }
      try writer.finish()
      guard let updated = try reader.unit(place) else {
        throw MemoryError.unknownUnit(file: file, id: place)
      }
      return updated
    }
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

/// The steps of a correction: old occurrences end, and the new ones say what they replace.
private enum UnitCorrection {
  static func liveOccurrences(of unit: Int64, _ db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT occurrence.id FROM occurrence JOIN import ON import.id = occurrence.import
        WHERE occurrence.unit = ? AND \(UnitReader.isLive) ORDER BY occurrence.id
        """, arguments: [unit])
  }

  static func end(_ occurrence: Int64, at date: Date?, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE occurrence SET ended = ? WHERE id = ?",
      arguments: [(date ?? Date()).seconds, occurrence])
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
    return unit
  }
}
