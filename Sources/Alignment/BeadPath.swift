import Foundation

/// The best walk through a lattice, and how probable each bead is among all walks.
struct BeadPath: Sendable {
  /// The walk in order: beads by their number in the lattice, skipped segments by their index.
  let moves: [Move]

  enum Move: Hashable, Sendable {
    case bead(Int)
    case crossing(Int, Int)
    case sourceAlone(Int)
    case targetAlone(Int)
  }

  /// The walk of greatest weight (Viterbi). Time grows with cells and steps.
  init(best lattice: BeadLattice) {
    var search = ViterbiSearch(lattice)
    moves = search.run()
  }
}

/// Where a walk stands: after a bead, after a source skip or after a target skip. The order of
/// cases is the layout of every array with three values a cell.
private enum Standing {
  static let bead = 0
  static let source = 1
  static let target = 2
  static let count = 3
}

private struct ViterbiSearch {
  private let lattice: BeadLattice
  private var best: [Double]
  private var cameBy: [Move]
  private var cameFrom: [Int]

  private enum Move {
    case start
    case step(Int)
    case source(Int)
    case target(Int)
  }

  init(_ lattice: BeadLattice) {
    self.lattice = lattice
    let count = lattice.band.cellCount * Standing.count
    best = Array(repeating: -.infinity, count: count)
    cameBy = Array(repeating: .start, count: count)
    cameFrom = Array(repeating: -1, count: count)
  }

  mutating func run() -> [BeadPath.Move] {
    best[0] = 0
    let band = lattice.band
    for source in 0...band.sourceCount {
      for target in band.columns[source] { leave(source, target) }
    }
    return walkBack()
  }

  private mutating func leave(_ source: Int, _ target: Int) {
    let band = lattice.band
    let cell = band.rowStarts[source] + target - band.columns[source].lowerBound
    let here = cell * Standing.count
    var top = here
    for standing in 1..<Standing.count where best[here + standing] > best[top] {
      top = here + standing
    }
    guard best[top] > -.infinity else { return }
    for index in lattice.stepStarts[cell]..<lattice.stepStarts[cell + 1] {
      let step = lattice.steps[index]
      reach(step.end, Standing.bead, best[top] + step.score, .step(index), from: top)
    }
    let skips = lattice.transitions
    if source < band.sourceCount, let next = band.cell(source + 1, target) {
      let score = lattice.sourceSkips[source]
      for (standing, cost) in [
        (Standing.bead, skips.beginSource), (Standing.source, skips.continueSource),
      ] {
        let from = here + standing
        reach(next, Standing.source, best[from] + cost + score, .source(source), from: from)
      }
    }
    if target < band.targetCount, let next = band.cell(source, target + 1) {
      let score = lattice.targetSkips[target]
      for (standing, cost) in [
        (Standing.bead, skips.beginTarget), (Standing.source, skips.sourceToTarget),
        (Standing.target, skips.continueTarget),
      ] {
        let from = here + standing
        reach(next, Standing.target, best[from] + cost + score, .target(target), from: from)
      }
    }
  }

  private mutating func reach(
    _ cell: Int, _ standing: Int, _ score: Double, _ move: Move, from: Int
  ) {
    let there = cell * Standing.count + standing
    guard score > best[there] else { return }
    best[there] = score
    cameBy[there] = move
    cameFrom[there] = from
  }

  private func walkBack() -> [BeadPath.Move] {
    let last = (lattice.band.cellCount - 1) * Standing.count
    var place = (0..<Standing.count).map { last + $0 }.max { best[$0] < best[$1] } ?? last
    var moves: [BeadPath.Move] = []
    while place > 0 {
      switch cameBy[place] {
      case .start: return moves.reversed()
      case .step(let index):
        let step = lattice.steps[index]
        moves.append(
          step.second < 0 ? .bead(step.first) : .crossing(step.first, step.second))
      case .source(let index): moves.append(.sourceAlone(index))
      case .target(let index): moves.append(.targetAlone(index))
      }
      place = cameFrom[place]
    }
    return moves.reversed()
  }
}

/// How probable each bead and each lone segment is among all walks through a lattice, by the
/// forward–backward recursion in log space.
struct BeadPosteriors: Sendable {
  /// 0…1, in the order of the lattice's beads; crossing pairs count for both their beads.
  private(set) var beads: [Double]
  private(set) var sourceAlone: [Double]
  private(set) var targetAlone: [Double]
  /// Logarithm of the sum of all walks' weights.
  let logPartition: Double

  init(_ lattice: BeadLattice) {
    let band = lattice.band
    let forward = Self.forward(lattice)
    let backward = Self.backward(lattice)
    let last = (band.cellCount - 1) * Standing.count
    let total = logSum(forward[last], forward[last + 1], forward[last + 2])
    logPartition = total
    beads = Array(repeating: 0, count: lattice.beads.count)
    sourceAlone = Array(repeating: 0, count: band.sourceCount)
    targetAlone = Array(repeating: 0, count: band.targetCount)
    let skips = lattice.transitions
    for source in 0...band.sourceCount {
      for target in band.columns[source] {
        let cell = band.rowStarts[source] + target - band.columns[source].lowerBound
        let here = cell * Standing.count
        let any = logSum(forward[here], forward[here + 1], forward[here + 2])
        guard any > -.infinity else { continue }
        for index in lattice.stepStarts[cell]..<lattice.stepStarts[cell + 1] {
          let step = lattice.steps[index]
          let p = exp(any + step.score + backward[step.end * Standing.count] - total)
          beads[step.first] += p
          if step.second >= 0 { beads[step.second] += p }
        }
        if source < band.sourceCount, let next = band.cell(source + 1, target) {
          let rest =
            lattice.sourceSkips[source] + backward[next * Standing.count + Standing.source] - total
          sourceAlone[source] +=
            exp(forward[here] + skips.beginSource + rest)
            + exp(forward[here + Standing.source] + skips.continueSource + rest)
        }
        if target < band.targetCount, let next = band.cell(source, target + 1) {
          let rest =
            lattice.targetSkips[target] + backward[next * Standing.count + Standing.target] - total
          targetAlone[target] +=
            exp(forward[here] + skips.beginTarget + rest)
            + exp(forward[here + Standing.source] + skips.sourceToTarget + rest)
            + exp(forward[here + Standing.target] + skips.continueTarget + rest)
        }
      }
    }
  }

  /// How probable it is, 0…1, that the likeliest of a bead's segments stands alone.
  func likeliestAlone(of bead: Candidate) -> Double {
    max(sourceAlone[bead.sourceRun].max() ?? 0, targetAlone[bead.targetRun].max() ?? 0)
  }

  /// Log-weight of all walks that reach a cell with a standing; three values a cell.
  private static func forward(_ lattice: BeadLattice) -> [Double] {
    let band = lattice.band
    let skips = lattice.transitions
    var f = Array(repeating: -Double.infinity, count: band.cellCount * Standing.count)
    f[0] = 0
    for source in 0...band.sourceCount {
      for target in band.columns[source] {
        let cell = band.rowStarts[source] + target - band.columns[source].lowerBound
        let here = cell * Standing.count
        let any = logSum(f[here], f[here + 1], f[here + 2])
        guard any > -.infinity else { continue }
        for index in lattice.stepStarts[cell]..<lattice.stepStarts[cell + 1] {
          let step = lattice.steps[index]
          let there = step.end * Standing.count
          f[there] = logSum(f[there], any + step.score)
        }
        if source < band.sourceCount, let next = band.cell(source + 1, target) {
          let there = next * Standing.count + Standing.source
          let came = logSum(f[here] + skips.beginSource, f[here + 1] + skips.continueSource)
          f[there] = logSum(f[there], came + lattice.sourceSkips[source])
        }
        if target < band.targetCount, let next = band.cell(source, target + 1) {
          let there = next * Standing.count + Standing.target
          let came = logSum(
            f[here] + skips.beginTarget, f[here + 1] + skips.sourceToTarget,
            f[here + 2] + skips.continueTarget)
          f[there] = logSum(f[there], came + lattice.targetSkips[target])
        }
      }
    }
    return f
  }

  /// Log-weight of all walks that go on from a cell with a standing; three values a cell.
  private static func backward(_ lattice: BeadLattice) -> [Double] {
    let band = lattice.band
    let skips = lattice.transitions
    var b = Array(repeating: -Double.infinity, count: band.cellCount * Standing.count)
    let last = (band.cellCount - 1) * Standing.count
    for standing in 0..<Standing.count { b[last + standing] = 0 }
    for source in stride(from: band.sourceCount, through: 0, by: -1) {
      for target in band.columns[source].reversed() {
        let cell = band.rowStarts[source] + target - band.columns[source].lowerBound
        guard cell * Standing.count < last else { continue }
        var byStep = -Double.infinity
        for index in lattice.stepStarts[cell]..<lattice.stepStarts[cell + 1] {
          let step = lattice.steps[index]
          byStep = logSum(byStep, step.score + b[step.end * Standing.count])
        }
        var (bead, alone, aloneTarget) = (byStep, byStep, byStep)
        if source < band.sourceCount, let next = band.cell(source + 1, target) {
          let rest = lattice.sourceSkips[source] + b[next * Standing.count + Standing.source]
          bead = logSum(bead, skips.beginSource + rest)
          alone = logSum(alone, skips.continueSource + rest)
        }
        if target < band.targetCount, let next = band.cell(source, target + 1) {
          let rest = lattice.targetSkips[target] + b[next * Standing.count + Standing.target]
          bead = logSum(bead, skips.beginTarget + rest)
          alone = logSum(alone, skips.sourceToTarget + rest)
          aloneTarget = logSum(aloneTarget, skips.continueTarget + rest)
        }
        let here = cell * Standing.count
        b[here + Standing.bead] = bead
        b[here + Standing.source] = alone
        b[here + Standing.target] = aloneTarget
      }
    }
    return b
  }
}

/// log(eᵃ + eᵇ) without overflow.
@inline(__always)
private func logSum(_ a: Double, _ b: Double) -> Double {
  let (low, high) = a < b ? (a, b) : (b, a)
  // Below e⁻⁴⁰ the smaller term is beyond a double's last digit.
  guard low > high - 40 else { return high }
  return high + log1p(exp(low - high))
}

@inline(__always)
private func logSum(_ a: Double, _ b: Double, _ c: Double) -> Double { logSum(logSum(a, b), c) }
