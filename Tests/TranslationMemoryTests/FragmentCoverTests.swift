import Testing
import TranslationMemory

/// A text is covered by the longest stretches found.
@Suite struct FragmentCoverTests {
  private static func cover(_ words: String, _ stretches: Range<Int>...) -> [Range<Int>] {
    FragmentCover.chosen(isContent: words.map { $0 == "x" }, from: stretches)
  }

  @Test func `most words are covered, by as few stretches as may be`() {
    #expect(Self.cover("xxxxxx", 0..<3, 2..<6) == [0..<2, 2..<6])
    #expect(Self.cover("xxxxx", 0..<3, 1..<4, 3..<5) == [0..<3, 3..<5])
    #expect(Self.cover("xxxxx", 0..<5, 1..<3) == [0..<5])
  }

  @Test func `a stretch begins and ends with a content word`() {
    #expect(Self.cover(".xx.xx.", 0..<7) == [1..<6])
    #expect(Self.cover("..xx", 0..<4) == [2..<4])
  }

  @Test func `one content word is no stretch`() {
    #expect(Self.cover("x.x", 0..<2).isEmpty)
    #expect(Self.cover(".x.", 0..<3).isEmpty)
    #expect(Self.cover("xxx", 0..<2, 1..<3).map(\.count) == [2])
  }

  @Test func `of equals the one with the longest stretch is taken`() {
    #expect(Self.cover("xxxxxx", 0..<3, 3..<6, 0..<4, 4..<6).count == 2)
    #expect(Self.cover("xxxxxx", 0..<3, 2..<6) == [0..<2, 2..<6])
  }

  @Test func `nothing found covers nothing`() {
    #expect(Self.cover("xxx").isEmpty)
    #expect(Self.cover("").isEmpty)
    #expect(Self.cover("xx", 0..<9) == [0..<2])
  }
}
