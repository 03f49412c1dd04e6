public import Foundation
internal import GRDB

extension SQLiteStore {
  /// Copies the memory, as it is at one moment, to a file of its own; others may go on reading and
  /// writing meanwhile. The copy gets its name when it is whole, and is for its owner alone.
  ///
  /// Throws: `.occupied` where something has that name, `.diskFull`, `.unwritable`, and what
  /// reading the memory may throw.
  public func backUp(to copy: URL) throws(MemoryError) {
    guard try !SQLiteOpening.isThere(copy) else { throw .occupied(file: copy.path) }
    let isOurs: Bool
    do {
      isOurs = try SQLiteOpening(patience: 10).make(at: copy) { queue in
        try connection.copy(to: queue)
        // Without a log, one file is all there is to move; who writes to it begins one anew.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
      }
    } catch let error as DatabaseError where error.isOfTheOriginal {
      throw MemoryError(error, file: file)
    } catch {
      throw SQLiteOpening.openingError(error, copy)
    }
    guard isOurs else { throw .occupied(file: copy.path) }
  }
}

extension DatabaseError {
  /// Whether it says something of what is copied, which the copy, being new, cannot suffer from.
  fileprivate var isOfTheOriginal: Bool {
    [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_BUSY, .SQLITE_LOCKED].contains(resultCode)
  }
}
