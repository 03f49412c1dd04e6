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
  private var reader: PhraseReader
  private var counts: [UInt64: CountedPhrase] = [:]
  private var wordCounts: [UInt64: Int32] = [:]
  private var wordCount = 0
  private var textCount: Int32 = 0

  /// - Parameter morphology: tells nouns, adjectives and verbs apart; without it the article and
  ///   the lists of function words alone do.
  public init(morphology: ArabicMorphology?) { reader = PhraseReader(morphology) }

  /// Counts the phrases of a text.
  public mutating func add(_ text: String) {
    let run = reader.run(of: FoldedText(text, level: .marks)).words
    for number in run where number >= 0 {
      wordCount += 1
      wordCounts[reader[number].key, default: 0] += 1
    }
    // Of the reader a copy: were it all of this that is read while phrases are counted, the counts would be
    // copied for every text.
    let reader = reader
    reader.forEachPhrase(in: run) { key, place, words in
      let form = PhraseWords(run[place])
      counts[key, default: CountedPhrase(form, isTerm: NounPhrase.isTerm(words))].take(
        form, text: textCount, before: reader.joint(in: run, at: place.lowerBound)?.before,
        behind: reader.joint(in: run, at: place.upperBound)?.behind,
        goesOn: reader.goesOn(run, at: place.upperBound))
    }
    textCount += 1
  }

  /// Where candidates stand in a text, in order, each with the rest of what overlaps it.
  public mutating func places(
    of wanted: Set<TermCandidate.ID>, in text: String
  ) -> [(id: TermCandidate.ID, range: TextRange)] {
    let folded = FoldedText(text, level: .marks)
    let run = reader.run(of: folded)
    var found: [(id: UInt64, place: Range<Int>)] = []
    reader.forEachPhrase(in: run.words) { key, place, _ in
      if wanted.contains(key) { found.append((key, place)) }
    }
    return found.map { id, place in
      let start =
        run.ranges[place.lowerBound].lowerBound + reader[run.words[place.lowerBound]].start
      return (id, folded.original(TextRange(start, run.ranges[place.upperBound - 1].upperBound)))
    }
  }

  // MARK: Weighing

  /// The candidates met often enough, the best first.
  ///
  /// - Parameter least: how often, at least.
  public func candidates(atLeast least: Int = 3) -> [TermCandidate] {
    let frequent = counts.filter { $0.value.count >= least && $0.value.isTerm }
    var within: [UInt64: (sum: Int, count: Int)] = [:]
    for counted in frequent.values where counted.words.count > 2 {
      for part in parts(of: counted.words) {
        within[part, default: (0, 0)].sum += Int(counted.count)
        within[part, default: (0, 0)].count += 1
      }
    }
    return frequent.filter { !$0.value.isPiece && !$0.value.isBeginning }.compactMap {
      key, counted -> TermCandidate? in
      let inner = within[key].map { Double($0.sum) / Double($0.count) } ?? 0
      let value = log2(Double(counted.words.count)) * (Double(counted.count) - inner)
      let association = association(of: counted.words)
      guard value > 0, association >= Self.leastAssociation else { return nil }
      return TermCandidate(
        id: key, form: reader.form(counted.words), words: counted.words.count,
        count: Int(counted.count), texts: Int(counted.texts), value: value,
        association: association)
    }.sorted { ($0.value, $0.association, $1.form) > ($1.value, $1.association, $0.form) }
  }

  /// The keys of all shorter runs within a run.
  private func parts(of words: PhraseWords) -> [UInt64] {
    var parts: [UInt64] = []
    for start in words.indices {
      var key = reader[words[start]].key
      for end in (start + 1)..<max(start + 1, words.count) {
        key = PhraseReader.mixed(key, reader[words[end]].key)
        if end - start + 1 < words.count { parts.append(key) }
      }
    }
    return parts
  }

  /// The least log-likelihood ratio of two neighbours: 10.83 is met by chance once in a thousand times.
  private static let leastAssociation = 10.83

  private func association(of words: PhraseWords) -> Double {
    zip(words, words.dropFirst()).map { a, b -> Double in
      let (first, second) = (reader[a].key, reader[b].key)
      return Self.likelihoodRatio(
        both: Double(counts[PhraseReader.mixed(first, second)]?.count ?? 0),
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
