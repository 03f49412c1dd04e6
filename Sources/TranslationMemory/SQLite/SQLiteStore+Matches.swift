internal import Bitext
internal import GRDB

extension SQLiteStore {
  public func matches(
    of query: MatchQuery, _ settings: MatchSettings
  ) throws(MemoryError) -> [MemoryMatch] {
    var memory = matchers.take() ?? MatcherMemory()
    let matches = try connection.read { db in
      var search = try MatchSearch(db, query, settings, &memory)
      return try search.run(&memory)
    }
    matchers.put(memory)
    return matches
  }
}

/// Finds the units whose text is like the one looked up, the best first.
private struct MatchSearch {
  private let query: MatchQuery
  private let text: MatchText
  private let settings: MatchSettings
  private let similarity: Similarity
  private let index: FuzzyIndex
  private let keys: TextKeyRuns
  private let letters: BareStatement
  private var units: UnitSearch
  private var found: [Int64: [MemoryMatch]] = [:]

  init(
    _ db: Database, _ query: MatchQuery, _ settings: MatchSettings, _ memory: inout MatcherMemory
  ) throws {
    self.query = query
    self.settings = settings
    similarity = Similarity(penalties: settings.penalties)
    index = try FuzzyIndex(db, &memory)
    text = MatchText(query.text, &memory.shapes)
    keys = TextKeyRuns(db)
    letters = try BareStatement(db, "SELECT letters FROM text WHERE id = ?")
    units = try UnitSearch(db, languages: query.languages)
  }

  /// Texts are found first, then their units. Where texts have none that count, or penalties put
  /// units behind those of other texts, more texts are looked for.
  mutating func run(_ memory: inout MatcherMemory) throws -> [MemoryMatch] {
    guard settings.limit > 0, !units.isHopeless else { return [] }
    let least = 100 * (settings.threshold + settings.memoryPenalty)
    var count = settings.limit
    while true {
      // A text's own score is 100 % at most; context comes on top.
      let hits = try texts(count, atLeast: min(least, MatchScore.identical.points), &memory)
      let matches = try matches(of: hits)
      let isComplete = hits.count < count
      guard !isComplete else { return matches }
      let lowest = hits.map(\.measured.points).min() ?? 0
      let worth = min(lowest, MatchScore.identical.points) - 100 * settings.memoryPenalty
      if matches.count == settings.limit, matches[settings.limit - 1].score.points >= worth {
        return matches
      }
      count *= 4
    }
  }

  private mutating func matches(of hits: [FuzzyIndex.Hit]) throws -> [MemoryMatch] {
    let letters = CharacterPattern(query.text)
    let ranked = hits.map { (hit: $0, likeness: letters.similarity(to: $0.content.text)) }
      .sorted {
        ($1.hit.measured.points, $1.likeness, $1.hit.text)
          < ($0.hit.measured.points, $0.likeness, $0.hit.text)
      }
    var matches: [MemoryMatch] = []
    var last: (points: Int, likeness: Int)?
    for (hit, likeness) in ranked {
      // Once there are enough, only texts as good as the last may still change the order.
      let isBehind = last.map { (hit.measured.points, likeness) < $0 } ?? false
      if isBehind, isSettled(matches, below: hit.measured.points, likeness) { break }
      matches += try units(of: hit, likeness)
      last = (hit.measured.points, likeness)
    }
    return Array(matches.sorted(by: MemoryMatch.precedes).prefix(settings.limit))
  }

  /// Whether no text of a score and a likeness can have a unit among the best.
  private func isSettled(_ matches: [MemoryMatch], below points: Int, _ likeness: Int) -> Bool {
    let best = points - 100 * settings.memoryPenalty
    return matches.count { ($0.score.points, $0.characterSimilarity) > (best, likeness) }
      >= settings.limit
  }

  private mutating func units(of hit: FuzzyIndex.Hit, _ likeness: Int) throws -> [MemoryMatch] {
    if let known = found[hit.text] { return known }
    let comparison = TextComparison(
      score: MatchScore(points: hit.measured.points), differences: hit.measured.differences,
      words: WordDifference.all(between: text, and: hit.content))
    let matches = try units.units(of: hit.text, on: query.side).map {
      MemoryMatch(
        unit: $0, query: query, comparison: comparison, characterSimilarity: likeness,
        settings: settings)
    }.filter { $0.score.points >= 100 * settings.threshold }
    found[hit.text] = matches
    return matches
  }

  private func texts(
    _ count: Int, atLeast least: Int, _ memory: inout MatcherMemory
  ) throws -> [FuzzyIndex.Hit] {
    guard text.count == 0 else {
      return try index.search(text, similarity, count: count, atLeast: least, &memory)
    }
    return try wordless(atLeast: least, &memory)
  }

  /// The texts like the query where it has no words: those with its key.
  private func wordless(
    atLeast least: Int, _ memory: inout MatcherMemory
  ) throws -> [FuzzyIndex.Hit] {
    defer { letters.reset() }
    var hits: [FuzzyIndex.Hit] = []
    for id in try keys.finder().texts(of: TextKey.key(of: query.text)) {
      letters.reset()
      letters.bind(id, at: 1)
      guard try letters.step() else { continue }
      let author = letters.withBytes(0) { String(decoding: $0, as: UTF8.self) }
      let content = MatchText(author, &memory.shapes)
      guard
        let measured = similarity.measure(text, content, atLeast: max(least, 1), rows: &memory.rows)
      else { continue }
      hits.append(FuzzyIndex.Hit(text: id, content: content, measured: measured))
    }
    return hits
  }
}
