import Bitext

@testable import TranslationMemory

/// Matches without an index: every unit is compared.
struct MatchScan {
  private let matches: [MemoryMatch]

  init(_ store: some MemoryStore, _ query: MatchQuery, penalties: MatchPenalties) throws {
    let settings = MatchSettings(threshold: 0, limit: .max, penalties: penalties)
    let similarity = Similarity(penalties: penalties)
    let letters = CharacterPattern(query.text)
    var matches: [MemoryMatch] = []
    for id in 1...200 {
      guard let unit = try store.unit(Int64(id)) else { continue }
      let pair = LanguagePair(
        source: unit.unit.source.language, target: unit.unit.target.language)
      if let languages = query.languages, !languages.covers(pair) { continue }
      let text = unit.text(on: query.side)
      matches.append(
        MemoryMatch(
          unit: unit, query: query, comparison: similarity.comparison(of: query.text, with: text),
          characterSimilarity: letters.similarity(to: text), settings: settings))
    }
    self.matches = matches.sorted(by: MemoryMatch.precedes)
  }

  func best(_ limit: Int, threshold: Int) -> [MemoryMatch] {
    Array(matches.filter { $0.score.points >= 100 * threshold }.prefix(limit))
  }
}

/// Memories of texts that resemble one another, and queries that resemble them.
struct RandomMatches {
  private var words: RandomWords

  init(seed: UInt64) { words = RandomWords(seed: seed &* 977) }

  /// Some texts of their own, the others made of them by a few changes.
  mutating func units(_ count: Int) -> [TranslationUnit] {
    var texts: [String] = []
    for _ in 0..<count {
      let isOwn = texts.count < 4 || words.pick([true, false, false])
      texts.append(isOwn ? words.text(0...12) : changed(words.pick(texts)))
    }
    return texts.enumerated().map { number, text in
      let language: Language = words.pick([.english, .english, Language("fr")])
      let codes =
        words.pick([true, false, false, false])
        ? [InlineCode(element: "ph", content: "x", offset: 0)] : []
      return unit(
        text, words.latinText(0...4) + " \(number % 40)", to: language,
        previous: words.pick([nil, "a", "b"]), next: words.pick([nil, "a", "b"]), codes: codes,
        provenance: Provenance(
          created: words.pick([nil, march(1), march(2)]), outlet: words.pick([nil, "سانا"]),
          confidence: words.pick([nil, 0.5])))
    }
  }

  mutating func query(like units: [TranslationUnit]) -> MatchQuery {
    let text = words.pick(units).source.text
    var query = MatchQuery(TaggedText(words.pick([text, changed(text), changed(changed(text))])))
    query.context = .init(previous: words.pick([nil, "a", "b"]), next: words.pick([nil, "a"]))
    query.languages = words.pick([nil, LanguagePair(source: .arabic, target: .english)])
    query.outlet = words.pick([nil, "سانا"])
    if words.pick([true, false, false, false, false]) {
      query = MatchQuery(TaggedText(words.pick(units).target.text), side: .target)
    }
    return query
  }

  mutating func penalties() -> MatchPenalties {
    words.pick([
      .standard, .init(numbers: 0, orthographic: 0, letterCase: 0, punctuation: 0, tags: 0),
      .init(numbers: 10, orthographic: 4, letterCase: 2, punctuation: 3, tags: 8),
    ])
  }

  /// A text with words put in, left out, exchanged, respelled, or with other numbers or signs.
  private mutating func changed(_ text: String) -> String {
    var parts = text.split(separator: " ").map(String.init)
    for _ in 0..<words.pick([1, 1, 1, 2, 3]) {
      let place = parts.isEmpty ? 0 : words.pick(Array(parts.indices))
      switch words.pick([0, 1, 2, 3, 4, 5, 6]) {
      case 0: parts.insert(words.word(), at: place)
      case 1 where !parts.isEmpty: parts.remove(at: place)
      case 2 where !parts.isEmpty: parts[place] = words.word()
      case 3 where !parts.isEmpty: parts[place] = "و" + parts[place]
      case 4: parts = parts.map { $0 == "12" || $0 == "2254" ? words.pick(["7", "12"]) : $0 }
      case 5: parts.append(words.pick([".", "؟", "2017"]))
      default: parts = parts.map { $0.replacing("أ", with: "ا") }
      }
    }
    return parts.joined(separator: " ")
  }
}
