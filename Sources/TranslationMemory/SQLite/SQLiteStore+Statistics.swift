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
        units: languages.reduce(0) { $0 + $1.units }, occurrences: try dates?.count(2) ?? 0,
        languages: languages, outlets: try outlets(db),
        imports: try imports?.count(0) ?? 0, unfinishedImports: try imports?.count(1) ?? 0,
        awaitingPurge: try imports?.count(2) ?? 0,
        oldest: try dates?.dateIfAny(0), newest: try dates?.dateIfAny(1), bytes: try bytes(db))
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
    return try rows.compactMap { row in
      let units = try row.count(1)
      return pairs[try row.number(0)].map { .init(pair: $0, units: units) }
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
    ).map { .init(name: try $0.letters(0), occurrences: try $0.count(1)) }
  }

  private func bytes(_ db: Database) throws -> Int {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    return pages * size
  }
}
