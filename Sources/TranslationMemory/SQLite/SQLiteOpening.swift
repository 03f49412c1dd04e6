internal import Foundation
internal import GRDB

/// Opens the file of a memory, or makes it.
///
/// A new memory is made beside its place and put there whole, so that nobody ever meets half a one
/// and two programs that begin at once do not disturb each other. As articles may be confidential,
/// the file and the folder it needs are for their owner alone.
struct SQLiteOpening {
  /// Seconds to wait for another program's writing to end.
  let patience: TimeInterval
  /// Hears how far an older memory is brought up to date.
  var progress: MigrationProgress = { _, _ in }

  func connectionForWriting(_ url: URL) throws(MemoryError) -> SQLiteConnection {
    let path = url.path
    do {
      if try !Self.isThere(url) { try create(at: url) }
      let state = try DatabaseQueue(path: path, configuration: reading(url)).read(Self.state)
      guard state == .current || state == .older else { throw Self.error(state, path) }
      let pool = try DatabasePool(path: path, configuration: writing)
      try Self.prepareForWriting(pool)
      if state == .older { try migrate(pool) }
      return SQLiteConnection(file: path, writing: pool)
    } catch {
      throw Self.openingError(error, url)
    }
  }

  func connectionForReading(_ url: URL) throws(MemoryError) -> SQLiteConnection {
    let path = url.path
    guard try Self.isThere(url) else { throw .missing(file: path) }
    do {
      let queue = try DatabaseQueue(
        path: Self.name(forReading: url), configuration: reading(url))
      switch try queue.read(Self.state) {
      case .current: return SQLiteConnection(file: path, reading: queue)
      case .older:
        _ = try connectionForWriting(url)
        return SQLiteConnection(file: path, reading: queue)
      case let other: throw Self.error(other, path)
      }
    } catch {
      throw MemoryError(error, file: path)
    }
  }

  func isOlder(_ url: URL) throws(MemoryError) -> Bool {
    do {
      return try DatabaseQueue(path: Self.name(forReading: url), configuration: reading(url))
        .read(Self.state) == .older
    } catch {
      throw MemoryError(error, file: url.path)
    }
  }

  /// A memory that lives as long as its store.
  func connectionInMemory() throws(MemoryError) -> SQLiteConnection {
    let name = "memory"
    do {
      let queue = try DatabaseQueue(named: nil, configuration: writing)
      try queue.writeWithoutTransaction(Self.initialise)
      try SQLiteSchema.migrator().migrate(queue)
      return SQLiteConnection(file: name, writing: queue)
    } catch {
      throw MemoryError(error, file: name)
    }
  }

  // MARK: - Making

  private func create(at url: URL) throws {
    try make(at: url) { queue in
      try queue.writeWithoutTransaction(Self.initialise)
      try SQLiteSchema.migrator().migrate(queue)
      // In place, two programs could not change to the log at once: one of them would be refused.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    }
  }

  /// Makes a file whole before it gets its name; where another program was first, its file stays.
  ///
  /// Returns whether it was this one that got the name.
  @discardableResult
  func make(at url: URL, _ fill: (DatabaseQueue) throws -> Void) throws -> Bool {
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let draft = folder.appendingPathComponent(".\(url.lastPathComponent).\(UUID().uuidString)")
    defer { Self.removeFiles(of: draft) }
    let descriptor = open(draft.path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown, errno: errno) }
    close(descriptor)
    let queue = try DatabaseQueue(path: draft.path, configuration: writing)
    try fill(queue)
    try queue.close()
    return try Self.put(draft, at: url)
  }

  private static func put(_ draft: URL, at url: URL) throws -> Bool {
    if link(draft.path, url.path) != 0 {
      if errno == EEXIST { return false }
      // A file system without hard links.
      try FileManager.default.moveItem(at: draft, to: url)
    }
    // The name is to outlast a loss of power as the file itself does.
    let folder = open(url.deletingLastPathComponent().path, O_RDONLY)
    guard folder >= 0 else { return true }
    fsync(folder)
    close(folder)
    return true
  }

  private static func removeFiles(of draft: URL) {
    for ending in ["", "-journal", "-wal", "-shm"] { unlink(draft.path + ending) }
  }

  private static func initialise(_ db: Database) throws {
    // SQLite and the system take about as long to write a large page as a small one.
    try db.execute(sql: "PRAGMA page_size = 8192")
    try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
    try db.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
  }

  // MARK: - Looking

  static func isThere(_ url: URL) throws(MemoryError) -> Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
    if isFolder.boolValue { throw .notAMemory(file: url.path) }
    return isThere
  }

  private enum State { case current, older, newer, foreign }

  private static func state(_ db: Database) throws -> State {
    let id = try Int32.fetchOne(db, sql: "PRAGMA application_id")
    guard id == SQLiteSchema.applicationID else { return .foreign }
    let migrator = SQLiteSchema.migrator()
    if try migrator.hasBeenSuperseded(db) { return .newer }
    return try migrator.hasCompletedMigrations(db) ? .current : .older
  }

  private static func error(_ state: State, _ path: String) -> MemoryError {
    state == .newer ? .newerSchema(file: path) : .notAMemory(file: path)
  }

  static func openingError(_ error: any Error, _ url: URL) -> MemoryError {
    switch error {
    case let error as CocoaError:
      .unwritable(file: url.path, cause: error.cause)
    case let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN:
      .unwritable(file: url.path, cause: error.message ?? "it cannot be opened")
    default:
      MemoryError(error, file: url.path)
    }
  }

  /// Two programs may bring one memory up to date at once: the one that comes second finds a step
  /// done that it was about to do, and goes on behind it.
  private func migrate(_ pool: DatabasePool) throws {
    let migrator = SQLiteSchema.migrator(progress: progress)
    var done = try pool.read(migrator.appliedIdentifiers).count
    while true {
      do {
        try migrator.migrate(pool)
        break
      } catch {
        let now = try pool.read(migrator.appliedIdentifiers).count
        guard now > done else { throw error }
        done = now
      }
    }
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA incremental_vacuum") }
  }

  // MARK: - Settings

  /// Readers write nothing. Where they could, SQLite is told so by the connection and not by the
  /// file's mode: of connections that may not write, the last leaves the log (`-wal`, `-shm`) beside
  /// the memory, as it may not take it away (Write-Ahead Logging, section 4).
  private func reading(_ url: URL) -> Configuration {
    var configuration = Configuration()
    let files = FileManager.default
    let isWritable =
      files.isWritableFile(atPath: url.path)
      && files.isWritableFile(atPath: url.deletingLastPathComponent().path)
    configuration.readonly = !isWritable
    configuration.busyMode = .timeout(patience)
    configuration.label = "memory"
    configuration.prepareDatabase { db in
      if isWritable { try db.execute(sql: "PRAGMA query_only = ON") }
    }
    return configuration
  }

  private var writing: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.label = "memory"
    return configuration
  }

  private static func prepareForWriting(_ pool: DatabasePool) throws {
    try pool.writeWithoutTransaction { db in
      // What was said to be saved is saved, even if the machine loses power the moment after.
      try db.execute(sql: "PRAGMA synchronous = FULL")
      try db.execute(sql: "PRAGMA cache_size = -65536")
      let pageSize = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 4096
      try db.execute(sql: "PRAGMA wal_autocheckpoint = \(33_554_432 / pageSize)")
      try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
    }
  }

  /// In a folder where nothing can be written SQLite reads a file only if told that it stays as
  /// it is (Uniform Resource Identifiers in SQLite, `immutable`).
  private static func name(forReading url: URL) -> String {
    let files = FileManager.default
    let log = url.path + "-wal"
    guard !files.isWritableFile(atPath: url.deletingLastPathComponent().path),
      !files.fileExists(atPath: log)
    else { return url.path }
    return url.absoluteURL.standardizedFileURL.absoluteString + "?immutable=1"
  }
}

extension CocoaError {
  fileprivate init(_ code: Code, errno: Int32) {
    self.init(
      code,
      userInfo: [
        NSUnderlyingErrorKey: NSError(domain: NSPOSIXErrorDomain, code: Int(errno))
      ])
  }

  /// The system's own words, without the path.
  fileprivate var cause: String {
    let underlying = userInfo[NSUnderlyingErrorKey] as? NSError
    if let underlying, underlying.domain == NSPOSIXErrorDomain {
      return String(cString: strerror(Int32(underlying.code))).lowercased()
    }
    return localizedDescription
  }
}
