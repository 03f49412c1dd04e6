import Bitext
import Testing
import TextAnalysis

@testable import Alignment

/// Links found beside links made by hand, on articles that no weight was fitted on. Without
/// glossaries, and with nothing learned: `Scripts/benchmark correspondence` measures the whole. Bounds
/// are a hundredth below what was measured.
@Suite struct CorrespondenceFigureTests {
  private func check(
    _ aligner: WordAligner, precision: Double, recall: Double
  ) throws {
    let score = try HandLinkedBeads("test").score(aligner)
    let all = score.all
    print("correspondence, test: \(aligner.settings): P \(all.precision) R \(all.recall)")
    #expect(all.precision >= precision)
    #expect(all.recall >= recall)
  }

  @Test(.needsEncoderAndLexicon) func `nine links in ten are right, and most words have one`()
    throws
  {
    try check(
      WordAligner(encoder: Installed.encoder(), lexicon: Installed.lexicon()),
      precision: 0.955, recall: 0.865)
  }

  @Test(.needsLexicon) func `without the encoder as many are right, and fewer words have one`()
    throws
  {
    try check(
      WordAligner(encoder: nil, lexicon: Installed.lexicon()), precision: 0.96, recall: 0.69)
  }

  @Test func `with nothing installed numbers are still right`() throws {
    let score = try HandLinkedBeads("test").score(WordAligner(encoder: nil, lexicon: nil))
    let numbers = try #require(score.counts[.number])
    #expect(numbers.precision >= 0.9 && numbers.recall >= 0.8)
  }
}

/// The hand-made links themselves.
@Suite struct HandLinkTests {
  @Test(arguments: ["dev", "test"])
  func `every content word of a bead stands in one row`(part: String) throws {
    for bead in try HandLinkedBeads(part).beads {
      let placed = PlacedLinks(bead.links, source: bead.sourceText, target: bead.targetText)
      #expect(placed.missing.isEmpty)
      for (side, words) in [(bead.source, placed.sources), (bead.target, placed.targets)] {
        #expect(Set(words.map(\.range)).count == words.count, "\(bead.article) \(bead.ladder)")
        let text = BeadText(side, lexicon: nil)
        for word in text.content.map({ text.words[$0] }) {
          #expect(
            words.contains { $0.range.overlaps(word.range) },
            "\(bead.article) \(bead.ladder): \(text.text[word.range])")
        }
      }
    }
  }

  @Test func `there are more than three hundred of them in each part`() throws {
    for part in ["dev", "test"] {
      let links = try HandLinkedBeads(part).beads.flatMap(\.links)
      #expect(links.filter { !$0.source.isEmpty && !$0.target.isEmpty }.count > 300)
    }
  }

  @Test func `a row of four columns is refused by its line`() {
    let error = #expect(throws: HandLinkError.self) {
      try HandLink.read("# a remark\na\t[0]:[0]\tword\tنعم\tyes\na\t[0]:[0]\tword\tلا\n")
    }
    #expect(error?.line == 3)
  }

  @Test func `a word's number counts words of its form alone`() {
    let word = HandLink.Word(text: "قال", occurrence: 2, isCounted: true)
    #expect(word.range(in: "قال وقال قال") == TextRange(16, 22))
    #expect(word.range(in: "قال وقال") == nil)
  }
}
