import Testing

@testable import SentenceEncoder

@Suite(.needsWeights) struct PartSharesTests {
  private func shares(_ texts: [[String]]) throws -> [[SentenceVector]] {
    try InstalledWeights.encoder.get().shares(ofParts: texts)
  }

  @Test func `each part has its vector, and a text without parts has none`() throws {
    let found = try shares([["The", "truce", "holds", "."], [], ["هدنة"]])
    #expect(found.map(\.count) == [4, 0, 1])
    #expect(try shares([]).isEmpty)
  }

  @Test func `parts that render each other point the same way`() throws {
    let found = try shares([
      ["وصلت", "القافلة", "إلى", "دمشق", "يوم", "الأحد"],
      ["The", "convoy", "reached", "Damascus", "on", "Sunday"],
    ])
    for (arabic, english) in [(0, 2), (1, 1), (3, 3), (5, 5)] {
      let nearest = found[1].indices.max {
        found[0][arabic].cosine(found[1][$0]) < found[0][arabic].cosine(found[1][$1])
      }
      #expect(nearest == english)
    }
  }

  @Test func `texts together give what each gives alone`() throws {
    let texts = [["مجلس", "الأمن"], ["Security", "Council", "", "of", "2254"]]
    let together = try shares(texts)
    for (text, found) in zip(texts, together) {
      for (a, b) in zip(try shares([text])[0], found) { #expect(a.cosine(b) > 0.9999) }
    }
  }
}
