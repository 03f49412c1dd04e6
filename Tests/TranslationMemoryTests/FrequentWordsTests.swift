import Bitext
import Testing

@testable import TranslationMemory

/// Words that a good part of a memory has are kept as sets, and counted by them.
@Suite struct FrequentWordsTests {
  private static let highest: Int64 = 10_000

  private static func texts(_ numbers: some Sequence<Int64>) -> TextSet {
    var texts = TextSet(upTo: highest)
    for number in numbers { texts.insert(number) }
    return texts
  }

  @Test(arguments: Array(1...6) as [UInt64])
  func `texts are counted by their sets as one by one`(_ seed: UInt64) {
    var random = SplitMix64(state: seed)
    var known = WeightedTexts()
    var sums = [Int](repeating: 0, count: Int(Self.highest) + 1)
    for _ in 0..<Int.random(in: 1...9, using: &random) {
      let words = Int.random(in: 1...5, using: &random)
      let step = Int64.random(in: 1...9, using: &random)
      let first = Int64.random(in: 0...Self.highest, using: &random)
      let numbers = stride(from: first, through: Self.highest, by: Int(step))
      for number in numbers { sums[Int(number)] += words }
      known.append(Self.texts(numbers), words: words)
    }
    for least in 1...known.words + 1 {
      var found: [Int64] = []
      known.withBits { bits in
        bits.forEachText(atLeast: least) { text in
          found.append(text)
          return true
        }
      }
      #expect(found == (0...Self.highest).filter { sums[Int($0)] >= least }, "\(least)")
    }
    known.withBits { bits in
      for text in 0...Self.highest {
        let sum = sums[Int(text)]
        #expect(bits.count(of: text, atLeast: sum) == sum)
        #expect(bits.count(of: text, atLeast: sum + 1) == nil)
      }
    }
  }

  @Test func `counting texts ends when it is told to`() {
    var known = WeightedTexts()
    known.append(Self.texts(stride(from: 0, through: Self.highest, by: 3)), words: 2)
    var found: [Int64] = []
    known.withBits { bits in
      bits.forEachText(atLeast: 1) { text in
        found.append(text)
        return found.count < 400
      }
    }
    #expect(found == (0..<400).map { 3 * $0 })
  }

  @Test func `no sets have no texts`() {
    WeightedTexts().withBits { bits in
      bits.forEachText(atLeast: 1) {
        Issue.record("text \($0)")
        return true
      }
    }
  }

  @Test func `the texts of a frequent word are kept when it is asked for again`() {
    var frequent = FrequentTexts(upTo: Self.highest)
    var read = 0
    func ask(_ core: Int64, count: Int64) -> TextSet? {
      frequent.texts(of: core, count: count) { texts in
        read += 1
        texts.insert(core)
      }
    }
    #expect(ask(7, count: 200) == nil)
    #expect(ask(7, count: 200) == nil)
    #expect(ask(7, count: 200)?.contains(7) == true)
    #expect(ask(7, count: 200)?.contains(7) == true)
    #expect(read == 1)
    for _ in 0..<9 { #expect(ask(8, count: 150) == nil) }
  }

  @Test func `of more words than there is room for those asked for last are kept`() throws {
    // Sets of more than 4 MB, so that there is room for eight.
    var frequent = FrequentTexts(upTo: 40_000_000)
    var read: [Int64] = []
    func ask(_ core: Int64) {
      for _ in 0..<3 { _ = frequent.texts(of: core, count: 1_000_000) { _ in read.append(core) } }
    }
    for core: Int64 in 1...8 { ask(core) }
    ask(1)
    ask(9)
    #expect(read == Array(1...9))
    ask(1)
    #expect(read.count == 9)
    ask(2)
    #expect(read.last == 2)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `where all words are frequent no match is missed`(_ seed: UInt64) throws {
    let store = try SQLiteStore()
    var random = SplitMix64(state: seed)
    let words = ["هدنة", "مناطق", "خفض", "توتر", "جنيف", "آستانا", "وفد", "في", "على", "بيان"]
    func text() -> String {
      (0..<Int.random(in: 3...8, using: &random)).map { _ in
        words[min(Int.random(in: 0..<12, using: &random), words.count - 1)]
      }.joined(separator: " ")
    }
    let texts = Array(Set((0..<1_500).map { _ in text() })).sorted()
    #expect(texts.count > 1_200)
    try store.take("all", texts.map { unit($0, "x") })
    let similarity = Similarity()
    for _ in 0..<5 {
      let query = text()
      let scores = texts.map { similarity.comparison(of: query, with: $0).score.points }
        .sorted(by: >)
      // Asked again, the words are kept.
      for _ in 0..<4 {
        for (threshold, limit) in [(50, 5), (75, 60)] {
          let found = try store.matches(
            of: MatchQuery(TaggedText(query)), MatchSettings(threshold: threshold, limit: limit))
          let expected = scores.filter { $0 >= 100 * threshold }.prefix(limit)
          #expect(found.map(\.score.points) == Array(expected), "\(query) \(threshold)")
        }
      }
    }
  }
}
