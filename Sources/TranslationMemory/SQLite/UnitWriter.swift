internal import Bitext
internal import Foundation
internal import GRDB

/// Puts units into the tables within one transaction.
struct UnitWriter {
  private let db: Database
  private var texts: TextWriter
  private var details: [[UInt8]: Int64] = [:]
  private var pairs: [LanguagePair: StoredPair] = [:]

  private struct StoredPair {
    let id: Int64
    /// The tags as they were first written.
    let tags: LanguagePair
  }

  private let findUnit: BareStatement
  private let insertUnit: BareStatement
  private let insertOccurrence: BareStatement

  init(_ db: Database, known: KnownWords) throws {
    self.db = db
    texts = try TextWriter(db, known: known)
    findUnit = try BareStatement(
      db,
      """
      SELECT id FROM unit WHERE pair = ?1 AND source = ?2 AND target = ?3
      AND previous IS ?4 AND next IS ?5 AND codes IS ?6
      """)
    insertUnit = try BareStatement(
      db,
      """
      INSERT INTO unit (pair, source, target, previous, next, codes) VALUES (?, ?, ?, ?, ?, ?)
      """)
    insertOccurrence = try BareStatement(
      db,
      """
      INSERT INTO occurrence
      (unit, import, created, changed, confidence, identifier, detail, times, replaces)
      VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)
      """)
  }

  /// The words met, to be handed to the next writer once the transaction has ended well.
  var known: KnownWords { texts.known }

  /// Where a unit came to lie.
  struct Place {
    let unit: Int64
    let isNew: Bool
  }

  /// Takes in a unit for which an import vouches.
  @discardableResult
  mutating func insert(
    _ unit: TranslationUnit, into id: Import.ID, replacing older: Int64? = nil
  ) throws -> Place {
    let pair = try storedPair(of: unit)
    let place = try place(of: unit, pair: pair)
    let occurrence = Occurrence(
      unit: place.unit, importID: id, provenance: unit.provenance, identifier: unit.identifier,
      detail: try detailID(of: unit, pair: pair.tags), replaces: older)
    if place.isNew || older != nil {
      try insert(occurrence)
    } else if try !countAgain(occurrence) {
      try insert(occurrence)
    }
    return place
  }

  /// Enters the words of all texts that were new. Must be called before the transaction ends.
  mutating func finish() throws { try texts.finish() }

  // MARK: - Units

  private mutating func place(of unit: TranslationUnit, pair: StoredPair) throws -> Place {
    let previous = try unit.context.previous.map { try texts.number(of: $0).id }
    let source = try texts.number(of: unit.source.text)
    let target = try texts.number(of: unit.target.text)
    let next = try unit.context.next.map { try texts.number(of: $0).id }
    let codes = CodeRecord.bytes(of: unit)
    func bind(_ statement: BareStatement, _ codes: UnsafeRawBufferPointer?) {
      statement.bind(pair.id, at: 1)
      statement.bind(source.id, at: 2)
      statement.bind(target.id, at: 3)
      statement.bind(ifAny: previous, at: 4)
      statement.bind(ifAny: next, at: 5)
      statement.bind(ifAny: codes, at: 6)
    }
    return try codes.withBytes { codes in
      if !source.isNew && !target.isNew {
        bind(findUnit, codes)
        defer { findUnit.reset() }
        if try findUnit.step() { return Place(unit: findUnit.number(0), isNew: false) }
      }
      bind(insertUnit, codes)
      try insertUnit.run()
      return Place(unit: db.lastInsertedRowID, isNew: true)
    }
  }

  private mutating func storedPair(of unit: TranslationUnit) throws -> StoredPair {
    let pair = LanguagePair(source: unit.source.language, target: unit.target.language)
    if let known = pairs[pair] { return known }
    let stored: StoredPair
    if let (id, tags) = try UnitReader.pairs(db).first(where: { $0.value == pair }) {
      stored = StoredPair(id: id, tags: tags)
    } else {
      try db.execute(
        sql: "INSERT INTO pair (source, target) VALUES (?, ?)",
        arguments: [pair.source.tag, pair.target.tag])
      stored = StoredPair(id: db.lastInsertedRowID, tags: pair)
    }
    pairs[pair] = stored
    return stored
  }

  // MARK: - Occurrences

  private struct Occurrence {
    let unit: Int64
    let importID: Import.ID
    let provenance: Provenance
    let identifier: String?
    let detail: Int64?
    let replaces: Int64?

    var values: StatementArguments {
      [
        unit, importID, provenance.created?.seconds, provenance.changed?.seconds,
        provenance.confidence, identifier.map { Data($0.utf8) }, detail,
      ]
    }
  }

  private func insert(_ occurrence: Occurrence) throws {
    let statement = insertOccurrence
    statement.bind(occurrence.unit, at: 1)
    statement.bind(occurrence.importID, at: 2)
    statement.bind(ifAny: occurrence.provenance.created?.seconds, at: 3)
    statement.bind(ifAny: occurrence.provenance.changed?.seconds, at: 4)
    statement.bind(ifAny: occurrence.provenance.confidence, at: 5)
    statement.bind(ifAny: occurrence.detail, at: 7)
    statement.bind(ifAny: occurrence.replaces, at: 8)
    try occurrence.identifier.map { Array($0.utf8) }.withBytes {
      statement.bind(ifAny: $0, at: 6)
      try statement.run()
    }
  }

  /// Whether the import had said the very same of the unit, and now has once more.
  private func countAgain(_ occurrence: Occurrence) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE occurrence SET times = times + 1
        WHERE unit = ? AND import = ? AND created IS ? AND changed IS ? AND confidence IS ?
        AND identifier IS ? AND detail IS ? AND replaces IS NULL AND ended IS NULL
        """)
    try statement.execute(arguments: occurrence.values)
    return db.changesCount > 0
  }

  // MARK: - Details

  private mutating func detailID(of unit: TranslationUnit, pair: LanguagePair) throws -> Int64? {
    let detail = OccurrenceDetail(of: unit, pair: pair)
    if detail.isEmpty { return nil }
    let name = detail.name
    if let known = details[name] { return known }
    let id = try storedDetail(detail, key: StableHash.of(name).narrowKey)
    details[name] = id
    return id
  }

  private func storedDetail(_ detail: OccurrenceDetail, key: Int64) throws -> Int64 {
    let known = try db.cachedStatement(
      sql: "SELECT id FROM detail WHERE key = ? AND outlet IS ? AND content = ?")
    let values: StatementArguments = [
      key, detail.outlet.map { Data($0.utf8) }, Data(detail.content),
    ]
    if let id = try Int64.fetchOne(known, arguments: values) { return id }
    try db.cachedStatement(sql: "INSERT INTO detail (key, outlet, content) VALUES (?, ?, ?)")
      .execute(arguments: values)
    return db.lastInsertedRowID
  }
}

extension [UInt8]? {
  /// The bytes where there are any.
  fileprivate func withBytes<Value>(
    _ body: (UnsafeRawBufferPointer?) throws -> Value
  ) rethrows -> Value {
    guard let self else { return try body(nil) }
    return try self.withUnsafeBytes { try body($0) }
  }
}
