public import Bitext
internal import Foundation
internal import GRDB

extension SQLiteStore {
  public func openImport(from origin: Import.Origin) throws(MemoryError) -> Import {
    try connection.write { db in
      if let fingerprint = origin.fingerprint, let known = try known(fingerprint, db) {
        return known
      }
      try db.execute(
        sql: """
          INSERT INTO import (name, file, fingerprint, tool, started) VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          origin.name, origin.file, origin.fingerprint, origin.tool, Date().seconds,
        ])
      return try existing(db.lastInsertedRowID, db)
    }
  }

  @discardableResult
  public func insert(
    _ units: some Collection<TranslationUnit>, into id: Import.ID
  ) throws(MemoryError) -> Import.Counts {
    try insert(prepare(Array(units)), into: id)
  }

  /// Takes in units as `insert` does whose texts have been read before.
  ///
  /// - Parameter taken: where they stand among the import's units. What another program that brings
  ///   in the same file has kept of them by now is not counted again. Nil puts them behind what is
  ///   there.
  @discardableResult
  public func insert(
    _ units: PreparedUnits, into id: Import.ID, behind taken: Int? = nil
  ) throws(MemoryError) -> Import.Counts {
    let (counts, known): (_, KnownWords?) = try connection.writeKnown { db in
      let opened = try existing(id, db)
      let kept = max(0, opened.counts.received - (taken ?? opened.counts.received))
      if taken != nil, kept >= units.count, opened.deleted == nil {
        return (Import.Counts(received: 0, added: 0), nil)
      }
      try checkTakesUnits(opened)
      return try take(units, from: kept, into: id, db)
    }
    if let known { knownWords.put(known) }
    return counts
  }

  /// Enters units from one on, and counts them to the import.
  private func take(
    _ units: PreparedUnits, from first: Int = 0, into id: Import.ID, _ db: Database
  ) throws -> (Import.Counts, KnownWords) {
    var writer = try UnitWriter(db, units, known: knownWords.take() ?? KnownWords())
    var added = 0
    for unit in first..<units.count where try writer.insert(unit, into: id).isNew { added += 1 }
    try writer.finish()
    let counts = Import.Counts(received: units.count - first, added: added)
    try db.execute(
      sql: "UPDATE import SET received = received + ?, added = added + ? WHERE id = ?",
      arguments: [counts.received, counts.added, id])
    return (counts, writer.known)
  }

  public func revise(
    _ id: Import.ID, adding units: some Collection<TranslationUnit>,
    withdrawing withdrawn: [StoredUnit.ID]
  ) throws(MemoryError) {
    let units = prepare(Array(units))
    let known = try connection.write { db in
      guard try existing(id, db).deleted == nil else {
        throw MemoryError.deletedImport(file: file, id: id)
      }
      for unit in withdrawn {
        try db.execute(
          sql: "UPDATE occurrence SET ended = ? WHERE unit = ? AND import = ? AND ended IS NULL",
          arguments: [Date().seconds, unit, id])
      }
      return try take(units, into: id, db).1
    }
    knownWords.put(known)
  }

  @discardableResult
  public func finishImport(_ id: Import.ID) throws(MemoryError) -> Import {
    let done = try connection.write { db in
      guard try existing(id, db).deleted == nil else {
        throw MemoryError.deletedImport(file: file, id: id)
      }
      try WordIndex(db).settle()
      try TextKeyRuns(db).settle()
      try db.execute(
        sql: "UPDATE import SET finished = coalesce(finished, ?) WHERE id = ?",
        arguments: [Date().seconds, id])
      return try existing(id, db)
    }
    try giveBackRoom()
    return done
  }

  /// Gives back the room of runs that were merged, where it is more than a twentieth of the file.
  private func giveBackRoom() throws(MemoryError) {
    do {
      try connection.maintain { db in
        let free = try Int.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
        let all = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        if free > 256, free > all / 20 { try db.execute(sql: "PRAGMA incremental_vacuum") }
      }
    } catch .locked {
      // Somebody writes; the next import gives the room back.
    }
  }

  public func imports() throws(MemoryError) -> [Import] {
    try connection.read { db in
      try Row.fetchAll(db, sql: "\(Import.selection) ORDER BY id").map(Import.init(row:))
    }
  }

  @discardableResult
  public func deleteImport(_ id: Import.ID) throws(MemoryError) -> Import {
    try connection.write { db in
      // Deletions are counted, so that the last is known whatever the clock says.
      try db.execute(
        sql: """
          UPDATE import
          SET deleted = ?, deletion = (SELECT coalesce(max(deletion), 0) + 1 FROM import)
          WHERE id = ? AND deleted IS NULL
          """,
        arguments: [Date().seconds, id])
      return try existing(id, db)
    }
  }

  @discardableResult
  public func restoreImport() throws(MemoryError) -> Import? {
    try connection.write { db in
      let last = "SELECT id FROM import WHERE deletion IS NOT NULL ORDER BY deletion DESC LIMIT 1"
      guard let id = try Int64.fetchOne(db, sql: last) else { return nil }
      try db.execute(
        sql: "UPDATE import SET deleted = NULL, deletion = NULL WHERE id = ?", arguments: [id])
      return try existing(id, db)
    }
  }

  private func known(_ fingerprint: String, _ db: Database) throws -> Import? {
    try Row.fetchOne(
      db,
      sql: "\(Import.selection) WHERE fingerprint = ? AND deleted IS NULL ORDER BY id LIMIT 1",
      arguments: [fingerprint]
    ).map(Import.init(row:))
  }

  private func existing(_ id: Import.ID, _ db: Database) throws -> Import {
    let row = try Row.fetchOne(db, sql: "\(Import.selection) WHERE id = ?", arguments: [id])
    guard let row else { throw MemoryError.unknownImport(file: file, id: id) }
    return try Import(row: row)
  }

  private func checkTakesUnits(_ opened: Import) throws(MemoryError) {
    if opened.deleted != nil { throw .deletedImport(file: file, id: opened.id) }
    if opened.finished != nil { throw .finishedImport(file: file, id: opened.id) }
  }
}

extension Import {
  fileprivate static let selection = """
    SELECT id, name, file, fingerprint, tool, started, finished, deleted, received, added
    FROM import
    """

  fileprivate init(row: Row) throws {
    self.init(
      id: try row.number(0),
      origin: Origin(
        name: try row.word(1), file: try row.wordIfAny(2), fingerprint: try row.wordIfAny(3),
        tool: try row.wordIfAny(4)),
      started: Date(seconds: try row.number(5)), finished: try row.dateIfAny(6),
      deleted: try row.dateIfAny(7),
      counts: Counts(received: try row.count(8), added: try row.count(9)))
  }
}
