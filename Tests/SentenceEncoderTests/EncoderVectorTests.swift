import Foundation
import SentenceEncoder
import Testing

@Suite(.needsWeights) struct `Vectors of texts` {
  let encoder: SentenceEncoder

  init() throws { encoder = try InstalledWeights.encoder.get() }

  @Test func `vectors equal those of the reference`() throws {
    let sentences = try Fixture.sentences()
    let expected = try Fixture.vectors()
    try #require(sentences.count == expected.count)
    for (text, (found, reference)) in zip(
      sentences, zip(encoder.vectors(for: sentences), expected))
    {
      #expect(found.cosine(reference) >= 0.9999, "\(text)")
    }
  }

  @Test func `a text's vector does not hang on its neighbours`() throws {
    let sentences = try Fixture.sentences()
    for (text, together) in zip(sentences, encoder.vectors(for: sentences)) {
      #expect(encoder.vector(for: text).cosine(together) > 0.999999)
    }
  }

  @Test func `a translation is nearer than another sentence`() throws {
    let vectors = encoder.vectors(for: try Fixture.sentences())
    #expect(vectors[0].cosine(vectors[1]) > 0.7)
    #expect(vectors[0].cosine(vectors[3]) < 0.5)
    #expect(vectors[2].cosine(vectors[3]) > vectors[2].cosine(vectors[1]))
  }

  @Test(arguments: ["", " \t\u{A0}", "\u{0}", "!؟…", "\u{200F}", "👩‍👩‍👧‍👦", "\u{301}", "\u{FEFF}x"])
  func `any text has a vector of unit length`(_ text: String) {
    let vector = encoder.vector(for: text)
    #expect(abs(vector.cosine(vector) - 1) < 1e-5)
  }

  @Test func `a line of 100 kilobytes is one text`() {
    let line = String(repeating: "الاجتماعية والاقتصادية international ", count: 1_800)
    let vector = encoder.vector(for: line)
    #expect(line.utf8.count > 100_000)
    #expect(abs(vector.cosine(vector) - 1) < 1e-5)
  }

  @Test func `no texts have no vectors`() { #expect(encoder.vectors(for: []).isEmpty) }

  @Test func `several threads give the vectors of one`() throws {
    let texts = try (0..<6).flatMap { round in
      try Fixture.sentences().map { "\($0) \(round)" }
    }
    let wide = try SentenceEncoder(threads: 8)
    let found = Mutexed<[[SentenceVector]]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { _ in found.append(wide.vectors(for: texts)) }
    let alone = try SentenceEncoder(threads: 1).vectors(for: texts)
    for vectors in found.value {
      #expect(zip(vectors, alone).allSatisfy { $0.cosine($1) > 0.999999 })
    }
  }
}
