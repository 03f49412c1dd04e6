import Foundation

/// The chances that stems of one side are rendered by stems of the other.
///
/// One row a stem; a row holds the stems it was met with
/// in one pair of texts, at most `widest` of them: those met with most often.
struct TranslationTable: Sendable {
  private static let widest = 300
  /// How sharply a word prefers its own relative place (λ of Dyer et al. 2013, who begin with 4); less
  /// here, since Arabic puts its verbs in front.
  private static let diagonal: Float = 2
  /// The share of words that render nothing.
  private static let nothing: Float = 0.08

  private var starts: [Int] = [0]
  /// Ascending in each row.
  private var others: [Int32] = []
  private var chances: [Float] = []
  /// The chance of any word where nothing is rendered.
  private let chanceOfAny: Float

  init(from sources: StemStream, to targets: StemStream) {
    chanceOfAny = 1 / Float(max(1, targets.stemCount))
    for texts in sources.occurrences {
      var met: [Int32] = []
      for text in texts { met += Set(targets[Int(text)]) }
      met.sort()
      var counts: [(other: Int32, count: Int)] = []
      for other in met {
        if let last = counts.last, last.other == other {
          counts[counts.count - 1].count += 1
        } else {
          counts.append((other, 1))
        }
      }
      if counts.count > Self.widest {
        counts.sort { ($0.count, $1.other) > ($1.count, $0.other) }
        counts = Array(counts.prefix(Self.widest)).sorted { $0.other < $1.other }
      }
      others += counts.map(\.other)
      chances += counts.map { _ in 1 / Float(counts.count) }
      starts.append(others.count)
    }
  }

  /// The table after some rounds of expectation maximisation over the texts it was made from. Place
  /// counts in the last rounds only (Och & Ney 2003): words must be known before order can help.
  func trained(_ sources: StemStream, _ targets: StemStream, rounds: Int) -> TranslationTable {
    var table = self
    for round in 0..<max(1, rounds) {
      let diagonal = round * 5 < rounds * 3 ? 0 : Self.diagonal
      var counts = Array(repeating: Float(0), count: others.count)
      for text in 0..<sources.count {
        table.addCounts(
          Array(sources[text]), Array(targets[text]), diagonal: diagonal, to: &counts)
      }
      table.take(counts)
    }
    return table
  }

  /// Shares each target word of a text out among the source words that may have brought it about.
  private func addCounts(
    _ sources: [Int32], _ targets: [Int32], diagonal: Float, to counts: inout [Float]
  ) {
    guard !sources.isEmpty else { return }
    var places = Array(repeating: -1, count: sources.count)
    var shares = Array(repeating: Float(0), count: sources.count)
    for (j, target) in targets.enumerated() {
      let at = (Float(j) + 0.5) / Float(targets.count)
      var nearness: Float = 0
      for (i, source) in sources.enumerated() {
        let near = exp(-diagonal * abs((Float(i) + 0.5) / Float(sources.count) - at))
        nearness += near
        places[i] = place(of: target, given: source) ?? -1
        shares[i] = places[i] < 0 ? 0 : near * chances[places[i]]
      }
      let scale = (1 - Self.nothing) / nearness
      let all = shares.reduce(0, +) * scale + Self.nothing * chanceOfAny
      for i in sources.indices where places[i] >= 0 { counts[places[i]] += shares[i] * scale / all }
    }
  }

  private mutating func take(_ counts: [Float]) {
    for row in 0..<(starts.count - 1) {
      let range = starts[row]..<starts[row + 1]
      // Half a word that was never seen keeps rare stems from being sure of anything.
      let sum = counts[range].reduce(0.5, +)
      for index in range { chances[index] = counts[index] / sum }
    }
  }

  func chance(of target: Int32, given source: Int32) -> Float {
    place(of: target, given: source).map { chances[$0] } ?? 0
  }

  private func place(of target: Int32, given source: Int32) -> Int? {
    var (low, high) = (starts[Int(source)], starts[Int(source) + 1])
    while low < high {
      let middle = (low + high) / 2
      if others[middle] < target { low = middle + 1 } else { high = middle }
    }
    return low < starts[Int(source) + 1] && others[low] == target ? low : nil
  }

  func forEachPair(_ body: (_ source: Int32, _ target: Int32, _ chance: Float) -> Void) {
    for row in 0..<(starts.count - 1) {
      for index in starts[row]..<starts[row + 1] {
        body(Int32(row), others[index], chances[index])
      }
    }
  }
}
