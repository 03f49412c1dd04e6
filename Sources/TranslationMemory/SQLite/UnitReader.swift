internal import Bitext
internal import Foundation
internal import GRDB

/// Makes units of the rows of the tables.
struct UnitReader {
  private let db: Database
  private let pairs: [Int64: LanguagePair]
  /// The detail read last: an import's units mostly share one.
  private var lastDetail: (id: Int64, detail: OccurrenceDetail)?

  init(_ db: Database) throws {
    self.db = db
    pairs = try UnitReader.pairs(db)
  }

  /// All language pairs by their numbers.
  static func pairs(_ db: Database) throws -> [Int64: LanguagePair] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT id, source, target FROM pair ORDER BY id"))
    return Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        let pair = LanguagePair(
          source: Language(try row.word(1)), target: Language(try row.word(2)))
        return (try row.number(0), pair)
      })
  }

  /// What `unit(from:)` reads, in its order, from the tables `columns.tables`.
  static let columns = """
    unit.pair, source.letters, target.letters, previous.letters, next.letters, unit.codes,
    occurrence.created, occurrence.changed, occurrence.confidence, occurrence.identifier,
    occurrence.detail, occurrence.unit, occurrence.import
    """

  static let tables = """
    occurrence
    JOIN import ON import.id = occurrence.import
    JOIN unit ON unit.id = occurrence.unit
    JOIN text AS source ON source.id = unit.source
    JOIN text AS target ON target.id = unit.target
    LEFT JOIN text AS previous ON previous.id = unit.previous
    LEFT JOIN text AS next ON next.id = unit.next
    """

  /// Occurrences count while their import is not deleted and no correction has replaced them.
  static let isLive = "import.deleted IS NULL AND occurrence.ended IS NULL"

  /// A unit with all that vouches for it; nil if nothing does.
  mutating func unit(_ id: Int64) throws -> StoredUnit? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(UnitReader.columns) FROM \(UnitReader.tables)
        WHERE occurrence.unit = ? AND \(UnitReader.isLive) ORDER BY occurrence.id
        """)
    var occurrences: [StoredUnit.Occurrence] = []
    let rows = try Row.fetchCursor(statement, arguments: [id])
    while let row = try rows.next() {
      occurrences.append(
        StoredUnit.Occurrence(importID: try row.number(12), unit: try unit(from: row)))
    }
    return occurrences.isEmpty ? nil : StoredUnit(id: id, occurrences: occurrences)
  }

  /// The unit as an occurrence says it, whether or not it counts; nil if there is none.
  mutating func occurrence(_ id: Int64) throws -> TranslationUnit? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(UnitReader.columns) FROM \(UnitReader.tables) WHERE occurrence.id = ?")
    return try Row.fetchOne(statement, arguments: [id]).map { try unit(from: $0) }
  }

  /// The unit that a row says, as it came.
  mutating func unit(from row: Row) throws -> TranslationUnit {
    guard let pair = pairs[try row.number(0)] else { throw RecordReader.Damage() }
    let codes = try CodeRecord.codes(from: row.hasNull(atIndex: 5) ? nil : try row.bytes(5))
    var unit = TranslationUnit(
      source: .init(
        language: pair.source, content: TaggedText(try row.letters(1), codes: codes.source)),
      target: .init(
        language: pair.target, content: TaggedText(try row.letters(2), codes: codes.target)),
      identifier: try row.lettersIfAny(9),
      context: .init(previous: try row.lettersIfAny(3), next: try row.lettersIfAny(4)))
    unit.provenance.created = try row.dateIfAny(6)
    unit.provenance.changed = try row.dateIfAny(7)
    unit.provenance.confidence = try row.fractionIfAny(8)
    if let id = try row.numberIfAny(10) { try detail(id).restore(into: &unit) }
    return unit
  }

  private mutating func detail(_ id: Int64) throws -> OccurrenceDetail {
    if let lastDetail, lastDetail.id == id { return lastDetail.detail }
    let statement = try db.cachedStatement(sql: "SELECT outlet, content FROM detail WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw RecordReader.Damage()
    }
    let detail = OccurrenceDetail(outlet: try row.lettersIfAny(0), content: try row.bytes(1))
    lastDetail = (id, detail)
    return detail
  }
}
