import Bitext
import Testing
import TextAnalysis
import TranslationMemory

/// Units are found by a phrase within a text.
extension MemoryStoreContract {
  struct PhraseCase: Sendable, CustomTestStringConvertible {
    let phrase: String
    let text: String
    /// The letters found; nil where the phrase is not in the text.
    let found: String?
    let level: FoldLevel
    var testDescription: String { "\(phrase) in \(text)" }
    init(_ phrase: String, in text: String, finds found: String?, _ level: FoldLevel = .letters) {
      (self.phrase, self.text, self.found, self.level) = (phrase, text, found, level)
    }
  }

  static let zones = "مناطق خفض التوتر"
  static let terrorism = "الإرهاب"
  static let terrorismWithoutHamza = "الارهاب"

  static let phrases = [
    PhraseCase(zones, in: "أنشئت مناطق خفض التوتر في الشمال", finds: zones),
    PhraseCase(zones, in: "وبمناطق خفض التوتر", finds: zones),
    PhraseCase("وبمناطق خفض التوتر", in: "ومناطق خفض التوتر", finds: zones, .inflection),
    PhraseCase(terrorism, in: "مكافحة الارهاب", finds: terrorismWithoutHamza, .spelling),
    PhraseCase(terrorismWithoutHamza, in: "مكافحة الإرهاب", finds: terrorism, .spelling),
    PhraseCase(terrorism, in: "تمويل للإرهاب", finds: "لإرهاب", .inflection),
    PhraseCase(zones, in: "مناطق لخفض التوتر", finds: nil),
    PhraseCase(zones, in: "خفض التوتر مناطق", finds: nil),
    PhraseCase(zones, in: "مناطق جديدة خفض التوتر", finds: nil),
    PhraseCase("خفض", in: "انخفاض الأسعار", finds: nil),
    PhraseCase("safe zone", in: "Two Safe Zones were named", finds: "Safe Zones", .inflection),
    PhraseCase("de escalation", in: "a De-escalation zone", finds: "De-escalation", .inflection),
    PhraseCase("zone", in: "an ozone layer", finds: nil),
    PhraseCase(
      "2254", in: "القرار \u{662}\u{662}\u{665}\u{664}", finds: "\u{662}\u{662}\u{665}\u{664}",
      .marks),
    PhraseCase("", in: "هدنة", finds: nil),
    PhraseCase(" ، . ", in: "هدنة ، .", finds: nil),
  ]

  @Test(arguments: StoreKind.all, phrases)
  func `a phrase is found in spite of spelling, clitics and inflection`(
    _ kind: StoreKind, _ row: PhraseCase
  ) throws {
    try kind.use { store in
      let given = unit(row.text, "nothing of the kind")
      try store.take("one", [unit("نص آخر", "another"), given])
      let hits = try store.units(containing: row.phrase)
      #expect(hits.map(\.unit.unit) == (row.found == nil ? [] : [given]))
      if let hit = hits.first {
        #expect(hit.side == .source)
        #expect(hit.ranges.map { String(row.text[$0]) } == [row.found])
        #expect(hit.level == row.level)
      }
    }
  }

  @Test(arguments: StoreKind.all)
  func `a phrase is found on either side and at each of its places`(_ kind: StoreKind) throws {
    try kind.use { store in
      let text = "هدنة ثم هدنة"
      try store.take("one", [unit(text, "a truce"), unit("a truce", text)])
      let hits = try store.units(containing: "هدنة")
      #expect(Set(hits.map(\.side)) == [.source, .target])
      for hit in hits {
        #expect(hit.ranges.map { String(text[$0]) } == ["هدنة", "هدنة"])
      }
    }
  }

  @Test(arguments: StoreKind.all)
  func `the limit keeps the newest`(_ kind: StoreKind) throws {
    try kind.use { store in
      try store.take("one", (1...9).map { unit("هدنة \($0)", "truce \($0)") })
      func targets(_ limit: Int) throws -> [String] {
        try store.units(containing: "هدنة", limit: limit).map(\.unit.unit.target.text)
      }
      #expect(try targets(3) == ["truce 9", "truce 8", "truce 7"])
      #expect(try targets(0) == [])
      #expect(try targets(99).count == 9)
    }
  }

  @Test(arguments: StoreKind.all)
  func `phrases find all that reading every text finds`(_ kind: StoreKind) throws {
    try kind.use { store in
      var words = RandomWords(seed: 7)
      let given = (0..<100).map { _ in unit(words.text(1...12), words.latinText(1...8)) }
      for batch in 0..<4 {
        try store.take("\(batch)", Array(given[batch * 25..<(batch + 1) * 25]))
      }
      for _ in 0..<40 {
        let phrase = words.phrase(from: given.map(\.source.text) + given.map(\.target.text))
        let hits = try store.units(containing: phrase, limit: .max)
        let expected = Scan.hits(of: phrase, in: given)
        #expect(Set(hits.map(Scan.Hit.init)) == expected, "\(phrase)")
        #expect(hits.count == expected.count, "\(phrase)")
      }
    }
  }
}
