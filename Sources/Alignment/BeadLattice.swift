/// Every way to walk through two texts bead by bead, with a score for each step.
///
/// A walk goes from cell (0, 0) to (sources, targets). Its steps are beads, pairs of crossing
/// beads (two neighbours that the translator swapped), and segments left alone on one side.
/// Scores add up to the logarithm of a weight, so that a walk's probability is its weight's
/// share of all walks: a semi-Markov conditional random field (Sarawagi & Cohen 2004, NIPS).
struct BeadLattice: Sendable {
  let band: Band
  let beads: [Candidate]
  /// Log-weight of each bead by itself.
  let beadScores: [Double]
  /// Log-weight of leaving one source segment or one target segment alone.
  private(set) var sourceSkips: [Double]
  private(set) var targetSkips: [Double]
  private(set) var transitions: SkipTransitions
  /// Steps in order of the cell they start in; `stepStarts[c]..<stepStarts[c + 1]` are cell c's.
  private(set) var steps: [Step]
  let stepStarts: [Int]

  /// One bead, or two that cross.
  struct Step: Sendable {
    let first: Int
    /// The second bead of a crossing pair, or −1.
    let second: Int
    let end: Int
    var score: Double
  }

  /// What it weighs to begin and to go on leaving segments alone. Among skips between two beads
  /// source segments come first, so that each alignment is one walk.
  struct SkipTransitions: Sendable, Codable {
    var beginSource: Double
    var continueSource: Double
    var beginTarget: Double
    var continueTarget: Double
    var sourceToTarget: Double
  }

  /// - Parameter crossing: the extra log-weight of a crossing pair and which beads are sure
  ///   enough to be tried in one.
  init(
    band: Band, beads: [Candidate], beadScores: [Double], sourceSkips: [Double],
    targetSkips: [Double], transitions: SkipTransitions,
    crossing: (score: Double, allowed: [Bool])
  ) {
    self.band = band
    self.beads = beads
    self.beadScores = beadScores
    self.sourceSkips = sourceSkips
    self.targetSkips = targetSkips
    self.transitions = transitions
    var placed: [(start: Int, step: Step)] = []
    placed.reserveCapacity(beads.count)
    for (index, bead) in beads.enumerated() {
      guard let start = band.cell(bead.source, bead.target),
        let end = band.cell(bead.sourceEnd, bead.targetEnd)
      else { continue }
      placed.append((start, Step(first: index, second: -1, end: end, score: beadScores[index])))
    }
    for (first, second) in CrossingPairs(beads: beads, allowed: crossing.allowed) {
      let (a, b) = (beads[first], beads[second])
      guard let start = band.cell(a.source, b.target),
        let end = band.cell(b.sourceEnd, a.targetEnd)
      else { continue }
      let score = beadScores[first] + beadScores[second] + crossing.score
      placed.append((start, Step(first: first, second: second, end: end, score: score)))
    }
    var counts = Array(repeating: 0, count: band.cellCount + 1)
    for (start, _) in placed { counts[start + 1] += 1 }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    stepStarts = counts
    var sorted = Array(repeating: Step(first: 0, second: 0, end: 0, score: 0), count: placed.count)
    for (start, step) in placed {
      sorted[counts[start]] = step
      counts[start] += 1
    }
    steps = sorted
  }
}

extension BeadLattice {
  /// The lattice with the same log-weight added to every lone segment.
  func shiftingSkips(by shift: Double) -> BeadLattice {
    guard shift != 0 else { return self }
    var lattice = self
    lattice.sourceSkips = sourceSkips.map { $0 + shift }
    lattice.targetSkips = targetSkips.map { $0 + shift }
    return lattice
  }

  /// The lattice in which a walk's score is what it may be expected to win in strict F1.
  ///
  /// Precision counts every bead and lone segment, recall the beads only, so near its best a right
  /// bead wins two and a right lone segment one, and each of them costs one (decoding for the
  /// measure rather than for the one most probable walk: Goodman 1996, ACL).
  func expectingF1(_ posteriors: BeadPosteriors) -> BeadLattice {
    var lattice = self
    func gain(_ bead: Int) -> Double { bead < 0 ? 0 : 2 * posteriors.beads[bead] - 1 }
    for index in steps.indices {
      lattice.steps[index].score = gain(steps[index].first) + gain(steps[index].second)
    }
    lattice.sourceSkips = posteriors.sourceAlone.map { $0 - 1 }
    lattice.targetSkips = posteriors.targetAlone.map { $0 - 1 }
    lattice.transitions = SkipTransitions(
      beginSource: 0, continueSource: 0, beginTarget: 0, continueTarget: 0, sourceToTarget: 0)
    return lattice
  }
}

/// Pairs of beads whose sources follow each other while their targets follow each other the
/// other way round.
private struct CrossingPairs: Sequence, IteratorProtocol {
  private var pairs: [(Int, Int)] = []
  private var position = 0

  init(beads: [Candidate], allowed: [Bool]) {
    var byCorner: [Corner: [Int]] = [:]
    for (index, bead) in beads.enumerated() where allowed[index] {
      byCorner[Corner(source: bead.source, target: bead.targetEnd), default: []].append(index)
    }
    for (index, bead) in beads.enumerated() where allowed[index] {
      let corner = Corner(source: bead.sourceEnd, target: bead.target)
      for other in byCorner[corner] ?? [] { pairs.append((index, other)) }
    }
  }

  private struct Corner: Hashable {
    let source: Int
    let target: Int
  }

  mutating func next() -> (Int, Int)? {
    guard position < pairs.count else { return nil }
    defer { position += 1 }
    return pairs[position]
  }
}
