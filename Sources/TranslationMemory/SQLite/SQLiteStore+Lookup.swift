internal import Bitext
internal import GRDB
public import TextAnalysis

extension SQLiteStore {
  public func unit(_ id: StoredUnit.ID) throws(MemoryError) -> StoredUnit? {
    try connection.read { db in
      var reader = try UnitReader(db)
      return try reader.unit(id)
    }
  }

  public func units(
    of text: String, on side: Side, level: FoldLevel, languages: LanguagePair?
  ) throws(MemoryError) -> [StoredUnit] {
    try connection.read { db in
      let level = min(level, TextKey.level)
      let wanted = FoldedText(text, level: level).utf8
      var found = try UnitSearch(db, languages: languages)
      let letters = try db.cachedStatement(sql: "SELECT letters FROM text WHERE id = ?")
      for id in try TextKeyRuns(db).finder().texts(of: TextKey.key(of: text)).reversed() {
        guard let row = try Row.fetchOne(letters, arguments: [id]),
          try FoldedText(row.letters(0), level: level).utf8 == wanted
        else { continue }
        try found.collect(text: id, on: side)
      }
      return found.units.sorted { $0.id > $1.id }
    }
  }

  public func units(
    containing phrase: String, languages: LanguagePair?, limit: Int
  ) throws(MemoryError) -> [PhraseHit] {
    try connection.read { db in
      var search = try PhraseSearch(db, languages: languages, limit: limit)
      for reading in Phrase.Reading.allCases {
        try search.collect(Phrase(phrase, reading: reading))
      }
      return search.hits
    }
  }
}

/// Collects the units that have a text.
struct UnitSearch {
  private let db: Database
  private var reader: UnitReader
  /// The numbers of the language pairs that are meant; nil for all.
  private let pairs: Set<Int64>?
  private(set) var units: [StoredUnit] = []

  init(_ db: Database, languages: LanguagePair?) throws {
    self.db = db
    reader = try UnitReader(db)
    pairs = try languages.map { try UnitSearch.pairs(coveredBy: $0, db) }
  }

  /// Whether no unit has the languages that are meant.
  var isHopeless: Bool { pairs?.isEmpty ?? false }

  static func pairs(coveredBy languages: LanguagePair, _ db: Database) throws -> Set<Int64> {
    Set(try UnitReader.pairs(db).filter { languages.covers($0.value) }.keys)
  }

  mutating func collect(text: Int64, on side: Side) throws {
    units += try self.units(of: text, on: side)
  }

  /// The live units with the text on a side, the newest first.
  mutating func units(of text: Int64, on side: Side) throws -> [StoredUnit] {
    let column = side.rawValue
    let statement = try db.cachedStatement(
      sql: "SELECT id, pair FROM unit WHERE \(column) = ? ORDER BY id DESC")
    return try Row.fetchAll(statement, arguments: [text]).compactMap { row in
      if let pairs, try !pairs.contains(row.number(1)) { return nil }
      return try reader.unit(row.number(0))
    }
  }
}

/// Finds the units that contain a phrase.
struct PhraseSearch {
  private let db: Database
  private let limit: Int
  private let highest: Int64
  private var units: UnitSearch
  private var known = WordShapes()
  private var found: Set<Key> = []
  private(set) var hits: [PhraseHit] = []

  private struct Key: Hashable {
    let unit: Int64
    let side: Side
  }

  init(_ db: Database, languages: LanguagePair?, limit: Int) throws {
    self.db = db
    self.limit = limit
    highest = try db.highestText()
    units = try UnitSearch(db, languages: languages)
  }

  /// Adds the hits of a phrase that no earlier phrase has found.
  mutating func collect(_ phrase: Phrase) throws {
    guard phrase.isSearchable, hits.count < limit else { return }
    let index = WordIndex(db)
    let phrase = try phrase.knowing(index.cores)
    let candidates = try self.candidates(phrase, index)
    try candidates.forEachDescending { text in
      try take(text, phrase)
      return hits.count < limit
    }
  }

  /// The texts that have all the words, in whatever order.
  private func candidates(_ phrase: Phrase, _ index: WordIndex) throws -> TextSet {
    var candidates: TextSet?
    for cores in Set(phrase.words.map(\.cores)) {
      let texts = try index.texts(withAnyOf: cores, upTo: highest)
      candidates?.formIntersection(texts)
      candidates = candidates ?? texts
    }
    return candidates ?? TextSet(upTo: highest)
  }

  private mutating func take(_ text: Int64, _ phrase: Phrase) throws {
    let letters = try db.cachedStatement(sql: "SELECT letters FROM text WHERE id = ?")
    guard let row = try Row.fetchOne(letters, arguments: [text]) else { return }
    let author = try row.letters(0)
    let ranges = phrase.ranges(in: author, &known)
    guard !ranges.isEmpty else { return }
    let level = phrase.level(of: ranges, in: author)
    for side in Side.allCases {
      for unit in try units.units(of: text, on: side)
      where hits.count < limit && found.insert(Key(unit: unit.id, side: side)).inserted {
        hits.append(PhraseHit(unit: unit, side: side, ranges: ranges, level: level))
      }
    }
  }
}
