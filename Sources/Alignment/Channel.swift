/// A kind of likeness between runs, with the corners at which its weight may change: a fitted
/// model is linear between them.
struct Channel: Sendable {
  let name: String
  /// Values below this are no reason to look at a bead of many segments.
  let plausible: Float
  let corners: [Float]
  let marginCorners: [Float]
  let aloneCorners: [Float]

  static let meaning = Channel(
    name: "meaning", plausible: 0.25, corners: [0.4, 0.5, 0.6, 0.7, 0.8],
    marginCorners: [0.1, 0.25], aloneCorners: [0.5, 0.65])
  static let words = Channel(
    name: "words", plausible: 0.08, corners: [0.1, 0.2, 0.3, 0.45],
    marginCorners: [0.05, 0.15], aloneCorners: [0.1, 0.25])

  var names: [String] {
    [name] + corners.map { "\(name)>\($0)" }
      + [name + "-margin"] + marginCorners.map { "\(name)-margin>\($0)" }
      + [name + "-gain", name + "-gain<0", name + "-gain<0.05"]
      + [name + "-beyond", name + "-beyond>0"]
  }

  var aloneNames: [String] {
    [name + "-best"] + aloneCorners.map { "\(name)-best>\($0)" } + [name + "-best-margin"]
  }

  /// A channel's grid with what is derived from it.
  struct Reading: Sendable {
    private let channel: Channel
    private let grid: SimilarityGrid
    /// The mean likeness of each segment to the four most alike of the other side: what counts
    /// as alike in these texts (the margin of Artetxe & Schwenk 2019, taken as a difference).
    private let usualOfSource: [Float]
    private let usualOfTarget: [Float]
    private let bestOfSource: [Float]
    private let bestOfTarget: [Float]

    init(_ channel: Channel, _ grid: SimilarityGrid) {
      self.channel = channel
      self.grid = grid
      let band = grid.band
      var sources = Array(repeating: BestFour(), count: band.sourceCount)
      var targets = Array(repeating: BestFour(), count: band.targetCount)
      for source in 0..<band.sourceCount {
        for target in band.columns[source] where target < band.targetCount {
          let value = grid.value(source, target, sources: 1, targets: 1)
          sources[source].add(value)
          targets[target].add(value)
        }
      }
      usualOfSource = sources.map(\.mean)
      usualOfTarget = targets.map(\.mean)
      bestOfSource = sources.map(\.best)
      bestOfTarget = targets.map(\.best)
    }

    func isPlausible(_ bead: Candidate) -> Bool { grid.value(bead) > channel.plausible }

    func append(_ bead: Candidate, to row: inout [Float]) {
      let value = grid.value(bead)
      let margin = value - usual(bead)
      let gain = gain(bead, value)
      let beyond = beyond(bead, value)
      row.append(value)
      for corner in channel.corners { row.append(max(0, value - corner)) }
      row.append(margin)
      for corner in channel.marginCorners { row.append(max(0, margin - corner)) }
      row.append(gain)
      row.append(bead.shape.sources + bead.shape.targets > 2 ? min(0, gain) : 0)
      row.append(bead.shape.sources + bead.shape.targets > 2 ? min(0, gain - 0.05) : 0)
      row.append(beyond)
      row.append(max(0, beyond))
    }

    func aloneSource(_ index: Int) -> [Float] {
      alone(best: bestOfSource[index], usual: usualOfSource[index])
    }

    func aloneTarget(_ index: Int) -> [Float] {
      alone(best: bestOfTarget[index], usual: usualOfTarget[index])
    }

    private func alone(best: Float, usual: Float) -> [Float] {
      [best] + channel.aloneCorners.map { max(0, best - $0) } + [best - usual]
    }

    private func usual(_ bead: Candidate) -> Float {
      let source = usualOfSource[bead.sourceRun].reduce(0, +) / Float(bead.shape.sources)
      let target = usualOfTarget[bead.targetRun].reduce(0, +) / Float(bead.shape.targets)
      return (source + target) / 2
    }

    /// What the bead would lose without the outer segment it needs least: below zero where a
    /// segment does not belong to it. Zero for one-to-one beads.
    private func gain(_ bead: Candidate, _ value: Float) -> Float {
      let (i, j, m, n) = (bead.source, bead.target, bead.shape.sources, bead.shape.targets)
      var least = Float.infinity
      if m > 1 {
        least = min(least, value - grid.value(i, j, sources: m - 1, targets: n))
        least = min(least, value - outside(i + 1, j, m - 1, n))
      }
      if n > 1 {
        least = min(least, value - grid.value(i, j, sources: m, targets: n - 1))
        least = min(least, value - outside(i, j + 1, m, n - 1))
      }
      return least == .infinity ? 0 : max(-1, min(1, least))
    }

    /// What the bead would win with the best neighbour taken in, −0.3…0.3: above zero where it
    /// stops too early.
    private func beyond(_ bead: Candidate, _ value: Float) -> Float {
      let (i, j, m, n) = (bead.source, bead.target, bead.shape.sources, bead.shape.targets)
      let best = max(
        max(outside(i - 1, j, m + 1, n), outside(i, j, m + 1, n)),
        max(outside(i, j - 1, m, n + 1), outside(i, j, m, n + 1)))
      return best > SimilarityGrid.none ? min(0.3, max(-0.3, best - value)) : -0.3
    }

    private func outside(_ i: Int, _ j: Int, _ m: Int, _ n: Int) -> Float {
      grid.value(i, j, sources: m, targets: n)
    }
  }
}

/// The four greatest of the values added.
private struct BestFour: Sendable {
  private var values: (Float, Float, Float, Float) = (-2, -2, -2, -2)
  private var count = 0

  mutating func add(_ value: Float) {
    count += 1
    guard value > values.3 else { return }
    values.3 = value
    if values.3 > values.2 { swap(&values.3, &values.2) }
    if values.2 > values.1 { swap(&values.2, &values.1) }
    if values.1 > values.0 { swap(&values.1, &values.0) }
  }

  var best: Float { max(0, values.0) }

  var mean: Float {
    let all = [values.0, values.1, values.2, values.3].prefix(min(count, 4))
    return all.isEmpty ? 0 : all.reduce(0, +) / Float(all.count)
  }
}
