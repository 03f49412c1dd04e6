internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// A statement whose values go to SQLite as they are, for what runs a million times.
///
/// A general statement boxes each value and makes a row object of each row, which costs several
/// times what SQLite itself does. The one file that calls SQLite's C interface.
struct BareStatement {
  private let statement: Statement
  private let pointer: OpaquePointer

  /// The connection's own statement of this wording; two loops at once want two of their own.
  init(_ db: Database, _ sql: String, isShared: Bool = true) throws {
    statement = try isShared ? db.cachedStatement(sql: sql) : db.makeStatement(sql: sql)
    pointer = statement.sqliteStatement
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
  }

  // MARK: - Giving values, by their places from 1 on

  func bind(_ value: Int64, at place: Int32) { sqlite3_bind_int64(pointer, place, value) }

  func bind(ifAny value: Int64?, at place: Int32) {
    if let value { bind(value, at: place) } else { sqlite3_bind_null(pointer, place) }
  }

  func bind(ifAny value: Double?, at place: Int32) {
    if let value {
      sqlite3_bind_double(pointer, place, value)
    } else {
      sqlite3_bind_null(pointer, place)
    }
  }

  /// The bytes must stay where they are until the statement is run or reset.
  func bind(_ bytes: UnsafeRawBufferPointer, at place: Int32) {
    if let start = bytes.baseAddress {
      sqlite3_bind_blob64(pointer, place, start, UInt64(bytes.count), nil)
    } else {
      sqlite3_bind_zeroblob(pointer, place, 0)
    }
  }

  func bind(ifAny bytes: UnsafeRawBufferPointer?, at place: Int32) {
    if let bytes { bind(bytes, at: place) } else { sqlite3_bind_null(pointer, place) }
  }

  /// The bytes may go at once.
  func bind(copying bytes: UnsafeRawBufferPointer?, at place: Int32) {
    guard let bytes, let start = bytes.baseAddress, !bytes.isEmpty else {
      return bind(ifAny: bytes, at: place)
    }
    // SQLITE_TRANSIENT, a cast that Swift does not see.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_blob64(pointer, place, start, UInt64(bytes.count), copied)
  }

  // MARK: - Running

  /// Whether there is a row, or another one.
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  /// Runs a statement that gives no rows.
  func run() throws {
    defer { sqlite3_reset(pointer) }
    guard try !step() else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
  }

  func reset() { sqlite3_reset(pointer) }

  private func failure() -> DatabaseError {
    let connection = sqlite3_db_handle(pointer)
    return DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
      message: String(cString: sqlite3_errmsg(connection)))
  }

  // MARK: - Reading the row, by its columns from 0 on

  func number(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  /// The bytes of a column, which are there until the next step.
  func withBytes<Value>(
    _ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Value
  ) rethrows -> Value {
    let start = sqlite3_column_blob(pointer, column)
    let count = Int(sqlite3_column_bytes(pointer, column))
    return try body(
      UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count))
  }
}
