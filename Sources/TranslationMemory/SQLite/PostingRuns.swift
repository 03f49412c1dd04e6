internal import Foundation
internal import GRDB

/// The index of words in the file: which texts have a core.
///
/// Postings are written in runs, each in the order of the cores: one a step, put behind all that is
/// there, so that writing never looks for a place. Runs are merged when there are many (a
/// log-structured merge tree; O'Neil et al. 1996). A run's number is never given again, and whatever
/// changes the texts changes the runs, so that equal lists of runs mean an equal index.
struct PostingRuns {
  let db: Database

  init(_ db: Database) { self.db = db }

  /// A run with the number of its postings, the oldest first.
  struct Run: Hashable {
    let id: Int64
    let postings: Int64
  }

  func runs() throws -> [Run] {
    let statement = try BareStatement(db, "SELECT id, postings FROM run ORDER BY id")
    defer { statement.reset() }
    var runs: [Run] = []
    while try statement.step() {
      runs.append(Run(id: statement.number(0), postings: statement.number(1)))
    }
    return runs
  }

  // MARK: - Reading

  /// Calls `body` with each text that has the core.
  func forEachText(of core: Int64, in runs: [Run], _ body: (Int64) throws -> Void) throws {
    let blocks = try BareStatement(
      db, "SELECT first, texts FROM posting WHERE run = ? AND core = ? ORDER BY first")
    defer { blocks.reset() }
    for run in runs {
      blocks.reset()
      blocks.bind(run.id, at: 1)
      blocks.bind(core, at: 2)
      while try blocks.step() {
        let first = blocks.number(0)
        try blocks.withBytes(1) { try Postings.forEach(first, $0, body) }
      }
    }
  }

  /// The texts of a core, which stands in `count`, as a row of numbers that is kept.
  func texts(
    of core: Int64, count: Int64, in runs: [Run], _ kept: inout KeptPostings
  ) throws -> [UInt32] {
    try kept.texts(of: core, count: count) { texts in
      try forEachText(of: core, in: runs) { texts.append(UInt32(truncatingIfNeeded: $0)) }
    }
  }

  /// The same as a set; nil if the core is not frequent, or was seldom asked for.
  func texts(
    of core: Int64, count: Int64, in runs: [Run], _ kept: inout FrequentTexts
  ) throws -> TextSet? {
    try kept.texts(of: core, count: count) { texts in
      try forEachText(of: core, in: runs) { texts.insert($0) }
    }
  }

  /// In how many texts each core stands.
  func counts(of cores: [Int64], in runs: [Run]) throws -> [Int64] {
    let count = try BareStatement(
      db, "SELECT count FROM posting WHERE run = ? AND core = ? ORDER BY first LIMIT 1")
    defer { count.reset() }
    return try cores.map { core in
      var sum: Int64 = 0
      for run in runs {
        count.reset()
        count.bind(run.id, at: 1)
        count.bind(core, at: 2)
        if try count.step() { sum += count.number(0) }
      }
      return sum
    }
  }

  // MARK: - Writing

  /// Enters the words of new texts as a run, and merges runs where there are many.
  func add(_ pending: PendingPostings) throws {
    var pending = pending
    var writer = try RunWriter(db)
    try pending.forEachCore { core, texts in try writer.write(core: core, texts: texts) }
    try writer.finish()
    try mergeEqualRuns()
  }

  private func mergeEqualRuns() throws {
    while true {
      let runs = try runs()
      let equals = RunSizes.equals(of: runs.map(\.postings))
      guard equals > 0 else { return }
      try merge(runs.suffix(equals))
    }
  }

  /// Leaves few runs for those who look up.
  func settle() throws {
    let runs = try runs()
    let tail = RunSizes.tail(of: runs.map(\.postings))
    if tail > 1 { try merge(runs.suffix(tail)) }
  }

  /// Makes one run of several neighbours, without the texts that are to go.
  func merge(_ runs: some Collection<Run>, without gone: TextSet? = nil) throws {
    var readers = try runs.map { try RunReader(db, run: $0.id) }
    var writer = try RunWriter(db)
    var texts: [Int64] = []
    while let core = readers.lazy.compactMap(\.core).min() {
      texts.removeAll(keepingCapacity: true)
      for place in readers.indices where readers[place].core == core {
        try readers[place].takeTexts(into: &texts)
      }
      if let gone { texts.removeAll(where: gone.contains) }
      if !texts.isEmpty { try writer.write(core: core, texts: texts) }
    }
    for reader in readers { reader.close() }
    try writer.finish()
    for run in runs {
      try db.execute(sql: "DELETE FROM posting WHERE run = ?", arguments: [run.id])
      try db.execute(sql: "DELETE FROM run WHERE id = ?", arguments: [run.id])
    }
  }

  /// Takes texts out of the index.
  func remove(_ texts: TextSet) throws { try merge(runs(), without: texts) }

  /// Forgets everything.
  func erase() throws {
    try db.execute(sql: "DELETE FROM posting")
    try db.execute(sql: "DELETE FROM run")
  }
}

/// Writes a run, core by core in rising order.
private struct RunWriter {
  private let db: Database
  private let id: Int64
  private var rows: RowBatch
  private var postings: Int64 = 0

  init(_ db: Database) throws {
    self.db = db
    try db.execute(sql: "INSERT INTO run (postings) VALUES (0)")
    id = db.lastInsertedRowID
    rows = try RowBatch(db, into: "posting (run, core, first, count, texts)", columns: 5)
  }

  /// Texts must be in rising order, at least one. The first block tells their number.
  mutating func write(core: Int64, texts: [Int64]) throws {
    postings += Int64(texts.count)
    var count: Int64? = Int64(texts.count)
    var block = Postings.Block(texts[0])
    for text in texts.dropFirst() {
      if block.isFull {
        try save(block, core: core, count: count)
        count = nil
        block = Postings.Block(text)
      } else {
        block.append(text)
      }
    }
    try save(block, core: core, count: count)
  }

  private mutating func save(_ block: Postings.Block, core: Int64, count: Int64?) throws {
    rows.bind(id, at: 1)
    rows.bind(core, at: 2)
    rows.bind(block.first, at: 3)
    rows.bind(ifAny: count, at: 4)
    block.bytes.withUnsafeBytes { rows.bind(ifAny: $0, at: 5) }
    try rows.endRow()
  }

  mutating func finish() throws {
    try rows.write()
    try db.execute(sql: "UPDATE run SET postings = ? WHERE id = ?", arguments: [postings, id])
  }
}

/// Reads a run, core by core in rising order.
private struct RunReader {
  private let rows: BareStatement
  /// The core that comes next; nil at the end.
  private(set) var core: Int64?

  init(_ db: Database, run: Int64) throws {
    rows = try BareStatement(
      db, "SELECT core, first, texts FROM posting WHERE run = ? ORDER BY core, first",
      isShared: false)
    rows.bind(run, at: 1)
    try next()
  }

  private mutating func next() throws { core = try rows.step() ? rows.number(0) : nil }

  /// Adds the texts of the core and goes on to the next.
  mutating func takeTexts(into texts: inout [Int64]) throws {
    let current = core
    while core != nil && core == current {
      let first = rows.number(1)
      rows.withBytes(2) { Postings.forEach(first, $0) { texts.append($0) } }
      try next()
    }
  }

  func close() { rows.reset() }
}
