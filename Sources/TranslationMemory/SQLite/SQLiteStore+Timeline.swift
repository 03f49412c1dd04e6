internal import Foundation
internal import GRDB

/// How many times units came in one month from one outlet.
public struct MonthCount: Hashable, Sendable {
  /// Year × 12 + month − 1, in UTC.
  public let month: Int
  /// Nil where they name none.
  public let outlet: String?
  public let occurrences: Int
}

extension SQLiteStore {
  /// The occurrences by month and outlet, the oldest month first; those that carry no date are dated
  /// by their imports.
  ///
  /// Throws: `MemoryError`.
  public func months() throws(MemoryError) -> [MonthCount] {
    try connection.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT CAST(strftime('%Y', \(ExportQuery.date), 'unixepoch') AS INTEGER) * 12
            + CAST(strftime('%m', \(ExportQuery.date), 'unixepoch') AS INTEGER) - 1 AS month,
            outlet, count(*)
          FROM occurrence JOIN import ON import.id = occurrence.import
          LEFT JOIN detail ON detail.id = occurrence.detail
          WHERE \(UnitReader.isLive)
          GROUP BY month, outlet ORDER BY month, outlet
          """
      ).map { row in
        MonthCount(
          month: try row.count(0), outlet: try row.lettersIfAny(1),
          occurrences: try row.count(2))
      }
    }
  }
}
