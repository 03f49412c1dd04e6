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

  init(_ db: Database) throws {
    self.db = db
    texts = try TextWriter(db)
  }

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
    let codes = CodeRecord.bytes(of: unit).map { Data($0) }
    let values: StatementArguments = [pair.id, source.id, target.id, previous, next, codes]
    if !source.isNew && !target.isNew {
      let known = try db.cachedStatement(
        sql: """
          SELECT id FROM unit WHERE pair = ? AND source = ? AND target = ?
          AND previous IS ? AND next IS ? AND codes IS ?
          """)
      if let id = try Int64.fetchOne(known, arguments: values) {
        return Place(unit: id, isNew: false)
      }
    }
    let insertion = try db.cachedStatement(
      sql: """
        INSERT INTO unit (pair, source, target, previous, next, codes) VALUES (?, ?, ?, ?, ?, ?)
        """)
    try insertion.execute(arguments: values)
    return Place(unit: db.lastInsertedRowID, isNew: true)
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
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO occurrence
        (unit, import, created, changed, confidence, identifier, detail, times, replaces)
        VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)
        """)
    try statement.execute(arguments: occurrence.values + [occurrence.replaces])
  }

  /// Whether the import had said the very same of the unit, and now has once more.
  private func countAgain(_ occurrence: Occurrence) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE occurrence SET times = times + 1
        WHERE unit = ? AND import = ? AND created IS ? AND changed IS ? AND confidence IS ?
        AND identifier IS ? AND detail IS ? AND replaces IS NULL
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
