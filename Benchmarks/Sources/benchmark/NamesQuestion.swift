import Foundation
import TextAnalysis

/// How well is a name known again in the other script, and in another spelling?
enum NamesQuestion {
  private static let seeds: [UInt64] = [1, 2, 3, 4, 5]
  private static let sampleSize = 1000

  /// Prints top-1 among a thousand for each seed, and variant recall at its false-match rate.
  static func run(arguments: [String]) throws {
    let names = try NamePairs(arguments: arguments)
    let pairs = names.pairs.sorted { ($0.latin, $0.arabic) < ($1.latin, $1.arabic) }
    var rates: [Double] = []
    for seed in seeds {
      let rate = topOne(pairs, seed: seed)
      rates.append(rate)
      print("top-1 among \(sampleSize), seed \(seed): \(text(rate))")
    }
    print("top-1 among \(sampleSize), mean: \(text(rates.reduce(0, +) / Double(rates.count)))")
    printVariants(pairs)
    print("signature: names \(names.pairs.count) pairs, \(names.file.path), seeds 1-5 SplitMix64")
  }

  private static func text(_ rate: Double) -> String { String(format: "%.4f", rate) }

  /// Each Arabic name of a sample ranks all Latin ones; a tie with a wrong name counts as wrong,
  /// unless the two Latin names differ by accents alone.
  private static func topOne(_ pairs: [NamePairs.Pair], seed: UInt64) -> Double {
    var generator = SeededGenerator(seed: seed)
    let sample = Array(pairs.shuffled(using: &generator).prefix(sampleSize))
    let latin = sample.map { NameSkeleton(latin: $0.latin) }
    let arabic = sample.map { NameSkeleton(arabic: $0.arabic) }
    var right = 0
    for i in sample.indices {
      let own = arabic[i].evidence(with: latin[i])
      let isFirst = sample.indices.allSatisfy { j in
        sample[j].latinLetters == sample[i].latinLetters
          || arabic[i].evidence(with: latin[j]) < own
      }
      if isFirst { right += 1 }
    }
    return Double(right) / Double(sample.count)
  }

  /// Arabic spellings whose Latin name is one (accents apart) are variants; all others are not.
  private static func printVariants(_ pairs: [NamePairs.Pair]) {
    let groups = Dictionary(grouping: pairs, by: \.plainLatin)
    let spellings = groups.values.map { Array(Set($0.map(\.arabic))).sorted() }
    var (found, total) = (0, 0)
    for group in spellings {
      for (place, first) in group.enumerated() {
        for second in group[(place + 1)...] {
          total += 1
          if NameSimilarity.score(arabic: first, arabic: second) >= 0.5 { found += 1 }
        }
      }
    }
    let (wrong, compared) = falseMatches(spellings.compactMap(\.first).sorted())
    print("variant recall: \(text(Double(found) / Double(max(1, total)))) (\(found) of \(total))")
    let rate = String(format: "%.6f", Double(wrong) / Double(max(1, compared)))
    print("variant false matches: \(rate) (\(wrong) of \(compared))")
  }

  private static func falseMatches(_ names: [String]) -> (wrong: Int, compared: Int) {
    var generator = SeededGenerator(seed: 1)
    let sample = Array(names.shuffled(using: &generator).prefix(2000))
    let skeletons = sample.map { NameSkeleton(arabic: $0) }
    var (wrong, compared) = (0, 0)
    for i in sample.indices {
      for j in (i + 1)..<sample.count where sample[i] != sample[j] {
        compared += 1
        if NameSimilarity.score(skeletons[i], skeletons[j]) >= 0.5 { wrong += 1 }
      }
    }
    return (wrong, compared)
  }
}
