internal import GRDB

/// The index of whole texts in the file: which texts have a key.
///
/// Keys are hashes, so those of one step lie all over the index, and a table in their order would be
/// written anew nearly whole by every step. They are kept in runs as postings are (`PostingRuns`).
struct TextKeyRuns {
  private let db: Database

  init(_ db: Database) { self.db = db }

  fileprivate struct Run {
    let id: Int64
    let keys: Int64
  }

  private func runs() throws -> [Run] {
    let statement = try BareStatement(db, "SELECT id, keys FROM key_run ORDER BY id")
    defer { statement.reset() }
    var runs: [Run] = []
    while try statement.step() {
      runs.append(Run(id: statement.number(0), keys: statement.number(1)))
    }
    return runs
  }

  // MARK: - Reading

  /// Finds the texts of one key after another.
  struct Finder {
    private let runs: [Run]
    private let block: BareStatement

    fileprivate init(_ db: Database, _ runs: [Run]) throws {
      self.runs = runs
      block = try BareStatement(
        db,
        """
        SELECT first, texts FROM text_key WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1
        """)
    }

    /// The texts that have the key, in rising order.
    func texts(of key: Int64) throws -> [Int64] {
      var texts: [Int64] = []
      defer { block.reset() }
      for run in runs {
        block.reset()
        block.bind(run.id, at: 1)
        block.bind(key, at: 2)
        guard try block.step() else { continue }
        let first = block.number(0)
        block.withBytes(1) {
          TextKeyBlock.forEach(first, $0) { if $0 == key { texts.append($1) } }
        }
      }
      return texts
    }
  }

  func finder() throws -> Finder { try Finder(db, runs()) }

  /// Calls `body` with every key and its text, in no order.
  func forEach(_ body: (_ key: Int64, _ text: Int64) -> Void) throws {
    let blocks = try BareStatement(
      db, "SELECT first, texts FROM text_key WHERE run IN (SELECT id FROM key_run)")
    defer { blocks.reset() }
    while try blocks.step() {
      let first = blocks.number(0)
      blocks.withBytes(1) { TextKeyBlock.forEach(first, $0, body) }
    }
  }

  // MARK: - Writing

  /// Enters the keys of new texts as a run, and merges runs where there are many.
  func add(_ keys: PendingPostings) throws {
    guard !keys.isEmpty else { return }
    var keys = keys
    var writer = try Writer(db)
    try keys.forEachCore { key, texts in
      for text in texts { try writer.write(key, text: text) }
    }
    try writer.finish()
    while true {
      let runs = try runs()
      let equals = RunSizes.equals(of: runs.map(\.keys))
      guard equals > 0 else { return }
      try merge(runs.suffix(equals))
    }
  }

  /// Leaves few runs for those who look up.
  func settle() throws {
    let runs = try runs()
    let tail = RunSizes.tail(of: runs.map(\.keys))
    if tail > 1 { try merge(runs.suffix(tail)) }
  }

  /// Makes one run of several neighbours, without the texts that are to go.
  private func merge(_ runs: some Collection<Run>, without gone: TextSet? = nil) throws {
    var readers = try runs.map { try Reader(db, run: $0.id) }
    var writer = try Writer(db)
    while let key = readers.lazy.compactMap(\.key).min() {
      // Older runs have the lower texts.
      for place in readers.indices {
        while readers[place].key == key {
          let text = try readers[place].takeText()
          if gone?.contains(text) != true { try writer.write(key, text: text) }
        }
      }
    }
    for reader in readers { reader.close() }
    try writer.finish()
    for run in runs {
      try db.execute(sql: "DELETE FROM text_key WHERE run = ?", arguments: [run.id])
      try db.execute(sql: "DELETE FROM key_run WHERE id = ?", arguments: [run.id])
    }
  }

  /// Takes texts out of the index.
  func remove(_ texts: TextSet) throws { try merge(runs(), without: texts) }

  /// Forgets everything.
  func erase() throws {
    try db.execute(sql: "DELETE FROM text_key")
    try db.execute(sql: "DELETE FROM key_run")
  }

  /// Fills an empty index with keys in rising order.
  func fill(_ keys: (_ write: (_ key: Int64, _ text: Int64) throws -> Void) throws -> Void) throws {
    var writer = try Writer(db)
    try keys { try writer.write($0, text: $1) }
    try writer.finish()
  }

  /// Writes a run, its keys in rising order.
  private struct Writer {
    private let db: Database
    private let id: Int64
    private var rows: RowBatch
    private var keys: Int64 = 0
    private var block: TextKeyBlock?

    init(_ db: Database) throws {
      self.db = db
      try db.execute(sql: "INSERT INTO key_run (keys) VALUES (0)")
      id = db.lastInsertedRowID
      rows = try RowBatch(db, into: "text_key (run, first, texts)", columns: 3)
    }

    mutating func write(_ key: Int64, text: Int64) throws {
      keys += 1
      if block?.isFull == true, block?.last != key { try save() }
      if block == nil { block = TextKeyBlock(key) }
      block?.append(key, text: text)
    }

    private mutating func save() throws {
      guard let block else { return }
      self.block = nil
      rows.bind(id, at: 1)
      rows.bind(block.first, at: 2)
      block.bytes.withUnsafeBytes { rows.bind(ifAny: $0, at: 3) }
      try rows.endRow()
    }

    mutating func finish() throws {
      try save()
      try rows.write()
      if keys > 0 {
        try db.execute(sql: "UPDATE key_run SET keys = ? WHERE id = ?", arguments: [keys, id])
      } else {
        try db.execute(sql: "DELETE FROM key_run WHERE id = ?", arguments: [id])
      }
    }
  }

  /// Reads a run, key by key in rising order.
  private struct Reader {
    private let blocks: BareStatement
    private var entries: [(key: Int64, text: Int64)] = []
    private var place = 0

    init(_ db: Database, run: Int64) throws {
      blocks = try BareStatement(
        db, "SELECT first, texts FROM text_key WHERE run = ? ORDER BY first", isShared: false)
      blocks.bind(run, at: 1)
      try readBlocks()
    }

    /// The key that comes next; nil at the end.
    var key: Int64? { place < entries.count ? entries[place].key : nil }

    mutating func takeText() throws -> Int64 {
      let text = entries[place].text
      place += 1
      if place == entries.count { try readBlocks() }
      return text
    }

    /// Reads blocks up to one that is not empty.
    private mutating func readBlocks() throws {
      entries.removeAll(keepingCapacity: true)
      place = 0
      while entries.isEmpty, try blocks.step() {
        let first = blocks.number(0)
        blocks.withBytes(1) {
          TextKeyBlock.forEach(first, $0) { entries.append((key: $0, text: $1)) }
        }
      }
    }

    func close() { blocks.reset() }
  }
}
