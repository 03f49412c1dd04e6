internal import Foundation
internal import GRDB
internal import Synchronization

/// A door to the file of a memory: every call is one transaction, and what SQLite says against it
/// becomes a `MemoryError` that names the file.
final class SQLiteConnection: Sendable {
  /// The path as people know it.
  let file: String
  private let access: Access
  /// How often the file was read through a connection for reading.
  private let readings = Atomic(0)

  private enum Access: Sendable {
    case reading(any DatabaseReader)
    case writing(any DatabaseWriter)
  }

  init(file: String, writing writer: any DatabaseWriter) {
    self.file = file
    access = .writing(writer)
  }

  init(file: String, reading reader: any DatabaseReader) {
    self.file = file
    access = .reading(reader)
  }

  /// Reads in one transaction: all that is read is of one moment.
  ///
  /// - Parameter isLong: whether much of the memory is read.
  func read<Value>(
    isLong: Bool = false, _ body: (Database) throws -> Value
  ) throws(MemoryError) -> Value {
    do {
      return try isolated(isLong: isLong, body)
    } catch {
      throw MemoryError(error, file: file)
    }
  }

  private func isolated<Value>(
    isLong: Bool = false, _ body: (Database) throws -> Value
  ) throws -> Value {
    guard case .reading(let reader) = access else { return try self.reader.read(body) }
    // The connection is for reading only already. `read` would make it so once more each time, at
    // which SQLite forgets all prepared statements (PRAGMA query_only).
    return try reader.unsafeRead { db in
      let count = isLong ? Self.few : 1
      let before = readings.wrappingAdd(count, ordering: .relaxed).oldValue
      if before < Self.few, before + count >= Self.few {
        // Who looks up often comes back to the same pages. Who looks up once does not, and to take fresh
        // memory for each page costs more than to read it.
        try db.execute(sql: "PRAGMA cache_size = -65536")
      }
      var result: Value?
      try db.inTransaction(.deferred) {
        result = try body(db)
        return .commit
      }
      guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
      return result
    }
  }

  /// Reading no more often than this is done with the little memory that SQLite takes by itself.
  private static let few = 50

  /// Reads much in one transaction, letting errors of `body` that are not SQLite's through.
  func readThrough(_ body: (Database) throws -> Void) throws {
    do {
      try isolated(isLong: true, body)
    } catch  where error is DatabaseError || error.isDamage {
      throw MemoryError(error, file: file)
    }
  }

  /// Writes in one transaction, which waits for other writers before it begins.
  func write<Value>(_ body: (Database) throws -> Value) throws(MemoryError) -> Value {
    let writer = try writer()
    do {
      return try writer.write(body)
    } catch {
      throw MemoryError(error, file: file)
    }
  }

  /// Writes in one transaction rows that name only rows the writer has just read or written, so that
  /// SQLite need not look for each of them.
  func writeKnown<Value>(_ body: (Database) throws -> Value) throws(MemoryError) -> Value {
    let writer = try writer()
    do {
      return try writer.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        var result: Value?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    } catch {
      throw MemoryError(error, file: file)
    }
  }

  /// Writes in one transaction in which rows may go before those that name them. References are
  /// checked at its end, where they are broken nothing is written.
  func writeInAnyOrder<Value>(_ body: (Database) throws -> Value) throws(MemoryError) -> Value {
    let writer = try writer()
    do {
      return try writer.barrierWriteWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        defer { try? db.execute(sql: "PRAGMA foreign_keys = ON") }
        var result: Value?
        try db.inTransaction(.immediate) {
          result = try body(db)
          try db.checkForeignKeys()
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    } catch {
      throw MemoryError(error, file: file)
    }
  }

  /// Runs statements that SQLite wants outside of transactions.
  func maintain(_ body: (Database) throws -> Void) throws(MemoryError) {
    let writer = try writer()
    do {
      try writer.barrierWriteWithoutTransaction(body)
    } catch {
      throw MemoryError(error, file: file)
    }
  }

  /// Copies the whole file as it is at one moment; others may go on reading and writing.
  func copy(to queue: DatabaseQueue) throws { try reader.backup(to: queue) }

  private var reader: any DatabaseReader {
    switch access {
    case .reading(let reader): reader
    case .writing(let writer): writer
    }
  }

  private func writer() throws(MemoryError) -> any DatabaseWriter {
    guard case .writing(let writer) = access else {
      throw .unwritable(file: file, cause: "it was opened for reading only")
    }
    return writer
  }
}

extension MemoryError {
  /// What an error of the database means to the translator.
  init(_ error: any Error, file: String) {
    switch error {
    case let error as MemoryError:
      self = error
    case let error where error.isDamage:
      self = .damaged(file: file, detail: "a record cannot be read")
    case let error as DatabaseError:
      self = MemoryError.of(error, file: file)
    default:
      self = .failed(file: file, cause: String(describing: error))
    }
  }

  private static func of(_ error: DatabaseError, file: String) -> MemoryError {
    let said = error.message ?? "SQLite code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: return .notAMemory(file: file)
    case .SQLITE_CORRUPT: return .damaged(file: file, detail: said)
    case .SQLITE_FULL: return .diskFull(file: file)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(file: file)
    case .SQLITE_READONLY: return .unwritable(file: file, cause: said)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return .unreadable(file: file, cause: said)
    case .SQLITE_IOERR: return ofInputAndOutput(error, file: file, said: said)
    default: return .failed(file: file, cause: said)
    }
  }

  private static func ofInputAndOutput(
    _ error: DatabaseError, file: String, said: String
  ) -> MemoryError {
    switch error.extendedResultCode {
    case .SQLITE_IOERR_SHORT_READ: .damaged(file: file, detail: "it ends early")
    // The index of the log, which SQLite makes anew, found no room.
    case .SQLITE_IOERR_SHMSIZE: .diskFull(file: file)
    case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMOPEN,
      .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_DELETE:
      .unwritable(file: file, cause: said)
    default: .unreadable(file: file, cause: said)
    }
  }
}

extension Error {
  /// Whether what was read is not what a memory writes.
  fileprivate var isDamage: Bool { self is RecordReader.Damage || self is RowDecodingError }
}
