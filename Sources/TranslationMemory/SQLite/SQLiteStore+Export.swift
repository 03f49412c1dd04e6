public import Bitext
internal import Foundation
internal import GRDB

extension SQLiteStore {
  public func forEachUnit(
    _ filter: UnitFilter, _ body: (TranslationUnit) throws -> Void
  ) throws {
    try forEachNumberedUnit(filter) { _, unit in try body(unit) }
  }

  /// The same with the unit's number.
  public func forEachNumberedUnit(
    _ filter: UnitFilter, _ body: (StoredUnit.ID, TranslationUnit) throws -> Void
  ) throws {
    try connection.readThrough { db in
      let query = try ExportQuery(filter, db)
      var reader = try UnitReader(db)
      let rows = try Row.fetchCursor(db, sql: query.sql, arguments: query.arguments)
      while let row = try rows.next() { try body(row.number(11), reader.unit(from: row)) }
    }
  }
}

/// The occurrences that a filter means, each that says something new, in the order they came.
struct ExportQuery {
  private(set) var arguments = StatementArguments()
  private var conditions = [UnitReader.isLive]
  /// What an earlier occurrence must be to stand for a later one: meant by the filter itself.
  private var earlierConditions = ["earlier.ended IS NULL", "earlier_import.deleted IS NULL"]

  init(_ filter: UnitFilter, _ db: Database) throws {
    if let languages = filter.languages {
      let pairs = try UnitSearch.pairs(coveredBy: languages, db).map(String.init)
      conditions.append("unit.pair IN (\(pairs.joined(separator: ", ")))")
    }
    if let id = filter.importID {
      add("occurrence.import = ?", id)
      earlierConditions.append("earlier.import = occurrence.import")
    }
    if let since = filter.since { add(since: since.nextSecond) }
    if let until = filter.until { add("\(ExportQuery.date) < ?", until.nextSecond) }
    if let outlet = filter.outlet {
      add("occurrence.detail IN (SELECT id FROM detail WHERE outlet = ?)", Data(outlet.utf8))
    }
  }

  /// Occurrences without dates are dated by their imports, and an earlier one may be too old where
  /// a later one is not. With `until` it is the earlier one that stays.
  private mutating func add(since seconds: Int64) {
    add("\(ExportQuery.date) >= ?", seconds)
    earlierConditions.append(
      "coalesce(earlier.changed, earlier.created, earlier_import.started) >= \(seconds)")
  }

  private mutating func add(_ condition: String, _ value: some DatabaseValueConvertible) {
    conditions.append(condition)
    arguments += [value]
  }

  static let date = "coalesce(occurrence.changed, occurrence.created, import.started)"

  /// The numbers of the units that are meant, behind one, so many.
  var unitsSQL: String {
    """
    SELECT DISTINCT occurrence.unit FROM \(UnitReader.tables)
    WHERE \(conditions.joined(separator: " AND ")) AND occurrence.unit > ?
    ORDER BY occurrence.unit LIMIT ?
    """
  }

  var sql: String {
    """
    SELECT \(UnitReader.columns) FROM \(UnitReader.tables)
    WHERE \(conditions.joined(separator: " AND "))
    AND NOT EXISTS (
      SELECT 1 FROM occurrence AS earlier
      JOIN import AS earlier_import ON earlier_import.id = earlier.import
      WHERE earlier.unit = occurrence.unit AND earlier.id < occurrence.id
      AND earlier.created IS occurrence.created AND earlier.changed IS occurrence.changed
      AND earlier.confidence IS occurrence.confidence
      AND earlier.identifier IS occurrence.identifier AND earlier.detail IS occurrence.detail
      AND \(earlierConditions.joined(separator: " AND ")))
    ORDER BY occurrence.id
    """
  }
}
