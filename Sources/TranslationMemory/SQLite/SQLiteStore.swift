public import Foundation
internal import GRDB
internal import Synchronization

/// A memory in one SQLite file, with its index in the same file and the same transactions.
///
/// Readers and writers of many processes may use one file at once: readers see whole steps only,
/// and writers wait for each other. Without WAL mode's shared memory, as on
/// network drives, one machine at a time must use the file.
public final class SQLiteStore: MemoryStore {
  let connection: SQLiteConnection
  /// What one reader of texts leaves for the next, one writer, and one look-up.
  let wordsRead = Shelf<WordsRead>()
  let knownWords = Shelf<KnownWords>()
  let matchers = Shelf<MatcherMemory>()

  /// Opens a memory for reading and writing; makes it, and its folder, where there is none. An
  /// older memory is brought up to date.
  ///
  /// `patience` is how many seconds a call waits for another program's writing to end. A batch of
  /// units takes less than one, and each 32nd, which merges what was written, about two. `progress`
  /// hears of the bringing up to date.
  public init(
    opening file: URL, patience: TimeInterval = 10,
    progress: @escaping MigrationProgress = { _, _ in }
  ) throws(MemoryError) {
    connection = try SQLiteOpening(patience: patience, progress: progress)
      .connectionForWriting(file)
  }

  /// Opens a memory for look-ups alone.
  public init(
    reading file: URL, patience: TimeInterval = 10,
    progress: @escaping MigrationProgress = { _, _ in }
  ) throws(MemoryError) {
    connection = try SQLiteOpening(patience: patience, progress: progress)
      .connectionForReading(file)
  }

  /// Whether an earlier version of the program wrote a memory, so that opening it takes some time.
  public static func isOlder(_ file: URL) throws(MemoryError) -> Bool {
    try SQLiteOpening(patience: 10).isOlder(file)
  }

  /// A memory that is kept in no file and lives as long as this store.
  public init() throws(MemoryError) {
    connection = try SQLiteOpening(patience: 0).connectionInMemory()
  }

  /// The path of the file.
  public var file: String { connection.file }
}

/// Things that are made once and lent to one user at a time.
final class Shelf<Thing: Sendable>: Sendable {
  private let things = Mutex<[Thing]>([])

  /// One that is free; nil if none is.
  func take() -> Thing? { things.withLock { $0.popLast() } }

  /// No more than a few are kept.
  func put(_ thing: Thing) { things.withLock { if $0.count < 8 { $0.append(thing) } } }
}

/// The C library behind this store.
public enum StoreLibrary {
  /// Such as `SQLite 3.40.1`.
  public static var version: String {
    let found = try? DatabaseQueue().read { db in
      try String.fetchOne(db, sql: "SELECT sqlite_version()")
    }
    return "SQLite \(found ?? "of an unknown version")"
  }
}
