/// Content words of both sides and which of them say the same, as far as letters can tell.
///
/// This is what the aligner goes by beside meaning, and alone where there is no encoder.
struct WordLinks: Sendable {
  /// One side's words in order of appearance.
  struct Words: Sendable {
    /// The segment each word stands in; never falls.
    var segments: [Int] = []
    /// How much it says, ≥ 0: rare words and numbers say much, everyday words little.
    var weights: [Float] = []
  }

  struct Link: Sendable {
    let source: Int
    let target: Int
    /// 0…1.
    let strength: Float
    /// Whether the two are one name by its sounds.
    let isName: Bool
  }

  var sources = Words()
  var targets = Words()
  var links: [Link] = []
}

extension SimilarityGrid {
  /// The share of two runs' words, by weight, that the other run also has: Dice's coefficient,
  /// 0…1, with each word counted by its best link into the other run.
  init(band: Band, words: WordLinks) {
    self.init(band: band)
    let coverage = WordCoverage(band: band, words: words)
    let sourceWeight = Self.runningWeight(words.sources, segments: band.sourceCount)
    let targetWeight = Self.runningWeight(words.targets, segments: band.targetCount)
    for m in 1...BeadShape.longestRun where m <= band.sourceCount {
      for n in 1...BeadShape.longestRun where n <= band.targetCount {
        for i in 0...(band.sourceCount - m) {
          for j in band.columns[i] where j + n <= band.targetCount {
            let shared = coverage.shared(i, j, sources: m, targets: n)
            let all =
              sourceWeight[i + m] - sourceWeight[i] + targetWeight[j + n] - targetWeight[j]
            let cell = band.rowStarts[i] + j - band.columns[i].lowerBound
            set(all > 0 ? shared / all : 0, cell: cell, sources: m, targets: n)
          }
        }
      }
    }
  }

  /// The weight of all words before each segment; one entry more than segments.
  private static func runningWeight(_ words: WordLinks.Words, segments: Int) -> [Float] {
    var sums = Array(repeating: Float(0), count: segments + 1)
    for (segment, weight) in zip(words.segments, words.weights) { sums[segment + 1] += weight }
    for index in 1..<max(1, sums.count) { sums[index] += sums[index - 1] }
    return sums
  }
}

/// For each segment of one side and each run of the other, the weight of the segment's words
/// that the run also has.
private struct WordCoverage {
  private let band: Band
  /// `bySource[n − 1]` at cell (i, j): source segment i in the run of n targets from j.
  private var bySource: [[Float]]
  /// `byTarget[m − 1]` at cell (i, j): target segment j in the run of m sources from i.
  private var byTarget: [[Float]]

  init(band: Band, words: WordLinks) {
    self.band = band
    let empty = Array(repeating: Float(0), count: band.cellCount)
    bySource = Array(repeating: empty, count: BeadShape.longestRun)
    byTarget = bySource
    var reach = Reach()
    for (word, links) in Self.grouped(
      words.links, by: \.source, count: words.sources.segments.count)
    {
      let segment = words.sources.segments[word]
      reach.fill(links.map { (words.targets.segments[$0.target], $0.strength) })
      reach.forEachRun { run, start, strength in
        guard let cell = band.cell(segment, start) else { return }
        bySource[run - 1][cell] += words.sources.weights[word] * strength
      }
    }
    for (word, links) in Self.grouped(
      words.links, by: \.target, count: words.targets.segments.count)
    {
      let segment = words.targets.segments[word]
      reach.fill(links.map { (words.sources.segments[$0.source], $0.strength) })
      reach.forEachRun { run, start, strength in
        guard let cell = band.cell(start, segment) else { return }
        byTarget[run - 1][cell] += words.targets.weights[word] * strength
      }
    }
  }

  func shared(_ source: Int, _ target: Int, sources: Int, targets: Int) -> Float {
    var sum: Float = 0
    for k in 0..<sources {
      if let cell = band.cell(source + k, target) { sum += bySource[targets - 1][cell] }
    }
    for k in 0..<targets {
      if let cell = band.cell(source, target + k) { sum += byTarget[sources - 1][cell] }
    }
    return sum
  }

  private static func grouped(
    _ links: [WordLinks.Link], by side: KeyPath<WordLinks.Link, Int>, count: Int
  ) -> [(word: Int, links: [WordLinks.Link])] {
    var groups: [[WordLinks.Link]] = Array(repeating: [], count: count)
    for link in links { groups[link[keyPath: side]].append(link) }
    return groups.enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element) }
  }
}

/// The segments that one word is linked to.
private struct Reach {
  /// The place in the text of the first of `strengths`.
  private var first = 0
  /// The strongest link into the run that starts at each place, 0 where there is none.
  private var strengths: [Float] = []

  mutating func fill(_ links: [(segment: Int, strength: Float)]) {
    let segments = links.map(\.segment)
    guard let lowest = segments.min(), let highest = segments.max() else { return }
    first = max(0, lowest - BeadShape.longestRun + 1)
    strengths.removeAll(keepingCapacity: true)
    strengths.append(contentsOf: repeatElement(0, count: highest - first + 1))
    for link in links {
      strengths[link.segment - first] = max(strengths[link.segment - first], link.strength)
    }
  }

  /// Every run of up to the longest length that holds a linked segment, with its best strength;
  /// to be asked once after filling.
  mutating func forEachRun(_ body: (_ run: Int, _ start: Int, _ strength: Float) -> Void) {
    for run in 1...BeadShape.longestRun {
      for (index, strength) in strengths.enumerated() where strength > 0 {
        body(run, first + index, strength)
      }
      // A run one longer from here holds what the shorter one from the next place holds.
      for index in strengths.indices.dropLast() {
        strengths[index] = max(strengths[index], strengths[index + 1])
      }
    }
  }
}
