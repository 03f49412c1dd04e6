import Bitext
import Foundation
import Testing

@testable import TranslationMemory

/// Stretches of a text are found that no unit resembles as a whole.
extension MemoryStoreContract {
  static let zoneUnit = unit(
    "أعلن المبعوث إنشاء مناطق خفض التوتر في البلاد",
    "The envoy announced the establishment of de-escalation zones in the country")
  static let detaineeUnit = unit(
    "طالب الوفد بالكشف عن مصير المعتقلين", "The delegation demanded to know the fate of detainees")

  static func stretches(_ text: String, _ store: some MemoryStore) throws -> [String] {
    let words = TextWords(text)
    return try store.stretches(of: MatchQuery(TaggedText(text))).map {
      String(text[words.range(of: $0)])
    }
  }

  @Test(arguments: StoreKind.all)
  func `the longest stretches of a text are found`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", [Self.zoneUnit, Self.detaineeUnit])
      #expect(
        try Self.stretches("دخلت قوافل وبمناطق خفض التوتر ومصير المعتقلين مجهول", store)
          == ["وبمناطق خفض التوتر", "ومصير المعتقلين"])
      #expect(try Self.stretches("مناطق أخرى", store).isEmpty)
      #expect(try Self.stretches("التوتر خفض مناطق", store).isEmpty)
      #expect(try Self.stretches("", store).isEmpty)
      // Hamzas come and go; words between do not.
      #expect(try Self.stretches("اعلن المبعوث انشاء لجنة", store) == ["اعلن المبعوث انشاء"])
      // A particle inside a stretch makes it another phrase.
      #expect(try Self.stretches("مناطق بمصير المعتقلين", store) == ["بمصير المعتقلين"])
      #expect(try Self.stretches("مصير بالمعتقلين", store).isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `a stretch comes with its units, and with its letters on both sides`(
    _ kind: StoreKind
  ) throws {
    try kind.use { store in
      try store.take("one", [Self.zoneUnit, Self.detaineeUnit])
      let text = "دخلت قوافل وبمناطق خفض التوتر أمس"
      let query = MatchQuery(TaggedText(text))
      let stretch = try #require(store.stretches(of: query).first)
      let found = try store.units(with: stretch, of: query, limit: 5)
      let hit = try #require(found.hits.first)
      #expect(found.hits.count == 1 && !found.isCut)
      #expect(hit.unit.unit == Self.zoneUnit)
      #expect(text[hit.query] == "مناطق خفض التوتر")
      #expect(Self.zoneUnit.source.text[hit.range] == "مناطق خفض التوتر")
      #expect(try store.units(with: 0..<99, of: query, limit: 5).hits.isEmpty)
    }
  }

  @Test(arguments: StoreKind.all)
  func `only units that count have stretches`(_ kind: StoreKind) throws {
    try kind.use { store in
      let done = try store.take("one", [Self.zoneUnit])
      // Context alone is no unit, and another language is not asked for.
      try store.take("two", [unit("نص", "text", previous: "قبل مناطق خفض النار")])
      let text = "مناطق خفض التوتر"
      let french = LanguagePair(source: .arabic, target: Language("fr"))
      #expect(
        try store.stretches(of: MatchQuery(TaggedText(text), languages: french)).isEmpty)
      #expect(try store.stretches(of: MatchQuery(TaggedText(text), side: .target)).isEmpty)
      #expect(try Self.stretches("خفض النار", store).isEmpty)
      #expect(try Self.stretches(text, store) == [text])
      try store.deleteImport(done.id)
      #expect(try Self.stretches(text, store).isEmpty)
    }
  }

  @Test(arguments: StoreKind.all, Array(1...6) as [UInt64])
  func `stretches are those that reading every unit gives`(
    _ kind: StoreKind, _ seed: UInt64
  ) throws {
    try kind.use { store in
      var random = RandomMatches(seed: seed)
      var coin = SplitMix64(state: seed)
      let given = random.units(50)
      try store.take("all", given)
      for _ in 0..<25 {
        let query = random.query(like: given)
        guard query.side == .source else { continue }
        let (found, every) = (try store.stretches(of: query), try everyStretch(of: query, store))
        #expect(found == every, "\(query.text)")
        let ends = TextWords(query.text).ranges.map { _ in Bool.random(using: &coin) }
        #expect(
          try store.stretches(of: query, between: ends)
            == everyStretch(of: query, between: ends, store),
          "\(query.text) \(ends)")
      }
    }
  }

  /// The longest runs of words that some unit has side by side, by reading all.
  private func everyStretch(
    of query: MatchQuery, between ends: [Bool]? = nil, _ store: some MemoryStore
  ) throws -> [Range<Int>] {
    let words = TextWords(query.text)
    var texts: [String] = []
    for id in 1...200 {
      guard let unit = try store.unit(Int64(id)) else { continue }
      let pair = LanguagePair(
        source: unit.unit.source.language, target: unit.unit.target.language)
      if query.languages?.covers(pair) ?? true { texts.append(unit.unit.source.text) }
    }
    var found: [Range<Int>] = []
    for start in words.ranges.indices where ends?[start] ?? true {
      let longest = (start + 2..<max(start + 2, words.ranges.count + 1)).reversed()
      let end = longest.first { end in
        guard ends?[end - 1] ?? true else { return false }
        let part = String(query.text[words.range(of: start..<end)])
        return texts.contains { stands(part, of: end - start, in: $0) }
      }
      if let end, end > found.last?.upperBound ?? 0 { found.append(start..<end) }
    }
    return found
  }

  private func stands(_ part: String, of count: Int, in text: String) -> Bool {
    var known = WordShapes()
    return Phrase.Reading.allCases.contains { reading in
      let phrase = Phrase(part, reading: reading)
      guard phrase.isSearchable, phrase.words.count == count else { return false }
      let exact = phrase.knowing { [WordShape(letters: $0.letters[...]).coreKey] }
      return !exact.ranges(in: text, &known).isEmpty && !exact.ranges(in: part, &known).isEmpty
    }
  }
}
