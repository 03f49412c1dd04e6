import Foundation

/// What speaks for and against each candidate bead and each lone segment, as numbers that a
/// fitted model weighs. Names are the model file's; the order here is the layout of every row.
struct BeadFeatures: Sendable {
  let candidates: [Candidate]
  /// Row-major, one row of `names(of:)` a candidate.
  private(set) var rows: [Float]
  private(set) var sourceAlone: [[Float]]
  private(set) var targetAlone: [[Float]]
  let width: Int
  let lengths: LengthScale

  /// The evidence at hand: at least one of the two.
  struct Channels: Sendable {
    var meaning: SimilarityGrid?
    var words: SimilarityGrid?

    var kind: AlignmentModel.Kind { meaning == nil ? .words : .meaningAndWords }
    var byteCount: Int { (meaning?.byteCount ?? 0) + (words?.byteCount ?? 0) }
  }

  static func names(of kind: AlignmentModel.Kind) -> [String] {
    let meaning = kind == .words ? [] : Channel.meaning.names
    return shapeNames + BreakFeatures.names + meaning + Channel.words.names
  }

  static func aloneNames(of kind: AlignmentModel.Kind) -> [String] {
    let meaning = kind == .words ? [] : Channel.meaning.aloneNames
    return ["bias", "length"] + meaning + Channel.words.aloneNames
  }

  private static let shapeNames = [
    "bias", "many", "extra", "many-to-many", "many-sources", "size", "ratio", "ratio-squared",
    "shorter-length",
  ]

  /// - Parameters:
  ///   - lengths: each segment's length in code points, both sides.
  ///   - breaks: how each segment ends, both sides.
  init(
    band: Band, channels: Channels, lengths: (source: [Int], target: [Int]),
    breaks: BreakFeatures
  ) {
    let leading = channels.meaning ?? channels.words ?? SimilarityGrid(band: band)
    let scale = LengthScale(leading, lengths: lengths)
    self.lengths = scale
    let readings =
      [channels.meaning.map { Channel.Reading(.meaning, $0) }].compactMap { $0 }
      + [Channel.Reading(.words, channels.words ?? SimilarityGrid(band: band, words: WordLinks()))]
    candidates = Self.plausible(band, readings: readings)
    let kind = channels.kind
    width = Self.names(of: kind).count
    rows = []
    rows.reserveCapacity(candidates.count * width)
    for bead in candidates {
      Self.append(bead, scale, to: &rows)
      breaks.append(bead, to: &rows)
      for place in readings.indices { readings[place].append(bead, to: &rows) }
    }
    sourceAlone = (0..<band.sourceCount).map { index in
      [1, log(Float(max(1, lengths.source[index])))] + readings.flatMap { $0.aloneSource(index) }
    }
    targetAlone = (0..<band.targetCount).map { index in
      [1, log(Float(max(1, lengths.target[index])))] + readings.flatMap { $0.aloneTarget(index) }
    }
  }

  /// One candidate's row.
  func row(_ candidate: Int) -> ArraySlice<Float> {
    rows[(candidate * width)..<((candidate + 1) * width)]
  }

  /// One-to-one beads are always looked at, others where some channel sees a likeness.
  private static func plausible(_ band: Band, readings: [Channel.Reading]) -> [Candidate] {
    var found: [Candidate] = []
    for source in 0..<max(0, band.sourceCount) {
      for target in band.columns[source] {
        for shape in BeadShape.all
        where source + shape.sources <= band.sourceCount
          && target + shape.targets <= band.targetCount
          && band.cell(source + shape.sources, target + shape.targets) != nil
        {
          let bead = Candidate(source: source, target: target, shape: shape)
          let isPair = shape.sources == 1 && shape.targets == 1
          if isPair || readings.contains(where: { $0.isPlausible(bead) }) { found.append(bead) }
        }
      }
    }
    return found
  }

  /// Adds what a bead's shape and its lengths say (`shapeNames`).
  private static func append(_ bead: Candidate, _ scale: LengthScale, to row: inout [Float]) {
    let (m, n) = (Float(bead.shape.sources), Float(bead.shape.targets))
    let ratio = scale.logRatio(bead)
    row.append(1)
    row.append(m + n > 2 ? 1 : 0)
    row.append(m + n - 2)
    row.append(m > 1 && n > 1 ? 1 : 0)
    row.append(m > 1 ? 1 : 0)
    row.append((m + n) / 2)
    row.append(abs(ratio))
    row.append(min(ratio * ratio, 4))
    row.append(log(Float(max(1, scale.shorter(bead)))))
  }
}

/// How long the runs of both sides are, and how long they usually are beside each other in this
/// pair of texts.
struct LengthScale: Sendable {
  private let sourceSums: [Int]
  private let targetSums: [Int]
  /// Logarithm of the usual source length over target length.
  private let usual: Float

  /// The usual ratio is the median over pairs that prefer each other to all others, held to no
  /// ratio at all as if four pairs had been seen with it.
  init(_ grid: SimilarityGrid, lengths: (source: [Int], target: [Int])) {
    sourceSums = lengths.source.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1 + 1) }
    targetSums = lengths.target.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1 + 1) }
    var ratios: [Float] = []
    for (i, j) in MutualPairs(grid).pairs {
      ratios.append(log(Float(lengths.source[i] + 1) / Float(lengths.target[j] + 1)))
    }
    ratios.sort()
    let median = ratios.isEmpty ? 0 : ratios[ratios.count / 2]
    usual = median * Float(ratios.count) / Float(ratios.count + 4)
  }

  func logRatio(_ bead: Candidate) -> Float {
    let source = sourceSums[bead.sourceEnd] - sourceSums[bead.source]
    let target = targetSums[bead.targetEnd] - targetSums[bead.target]
    return log(Float(source) / Float(target)) - usual
  }

  /// How usual the bead's lengths are beside each other, 0…1: one at the usual ratio, about a
  /// third where one side is twice as long as usual.
  func share(_ bead: Candidate) -> Double {
    let ratio = Double(logRatio(bead))
    return exp(-2 * ratio * ratio)
  }

  func shorter(_ bead: Candidate) -> Int {
    min(
      sourceSums[bead.sourceEnd] - sourceSums[bead.source],
      targetSums[bead.targetEnd] - targetSums[bead.target])
  }
}

/// Segments that are each other's best one-to-one match.
struct MutualPairs: Sendable {
  private(set) var pairs: [(Int, Int)] = []

  init(_ grid: SimilarityGrid) {
    let band = grid.band
    var bestForTarget = Array(repeating: (Float(-1), -1), count: band.targetCount)
    var bestForSource = Array(repeating: -1, count: band.sourceCount)
    for source in 0..<band.sourceCount {
      var best: Float = 0
      for target in band.columns[source] where target < band.targetCount {
        let value = grid.value(source, target, sources: 1, targets: 1)
        if value > best { (best, bestForSource[source]) = (value, target) }
        if value > bestForTarget[target].0 { bestForTarget[target] = (value, source) }
      }
    }
    for (source, target) in bestForSource.enumerated()
    where target >= 0 && bestForTarget[target].1 == source {
      pairs.append((source, target))
    }
  }
}
