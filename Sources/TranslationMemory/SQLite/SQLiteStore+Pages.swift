internal import GRDB

extension SQLiteStore {
  public func units(
    _ filter: UnitFilter, behind last: StoredUnit.ID, limit: Int
  ) throws(MemoryError) -> [StoredUnit] {
    try connection.read { db in
      let query = try ExportQuery(filter, db)
      var reader = try UnitReader(db)
      let ids = try Int64.fetchAll(
        db, sql: query.unitsSQL, arguments: query.arguments + [last, limit])
      return try ids.compactMap { try reader.unit($0) }
    }
  }
}
