internal import Bitext
internal import Foundation
internal import GRDB

extension SQLiteStore {
  public func statistics() throws(MemoryError) -> MemoryStatistics {
    try connection.read { db in
      let languages = try languages(db)
      let imports = try Row.fetchOne(
        db,
        sql: """
          SELECT count(*) FILTER (WHERE deleted IS NULL),
          count(*) FILTER (WHERE deleted IS NULL AND finished IS NULL),
          count(*) FILTER (WHERE deleted IS NOT NULL) FROM import
          """)
      let dates = try Row.fetchOne(
        db,
        sql: """
          SELECT min(\(ExportQuery.date)), max(\(ExportQuery.date)), count(*)
          FROM occurrence JOIN import ON import.id = occurrence.import WHERE \(UnitReader.isLive)
          """)
      return MemoryStatistics(
        units: languages.reduce(0) { $0 + $1.units }, occurrences: dates?[2] ?? 0,
        languages: languages, outlets: try outlets(db),
        imports: imports?[0] ?? 0, unfinishedImports: imports?[1] ?? 0,
        awaitingPurge: imports?[2] ?? 0,
        oldest: dates?.dateIfAny(0), newest: dates?.dateIfAny(1), bytes: try bytes(db))
    }
  }

  private func languages(_ db: Database) throws -> [MemoryStatistics.Languages] {
    let pairs = try UnitReader.pairs(db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT pair, count(*) FROM unit WHERE EXISTS (
          SELECT 1 FROM occurrence JOIN import ON import.id = occurrence.import
          WHERE occurrence.unit = unit.id AND \(UnitReader.isLive))
        GROUP BY pair ORDER BY count(*) DESC, pair
        """)
    return rows.compactMap { row in
      pairs[row[0]].map { MemoryStatistics.Languages(pair: $0, units: row[1]) }
    }
  }

  private func outlets(_ db: Database) throws -> [MemoryStatistics.Outlet] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT outlet, count(*) FROM occurrence
        JOIN import ON import.id = occurrence.import
        JOIN detail ON detail.id = occurrence.detail
        WHERE outlet IS NOT NULL AND \(UnitReader.isLive)
        GROUP BY outlet ORDER BY count(*) DESC, outlet
        """
    ).map { MemoryStatistics.Outlet(name: $0[0], occurrences: $0[1]) }
  }

  private func bytes(_ db: Database) throws -> Int {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    return pages * size
  }
}
