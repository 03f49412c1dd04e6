internal import GRDB

/// Rows on their way into a table, many to a statement: to begin and end a statement takes SQLite
/// longer than to write a row.
struct RowBatch {
  private let statement: BareStatement
  private let columns: Int32
  private var count: Int32 = 0

  /// The rows of one statement.
  private static let size: Int32 = 64

  /// - Parameter table: the table with its columns, such as `text (id, letters)`.
  init(_ db: Database, into table: String, columns: Int) throws {
    self.columns = Int32(columns)
    let row = "(" + repeatElement("?", count: columns).joined(separator: ", ") + ")"
    let rows = repeatElement(row, count: Int(RowBatch.size)).joined(separator: ", ")
    statement = try BareStatement(
      db, "INSERT INTO \(table) SELECT * FROM (VALUES \(rows)) LIMIT ?")
  }

  // MARK: - Filling a row, by its columns from 1 on

  func bind(_ value: Int64, at column: Int32) {
    statement.bind(value, at: count * columns + column)
  }

  func bind(ifAny value: Int64?, at column: Int32) {
    statement.bind(ifAny: value, at: count * columns + column)
  }

  func bind(ifAny value: Double?, at column: Int32) {
    statement.bind(ifAny: value, at: count * columns + column)
  }

  /// The bytes are copied.
  func bind(ifAny bytes: UnsafeRawBufferPointer?, at column: Int32) {
    statement.bind(copying: bytes, at: count * columns + column)
  }

  // MARK: - Writing

  /// Whether the next row is the last before all are written.
  var isNearlyFull: Bool { count == RowBatch.size - 1 }

  /// Ends the row; it is written with those that come.
  mutating func endRow() throws {
    count += 1
    if count == RowBatch.size { try write() }
  }

  /// Writes the rows that wait. Must be called before the table is read.
  mutating func write() throws {
    guard count > 0 else { return }
    statement.bind(Int64(count), at: RowBatch.size * columns + 1)
    count = 0
    try statement.run()
  }
}
