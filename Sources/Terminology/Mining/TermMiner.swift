public import Bitext
internal import Foundation
public import TextAnalysis

/// Finds candidates for terms of several words in Arabic texts.
///
/// What may be a term is told by its shape (`NounPhrase`), what is likely one by counting: by C-value
/// (Frantzi, Ananiadou & Mima 2000), which discounts what occurs within longer candidates, and by
/// the log-likelihood ratio (Dunning 1993) of neighbours, which leaves out what stands together by
/// chance. Words count as one in all their forms, clitics off. Some 100,000 sentences take a few
/// seconds.
public struct TermMiner: Sendable {
  private let morphology: ArabicMorphology?
  private var words = WordTable()
  private var seen: [MiningWord] = []
  private var counts: [UInt64: Counted] = [:]
  private var wordCounts: [UInt64: Int32] = [:]
  private var wordCount = 0
  private var textCount: Int32 = 0

  /// A run of words counted.
  private struct Counted {
    var count: Int32 = 0
    var texts: Int32 = 0
    var lastText: Int32 = -1
    let isTerm: Bool
    /// The words of the form met most, by majority vote (Boyer & Moore 1991).
    var form: [Int32]
    var votes: Int32 = 0
    /// The words that stand before and behind it most.
    var before = Neighbour()
    var behind = Neighbour()
    /// How often it went on as one phrase: with an adjective, a genitive, or ل and a noun.
    var continued: Int32 = 0

    /// Whether it is the beginning of several longer names: three times in four it goes on, be it with one
    /// word or another (مكتب الأمم المتحدة المعني ب, لخدمات, لتنسيق).
    var isBeginning: Bool { continued * 4 >= count * 3 }

    /// Whether it is a piece of something longer: four times in five it has the same word beside it.
    var isPiece: Bool { before.isUsual(of: count) || behind.isUsual(of: count) }
  }

  /// The word met most beside a run, by majority vote.
  private struct Neighbour {
    private var key: UInt64 = 0
    private var votes: Int32 = 0

    /// - Parameter next: nil where no word of a noun phrase stands there.
    mutating func take(_ next: UInt64?) {
      if let next, votes == 0 || next == key {
        key = next
        votes += 1
      } else {
        votes = max(0, votes - 1)
      }
    }

    /// A word met four times in five keeps three votes in five.
    func isUsual(of count: Int32) -> Bool { votes * 5 >= count * 3 }
  }

  /// - Parameter morphology: tells nouns, adjectives and verbs apart; without it the article and
  ///   the lists of function words alone do.
  public init(morphology: ArabicMorphology?) { self.morphology = morphology }

  /// Counts the phrases of a text.
  public mutating func add(_ text: String) {
    let run = read(text)
    for number in run where number >= 0 {
      wordCount += 1
      wordCounts[seen[Int(number)].key, default: 0] += 1
    }
    forEachPhrase(in: run) { key, place, isTerm in
      var counted =
        counts[key] ?? Counted(isTerm: isTerm, form: Array(run[place]))
      counted.count += 1
      if counted.lastText != textCount { counted.texts += 1 }
      counted.lastText = textCount
      if counted.votes == 0 { counted.form = Array(run[place]) }
      counted.votes += counted.form.elementsEqual(run[place]) ? 1 : -1
      counted.before.take(joint(in: run, at: place.lowerBound)?.before)
      counted.behind.take(joint(in: run, at: place.upperBound)?.behind)
      if goesOn(run, at: place.upperBound) { counted.continued += 1 }
      counts[key] = counted
    }
    textCount += 1
  }

  /// Whether the word behind a joint is of the phrase before it.
  private func goesOn(_ run: [Int32], at place: Int) -> Bool {
    guard place < run.count, run[place - 1] >= 0, run[place] >= 0 else { return false }
    let (before, behind) = (seen[Int(run[place - 1])], seen[Int(run[place])])
    return behind.hasLam || NounPhrase.mayFollow(behind, before)
  }

  /// What the words before and behind a joint are known by; nil where they cannot be of one phrase, be it
  /// as noun and adjective, in an idafa, or by a particle (والاجتماعي, للطاقة).
  private func joint(in run: [Int32], at place: Int) -> (before: UInt64, behind: UInt64)? {
    guard place > 0, place < run.count, run[place - 1] >= 0, run[place] >= 0 else { return nil }
    let (before, behind) = (seen[Int(run[place - 1])], seen[Int(run[place])])
    guard behind.hasParticles || NounPhrase.mayFollow(behind, before) else { return nil }
    return (before.key, behind.key)
  }

  /// The candidates met often enough, the best first.
  ///
  /// - Parameter least: how often, at least.
  public func candidates(atLeast least: Int = 3) -> [TermCandidate] {
    let frequent = counts.filter { $0.value.count >= least && $0.value.isTerm }
    var within: [UInt64: (sum: Int, count: Int)] = [:]
    for counted in frequent.values where counted.form.count > 2 {
      for part in parts(of: counted.form) {
        within[part, default: (0, 0)].sum += Int(counted.count)
        within[part, default: (0, 0)].count += 1
      }
    }
    return frequent.filter { !$0.value.isPiece && !$0.value.isBeginning }.compactMap {
      key, counted -> TermCandidate? in
      let inner = within[key].map { Double($0.sum) / Double($0.count) } ?? 0
      let value = log2(Double(counted.form.count)) * (Double(counted.count) - inner)
      let association = association(of: counted.form)
      guard value > 0, association >= Self.leastAssociation else { return nil }
      return TermCandidate(
        id: key, form: form(counted.form), words: counted.form.count, count: Int(counted.count),
        texts: Int(counted.texts), value: value, association: association)
    }.sorted { ($0.value, $0.association, $1.form) > ($1.value, $1.association, $0.form) }
  }

  /// Where candidates stand in a text, in order, each with the rest of what overlaps it.
  public mutating func places(
    of wanted: Set<TermCandidate.ID>, in text: String
  ) -> [(id: TermCandidate.ID, range: TextRange)] {
    let folded = FoldedText(text, level: .marks)
    let (run, ranges) = readWithRanges(folded)
    var found: [(id: UInt64, place: Range<Int>)] = []
    forEachPhrase(in: run) { key, place, _ in
      if wanted.contains(key) { found.append((key, place)) }
    }
    return found.map { id, place in
      let start = ranges[place.lowerBound].lowerBound + seen[Int(run[place.lowerBound])].start
      return (id, folded.original(TextRange(start, ranges[place.upperBound - 1].upperBound)))
    }
  }

  // MARK: Reading

  /// The numbers of the words of a text; -1 where a phrase cannot go on.
  private mutating func read(_ text: String) -> [Int32] {
    readWithRanges(FoldedText(text, level: .marks)).run
  }

  private mutating func readWithRanges(
    _ folded: FoldedText
  ) -> (run: [Int32], ranges: [TextRange]) {
    var run: [Int32] = []
    var ranges: [TextRange] = []
    var end = 0
    for word in WordSegmenter.words(in: folded) {
      // Between the words of a term nothing stands but blanks.
      let isParted = folded.utf8[end..<word.range.lowerBound].contains { $0 != 0x20 }
      if isParted, !run.isEmpty {
        run.append(-1)
        ranges.append(TextRange(end, end))
      }
      run.append(number(of: folded.utf8[word.range.range], isArabic: word.kind == .arabic))
      ranges.append(word.range)
      end = word.range.upperBound
    }
    return (run, ranges)
  }

  private mutating func number(of letters: ArraySlice<UInt8>, isArabic: Bool) -> Int32 {
    let number: Int
    if let known = words.number(of: letters) {
      number = known
    } else {
      seen.append(MiningWord(letters, isArabic: isArabic, morphology) ?? .none)
      number = words.add(letters)
    }
    return seen[number].kind == .other ? -1 : Int32(number)
  }

  /// Every run of two words or more that may stand in a noun phrase, and whether it is one.
  private func forEachPhrase(
    in run: [Int32], _ body: (_ key: UInt64, _ place: Range<Int>, _ isTerm: Bool) -> Void
  ) {
    var phrase: [MiningWord] = []
    for start in run.indices where run[start] >= 0 {
      phrase.removeAll(keepingCapacity: true)
      phrase.append(seen[Int(run[start])])
      var key = phrase[0].key
      var end = start + 1
      while end < run.count, run[end] >= 0, phrase.count < NounPhrase.longest {
        let next = seen[Int(run[end])]
        guard NounPhrase.mayFollow(next, phrase[phrase.count - 1]) else { break }
        phrase.append(next)
        key = Self.mixed(key, next.key)
        end += 1
        body(key, start..<end, NounPhrase.isTerm(phrase[...]))
      }
    }
  }

  private static func mixed(_ key: UInt64, _ next: UInt64) -> UInt64 {
    let sum = (key &* 0x9E37_79B9_7F4A_7C15) ^ (next &+ 0x632B_E59B_D9B4_E019)
    return sum ^ sum >> 29
  }

  // MARK: Weighing

  /// The keys of all shorter runs within a run.
  private func parts(of form: [Int32]) -> [UInt64] {
    var parts: [UInt64] = []
    for start in form.indices {
      var key = seen[Int(form[start])].key
      for end in (start + 1)..<max(start + 1, form.count) {
        key = Self.mixed(key, seen[Int(form[end])].key)
        if end - start + 1 < form.count { parts.append(key) }
      }
    }
    return parts
  }

  /// The least log-likelihood ratio of two neighbours: 10.83 is met by chance once in a thousand times.
  private static let leastAssociation = 10.83

  private func association(of form: [Int32]) -> Double {
    zip(form, form.dropFirst()).map { a, b -> Double in
      let (first, second) = (seen[Int(a)].key, seen[Int(b)].key)
      return Self.likelihoodRatio(
        both: Double(counts[Self.mixed(first, second)]?.count ?? 0),
        Double(wordCounts[first] ?? 0), Double(wordCounts[second] ?? 0), Double(wordCount))
    }.min() ?? 0
  }

  /// Dunning's −2 log λ of two words that stand together `both` times.
  static func likelihoodRatio(both: Double, _ a: Double, _ b: Double, _ all: Double) -> Double {
    let cells = [
      (both, a * b / all), (a - both, a * (all - b) / all), (b - both, (all - a) * b / all),
      (all - a - b + both, (all - a) * (all - b) / all),
    ]
    let sum = cells.reduce(0.0) { sum, cell in
      cell.0 > 0 && cell.1 > 0 ? sum + cell.0 * log(cell.0 / cell.1) : sum
    }
    return both * all > a * b ? 2 * sum : 0
  }

  private func form(_ numbers: [Int32]) -> String {
    numbers.map { seen[Int($0)].form }.joined(separator: " ")
  }
}

/// A run of words that may be a term.
public struct TermCandidate: Identifiable, Hashable, Sendable {
  /// The same for all forms of it in one miner.
  public let id: UInt64
  /// As it was written most often, particles off.
  public let form: String
  public let words: Int
  public let count: Int
  /// In how many texts it stands.
  public let texts: Int
  /// The C-value: how often it stands by itself, more for longer ones.
  public let value: Double
  /// The least log-likelihood ratio of two neighbours in it.
  public let association: Double
}
