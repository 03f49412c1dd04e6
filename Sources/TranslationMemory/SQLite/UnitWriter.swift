internal import Bitext
internal import Foundation
internal import GRDB

/// Puts units into the tables within one transaction.
struct UnitWriter {
  private let db: Database
  private let units: PreparedUnits
  private var texts: TextWriter
  private var details: [[UInt8]: Int64] = [:]
  /// A unit whose detail is known: an import's units mostly share one.
  private var detailed: (unit: Int, id: Int64?)?
  private var pairs: [LanguagePair: StoredPair] = [:]
  /// The unit met last and its pair.
  private var paired: (unit: Int, pair: StoredPair)?

  private struct StoredPair {
    let id: Int64
    /// The tags as they were first written.
    let tags: LanguagePair
  }

  private let findUnit: BareStatement
  private var unitRows: RowBatch
  private var occurrenceRows: RowBatch
  private var highestUnit: Int64
  private var highestOccurrence: Int64

  init(_ db: Database, _ units: PreparedUnits, known: KnownWords) throws {
    self.db = db
    self.units = units
    texts = try TextWriter(db, units.texts, known: known)
    findUnit = try BareStatement(
      db,
      """
      SELECT id FROM unit WHERE pair = ?1 AND source = ?2 AND target = ?3
      AND previous IS ?4 AND next IS ?5 AND codes IS ?6
      """)
    unitRows = try RowBatch(
      db, into: "unit (pair, source, target, previous, next, codes, id)", columns: 7)
    occurrenceRows = try RowBatch(
      db,
      into: """
        occurrence (unit, import, created, changed, confidence, identifier, detail, replaces, id,
          times)
        """, columns: 10)
    // Numbers of units are never given again (AUTOINCREMENT).
    highestUnit = try db.sound(
      Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'unit'") ?? 0)
    highestOccurrence = try db.highestNumber(in: "occurrence")
  }

  /// The words met, to be handed to the next writer once the transaction has ended well.
  var known: KnownWords { texts.known }

  /// Where a unit came to lie.
  struct Place {
    let unit: Int64
    let isNew: Bool
    /// The number of the occurrence that was entered; nil if one that was there was counted again.
    var occurrence: Int64?
  }

  /// Takes in one of the units, for which an import vouches.
  @discardableResult
  mutating func insert(
    _ index: Int, into id: Import.ID, replacing older: Int64? = nil
  ) throws -> Place {
    let pair = try storedPair(of: index)
    var place = try place(of: index, pair: pair)
    let occurrence = Occurrence(
      unit: place.unit, importID: id, detail: try detailID(of: index, pair: pair.tags),
      replaces: older)
    if try place.isNew || older != nil || !countAgain(occurrence, of: index) {
      place.occurrence = try insert(occurrence, of: index)
    }
    return place
  }

  /// Writes what waits, and enters the words of all texts that were new. Must be called before the
  /// transaction ends.
  mutating func finish() throws {
    try writeUnits()
    try occurrenceRows.write()
    try texts.finish()
  }

  /// Writes the units that wait, and first the texts they name.
  private mutating func writeUnits() throws {
    try texts.writeRows()
    try unitRows.write()
  }

  // MARK: - Units

  // Units are read where they lie: one that is handed about is copied, which takes as long as
  // writing it.

  private mutating func place(of index: Int, pair: StoredPair) throws -> Place {
    let places = units.places(of: index)
    let previous = try places.previous.map { try texts.number(of: $0).id }
    let source = try texts.number(of: places.source)
    let target = try texts.number(of: places.target)
    let next = try places.next.map { try texts.number(of: $0).id }
    let codes = CodeRecord.bytes(
      of: units.units[index].source.content.codes, units.units[index].target.content.codes)
    return try codes.withBytes { codes in
      if !source.isNew && !target.isNew {
        try writeUnits()
        findUnit.bind(pair.id, at: 1)
        findUnit.bind(source.id, at: 2)
        findUnit.bind(target.id, at: 3)
        findUnit.bind(ifAny: previous, at: 4)
        findUnit.bind(ifAny: next, at: 5)
        findUnit.bind(ifAny: codes, at: 6)
        defer { findUnit.reset() }
        if try findUnit.step() { return Place(unit: findUnit.number(0), isNew: false) }
      }
      highestUnit += 1
      if unitRows.isNearlyFull { try texts.writeRows() }
      unitRows.bind(pair.id, at: 1)
      unitRows.bind(source.id, at: 2)
      unitRows.bind(target.id, at: 3)
      unitRows.bind(ifAny: previous, at: 4)
      unitRows.bind(ifAny: next, at: 5)
      unitRows.bind(ifAny: codes, at: 6)
      unitRows.bind(highestUnit, at: 7)
      try unitRows.endRow()
      return Place(unit: highestUnit, isNew: true)
    }
  }

  private mutating func storedPair(of index: Int) throws -> StoredPair {
    if let paired, units.haveSameTags(paired.unit, index) { return paired.pair }
    let pair = LanguagePair(
      source: units.units[index].source.language, target: units.units[index].target.language)
    let stored = try storedPair(pair)
    paired = (index, stored)
    return stored
  }

  private mutating func storedPair(_ pair: LanguagePair) throws -> StoredPair {
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
    let detail: Int64?
    let replaces: Int64?
  }

  private mutating func insert(_ occurrence: Occurrence, of index: Int) throws -> Int64 {
    highestOccurrence += 1
    if occurrenceRows.isNearlyFull { try writeUnits() }
    occurrenceRows.bind(occurrence.unit, at: 1)
    occurrenceRows.bind(occurrence.importID, at: 2)
    occurrenceRows.bind(ifAny: units.units[index].provenance.created?.seconds, at: 3)
    occurrenceRows.bind(ifAny: units.units[index].provenance.changed?.seconds, at: 4)
    occurrenceRows.bind(ifAny: units.units[index].provenance.confidence, at: 5)
    if var identifier = units.units[index].identifier {
      identifier.withUTF8 { occurrenceRows.bind(ifAny: UnsafeRawBufferPointer($0), at: 6) }
    } else {
      occurrenceRows.bind(ifAny: nil as Int64?, at: 6)
    }
    occurrenceRows.bind(ifAny: occurrence.detail, at: 7)
    occurrenceRows.bind(ifAny: occurrence.replaces, at: 8)
    occurrenceRows.bind(highestOccurrence, at: 9)
    occurrenceRows.bind(1, at: 10)
    try occurrenceRows.endRow()
    return highestOccurrence
  }

  /// Whether the import had said the very same of the unit, and now has once more.
  private mutating func countAgain(_ occurrence: Occurrence, of index: Int) throws -> Bool {
    try writeUnits()
    try occurrenceRows.write()
    let statement = try db.cachedStatement(
      sql: """
        UPDATE occurrence SET times = times + 1
        WHERE unit = ? AND import = ? AND created IS ? AND changed IS ? AND confidence IS ?
        AND identifier IS ? AND detail IS ? AND replaces IS NULL AND ended IS NULL
        """)
    let unit = units.units[index]
    try statement.execute(arguments: [
      occurrence.unit, occurrence.importID, unit.provenance.created?.seconds,
      unit.provenance.changed?.seconds, unit.provenance.confidence,
      unit.identifier.map { Data($0.utf8) }, occurrence.detail,
    ])
    return db.changesCount > 0
  }

  // MARK: - Details

  private mutating func detailID(of index: Int, pair: LanguagePair) throws -> Int64? {
    if let detailed, units.haveSameDetail(detailed.unit, index) { return detailed.id }
    let detail = OccurrenceDetail(of: units.units[index], pair: pair)
    let id = try detail.isEmpty ? nil : number(of: detail)
    detailed = (index, id)
    return id
  }

  private mutating func number(of detail: OccurrenceDetail) throws -> Int64 {
    let name = detail.name
    let id = try details[name] ?? storedDetail(detail, key: StableHash.of(name).narrowKey)
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
