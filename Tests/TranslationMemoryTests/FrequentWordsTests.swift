import Bitext
import Foundation
import Testing

@testable import TranslationMemory

/// Words that many texts have are kept from look-up to look-up, and counted for many texts at once.
@Suite struct FrequentWordsTests {
  private static let highest: Int64 = 10_000

  private static func texts(_ numbers: some Sequence<Int64>) -> TextSet {
    var texts = TextSet(upTo: highest)
    for number in numbers { texts.insert(number) }
    return texts
  }

  /// Words of a query that texts have.
  private struct Words {
    let count: Int
    let texts: [Int64]

    init(_ random: inout SplitMix64) {
      count = Int.random(in: 1...5, using: &random)
      let step = Int.random(in: 1...9, using: &random)
      let first = Int64.random(in: 0...highest, using: &random)
      texts = Array(stride(from: first, through: highest, by: step))
    }
  }

  @Test(arguments: Array(1...8) as [UInt64])
  func `texts are counted together as one by one`(_ seed: UInt64) {
    var random = SplitMix64(state: seed)
    let known = (0..<Int.random(in: 0...7, using: &random)).map { _ in Words(&random) }
    let read = (0..<Int.random(in: 0...4, using: &random)).map { _ in Words(&random) }
    var sums = [Int](repeating: 0, count: Int(Self.highest) + 1)
    for words in known + read { for text in words.texts { sums[Int(text)] += words.count } }
    var sets = WeightedTexts()
    for words in known { sets.append(Self.texts(words.texts), words: words.count) }
    let most = read.reduce(0) { $0 + $1.count }
    var counts = WordCounts(upTo: Self.highest)
    for least in 1...most + sets.words + 1 {
      counts.begin(upTo: most)
      for words in read { counts.count(words.count, of: words.texts.map { UInt32($0) }) }
      var found: [Int64] = []
      counts.forEachText(atLeast: least, besides: sets) { text, count in
        found.append(text)
        #expect(count == sums[Int(text)], "text \(text)")
        return true
      }
      #expect(found == (0...Self.highest).filter { sums[Int($0)] >= least }, "\(least)")
    }
  }

  @Test func `counting ends when it is told to, and begins anew`() {
    let texts = Self.texts(stride(from: 0, through: Self.highest, by: 3))
    var known = WeightedTexts()
    known.append(texts, words: 2)
    var counts = WordCounts(upTo: Self.highest)
    for _ in 0..<3 {
      counts.begin(upTo: 1)
      counts.count(1, of: [9_000, 9_001])
      var found: [Int64] = []
      counts.forEachText(atLeast: 2, besides: known) { text, _ in
        found.append(text)
        return found.count < 400
      }
      #expect(found == (0..<400).map { 3 * $0 })
    }
    counts.begin(upTo: 3)
    counts.forEachText(atLeast: 1, besides: WeightedTexts()) { text, _ in
      Issue.record("text \(text) was left over")
      return true
    }
  }

  @Test func `numbers that no text has are passed over`() {
    var counts = WordCounts(upTo: 100)
    counts.begin(upTo: 1)
    counts.count(1, of: [7, 70_000, .max])
    var found: [Int64] = []
    counts.forEachText(atLeast: 1, besides: WeightedTexts()) { text, _ in
      found.append(text)
      return true
    }
    #expect(found == [7])
  }

  @Test func `the texts of a word are read once, and the oldest forgotten when they are many`() {
    var kept = KeptPostings()
    var read: [Int64] = []
    func ask(_ core: Int64) -> Int {
      kept.texts(of: core, count: 2_000_000) { texts in
        read.append(core)
        texts = [UInt32](repeating: UInt32(core), count: 2_000_000)
      }.count
    }
    for core: Int64 in [1, 2, 3, 1, 4] { #expect(ask(core) == 2_000_000) }
    #expect(read == [1, 2, 3, 4])
    // One more than there is room for: what was asked for last is left.
    #expect(ask(5) == 2_000_000)
    for core: Int64 in [5, 4] { #expect(ask(core) == 2_000_000) }
    #expect(read == [1, 2, 3, 4, 5])
    #expect(ask(2) == 2_000_000)
    #expect(read.last == 2)
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

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `no match is missed by one who has read nothing before`(_ seed: UInt64) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "memory.tarjuman")
    var random = SplitMix64(state: seed)
    let words = ["قال", "المبعوث", "في", "إن", "12", "15", "2026", "الهدنة", "أمس", "على"]
    func text() -> String {
      let own = String(Int.random(in: 1...400, using: &random), radix: 3)
      let rare = "س" + own.map { ["ب", "ج", "د"][Int($0.asciiValue ?? 48) - 48] }.joined()
      return (0..<Int.random(in: 4...9, using: &random)).map { _ in
        Int.random(in: 0..<9, using: &random) == 0
          ? rare : words[Int.random(in: 0..<words.count, using: &random)]
      }.joined(separator: " ")
    }
    let texts = Array(Set((0..<3_000).map { _ in text() })).sorted()
    // In several runs, after the newest texts of all were purged and their numbers given again.
    let store = try SQLiteStore(opening: file)
    for (number, part) in stride(from: 0, to: texts.count, by: 700).enumerated() {
      let last = min(part + 700, texts.count)
      let gone = try store.take("gone", (0..<90).map { unit("في \(number) \($0) أمس", "x") })
      try store.deleteImport(gone.id)
      _ = try store.purge()
      try store.take("part \(number)", texts[part..<last].map { unit($0, "x") })
    }
    let similarity = Similarity()
    for _ in 0..<12 {
      let query = text()
      let scores = texts.map { similarity.comparison(of: query, with: $0).score.points }
        .sorted(by: >)
      for (threshold, limit) in [(50, 5), (75, 60)] {
        let found = try SQLiteStore(reading: file).matches(
          of: MatchQuery(TaggedText(query)), MatchSettings(threshold: threshold, limit: limit))
        let expected = scores.filter { $0 >= 100 * threshold }.prefix(limit)
        #expect(found.map(\.score.points) == Array(expected), "\(query) \(threshold)")
      }
    }
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
