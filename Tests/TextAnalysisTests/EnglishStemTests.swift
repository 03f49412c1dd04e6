import Testing
import TextAnalysis

@Suite struct `English stems` {
  static func share(_ one: String, _ other: String) -> Bool {
    let stems = Set(EnglishStem.readings(of: one).map(\.stem))
    return EnglishStem.readings(of: other).contains {
      $0.ending == .none && stems.contains($0.stem)
    }
  }

  @Test(arguments: [
    ("zones", "zone"), ("parties", "party"), ("Council's", "council"), ("Council’s", "Council"),
    ("envoys", "envoy"), ("ceasefires", "ceasefire"), ("churches", "church"), ("houses", "house"),
    ("crises", "crisis"), ("children", "child"), ("withdrawn", "withdraw"), ("planned", "plan"),
    ("escalated", "escalate"), ("carried", "carry"), ("voting", "vote"), ("Parties'", "party"),
    ("mobilisation", "mobilization"), ("centre", "center"), ("defences", "defense"),
  ])
  func `regular and irregular forms meet their base`(word: String, base: String) {
    #expect(Self.share(word, base))
  }

  @Test(arguments: [
    ("crisis", "crisi"), ("press", "pres"), ("focus", "focu"), ("need", "ne"), ("bring", "br"),
    ("news", "ne"), ("is", "i"), ("zone", "zoning"), ("Iraq", "Iran"),
  ])
  func `what is no ending stays`(word: String, other: String) {
    #expect(!Self.share(word, other))
  }

  @Test func `a verb's form says so`() {
    #expect(EnglishStem.readings(of: "meeting").contains { $0.ending == .verb })
    #expect(EnglishStem.readings(of: "zones").allSatisfy { $0.ending != .verb })
  }

  @Test func `words of other letters have one stem`() {
    #expect(EnglishStem.readings(of: "Женева").count == 1)
  }
}
