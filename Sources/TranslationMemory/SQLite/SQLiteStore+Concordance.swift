internal import Bitext
internal import GRDB
internal import TextAnalysis

extension SQLiteStore {
  /// The units a query means, those with the newest texts first; `limit` ends the list.
  ///
  /// Throws: `MemoryError`.
  public func concordance(
    _ query: ConcordanceQuery, limit: Int
  ) throws(MemoryError) -> [ConcordanceHit] {
    try connection.read { db in
      var search = try ConcordanceSearch(db, query, limit: limit)
      return try search.hits()
    }
  }
}

/// Finds the units of a concordance.
private struct ConcordanceSearch {
  private let db: Database
  private let query: ConcordanceQuery
  private let limit: Int
  private var conditions: [Condition] = []
  private var units: UnitSearch
  private var known = WordShapes()

  /// A phrase in one or more wordings, and the side where it must stand; nil for either.
  private struct Condition {
    let wordings: [PreparedPhrase]
    let side: Side?
    let texts: TextSet

    /// Every place of a wording; where two overlap, the longer.
    func ranges(in text: String, _ known: inout WordShapes) -> [TextRange] {
      var found: [TextRange] = []
      for wording in wordings { found += wording.ranges(in: text, &known) }
      guard wordings.count > 1 else { return found }
      return found.sorted { ($1.count, $0) < ($0.count, $1) }.reduce(into: []) { kept, range in
        if !kept.contains(where: { $0.overlaps(range) }) { kept.append(range) }
      }
    }

    var sides: [Side] { side.map { [$0] } ?? Side.allCases }
  }

  init(_ db: Database, _ query: ConcordanceQuery, limit: Int) throws {
    self.db = db
    self.query = query
    self.limit = limit
    units = try UnitSearch(db, languages: query.filter.languages)
    let highest = try db.highestText()
    let asked: [([String], Side?)] = [
      (query.source.map { [$0] } ?? [], .source), (query.target.map { [$0] } ?? [], .target),
      (query.phrases, nil),
    ]
    for (texts, side) in asked where !texts.isEmpty {
      let wordings = try texts.map { try PreparedPhrase(ConcordancePhrase($0), db) }
      conditions.append(
        Condition(
          wordings: wordings, side: side,
          texts: try wordings.reduce(into: TextSet(upTo: highest)) {
            $0.formUnion(try $1.texts(db, upTo: highest))
          }))
    }
  }

  mutating func hits() throws -> [ConcordanceHit] {
    // The rarest phrase leads; the others are looked for in its units only.
    let byRarity = conditions.sorted { $0.texts.count < $1.texts.count }
    guard let leading = byRarity.first else { return [] }
    var found: [ConcordanceHit] = []
    var seen: Set<StoredUnit.ID> = []
    let letters = try db.cachedStatement(sql: "SELECT letters FROM text WHERE id = ?")
    try leading.texts.forEachDescending { text in
      guard let row = try Row.fetchOne(letters, arguments: [text]),
        !leading.ranges(in: try row.letters(0), &known).isEmpty
      else { return true }
      for side in leading.sides {
        for unit in try units.units(of: text, on: side)
        where found.count < limit && query.means(unit) && seen.insert(unit.id).inserted {
          if let hit = hit(unit, byRarity) { found.append(hit) }
        }
      }
      return found.count < limit
    }
    return found
  }

  /// The places of all phrases in a unit; nil if one of them is not where it must be.
  private mutating func hit(_ unit: StoredUnit, _ conditions: [Condition]) -> ConcordanceHit? {
    var ranges: [Side: [TextRange]] = [:]
    for condition in conditions {
      var isMet = false
      for side in condition.sides {
        let places = condition.ranges(in: unit.text(on: side), &known)
        isMet = isMet || !places.isEmpty
        ranges[side, default: []] += places
      }
      if !isMet { return nil }
    }
    return ConcordanceHit(
      unit: unit, sourceRanges: (ranges[.source] ?? []).sorted(),
      targetRanges: (ranges[.target] ?? []).sorted())
  }
}

/// A phrase with wildcards, ready to be found in texts.
private struct PreparedPhrase {
  private let parts: [Part]

  private enum Part {
    /// The ways of reading some words side by side.
    case words([Phrase])
    case pattern([UInt8])
    case gap
  }

  init(_ phrase: ConcordancePhrase, _ db: Database) throws {
    let index = WordIndex(db)
    parts = try phrase.parts.map { part in
      switch part {
      case .gap: .gap
      case .pattern(let pattern): .pattern(pattern)
      case .words(let text):
        .words(
          try Phrase.Reading.allCases.map { Phrase(text, reading: $0) }
            .filter(\.isSearchable).map { try $0.knowing(index.cores) })
      }
    }
  }

  /// The texts that may have the phrase; without a whole word in it, all texts.
  func texts(_ db: Database, upTo highest: Int64) throws -> TextSet {
    let index = WordIndex(db)
    var texts = TextSet(allUpTo: highest)
    for case .words(let readings) in parts {
      var some = TextSet(upTo: highest)
      for phrase in readings {
        var all = TextSet(allUpTo: highest)
        for cores in Set(phrase.words.map(\.cores)) {
          all.formIntersection(try index.texts(withAnyOf: cores, upTo: highest))
        }
        some.formUnion(all)
      }
      texts.formIntersection(some)
    }
    return parts.isEmpty ? TextSet(upTo: highest) : texts
  }

  /// Every place in a text, from left to right and without overlap.
  func ranges(in text: String, _ known: inout WordShapes) -> [TextRange] {
    if parts.count == 1, case .words(let readings) = parts[0] {
      return Self.ranges(of: readings, in: text, &known)
    }
    let indexed = IndexedText(text)
    let words = indexed.ranges.map { indexed.folded.original(TextRange($0)) }
    var places: [[Range<Int>]?] = []
    var found: [[Range<Int>: TextRange]] = []
    for part in parts {
      let standing = Self.places(of: part, in: text, indexed, words, &known)
      places.append(standing.map { $0.keys.sorted { $0.lowerBound < $1.lowerBound } })
      found.append(standing ?? [:])
    }
    let starts = Dictionary(
      (found.first ?? [:]).map { ($0.key.lowerBound, $0.value) }, uniquingKeysWith: { $1 })
    let ends = Dictionary(
      (found.last ?? [:]).map { ($0.key.upperBound, $0.value) }, uniquingKeysWith: { $1 })
    return PartPlaces(places: places).stretches().compactMap { stretch in
      guard let first = starts[stretch.lowerBound], let last = ends[stretch.upperBound] else {
        return nil
      }
      return TextRange(first.lowerBound, last.upperBound)
    }
  }

  /// Where a part stands, by the places of its words; nil for a gap, which may be anywhere.
  private static func places(
    of part: Part, in text: String, _ indexed: IndexedText, _ words: [TextRange],
    _ known: inout WordShapes
  ) -> [Range<Int>: TextRange]? {
    switch part {
    case .gap: return nil
    case .pattern(let pattern):
      let hits = words.indices.filter { place in
        let letters = String(decoding: indexed.letters(place), as: UTF8.self)
        return ConcordancePhrase.matches(pattern, FoldedText(letters, level: .spelling).utf8)
      }
      return Dictionary(uniqueKeysWithValues: hits.map { ($0..<$0 + 1, words[$0]) })
    case .words(let readings):
      var places: [Range<Int>: TextRange] = [:]
      for range in ranges(of: readings, in: text, &known) {
        let inside = words.indices.filter { words[$0].overlaps(range) }
        if let first = inside.first, let last = inside.last { places[first..<last + 1] = range }
      }
      return places
    }
  }

  private static func ranges(
    of readings: [Phrase], in text: String, _ known: inout WordShapes
  ) -> [TextRange] {
    var found: [TextRange] = []
    for phrase in readings {
      for range in phrase.ranges(in: text, &known)
      where !found.contains(where: { $0.overlaps(range) }) {
        found.append(range)
      }
    }
    return found.sorted()
  }
}
