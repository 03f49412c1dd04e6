import Foundation
import TestSupport
import Testing

@testable import Alignment

/// The lattice against a walk-by-walk enumeration of everything it stands for.
@Suite struct BeadLatticeTests {
  @Test(arguments: 0..<60)
  func `probabilities and the best walk equal brute force`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let lattice = Self.lattice(&random)
    let walks = Enumeration(lattice).walks
    let total = walks.map(\.score).reduce(-Double.infinity, Self.logSum)
    let posteriors = BeadPosteriors(lattice)
    #expect(abs(posteriors.logPartition - total) < 1e-9)
    for bead in lattice.beads.indices {
      let share = walks.filter { $0.beads.contains(bead) }
        .reduce(0) { $0 + exp($1.score - total) }
      #expect(abs(posteriors.beads[bead] - share) < 1e-9)
    }
    for source in 0..<lattice.band.sourceCount {
      let share = walks.filter { $0.sourcesAlone.contains(source) }
        .reduce(0) { $0 + exp($1.score - total) }
      #expect(abs(posteriors.sourceAlone[source] - share) < 1e-9)
    }
    for bead in lattice.beads {
      let shares = walks.reduce(into: [Double](repeating: 0, count: 8)) { shares, walk in
        for source in walk.sourcesAlone where bead.sourceRun.contains(source) {
          shares[source - bead.source] += exp(walk.score - total)
        }
        for target in walk.targetsAlone where bead.targetRun.contains(target) {
          shares[4 + target - bead.target] += exp(walk.score - total)
        }
      }
      #expect(abs(posteriors.likeliestAlone(of: bead) - (shares.max() ?? 0)) < 1e-9)
    }
    let best = BeadPath(best: lattice).moves
    let top = walks.max { $0.score < $1.score }
    #expect(Set(best.flatMap(Self.beads)) == Set(top?.beads ?? []))
  }

  @Test(arguments: 0..<60)
  func `the walk chosen wins most in F1 of all, by brute force`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(500 + seed))
    let lattice = Self.lattice(&random)
    let posteriors = BeadPosteriors(lattice)
    func gain(_ walk: Enumeration.Walk) -> Double {
      walk.beads.reduce(0) { $0 + 2 * posteriors.beads[$1] - 1 }
        + walk.sourcesAlone.reduce(0) { $0 + posteriors.sourceAlone[$1] - 1 }
        + walk.targetsAlone.reduce(0) { $0 + posteriors.targetAlone[$1] - 1 }
    }
    var chosen = Enumeration.Walk()
    for move in BeadPath(best: lattice.expectingF1(posteriors)).moves {
      chosen.beads += Self.beads(move)
      if case .sourceAlone(let index) = move { chosen.sourcesAlone.append(index) }
      if case .targetAlone(let index) = move { chosen.targetsAlone.append(index) }
    }
    let most = Enumeration(lattice).walks.map(gain).max() ?? 0
    #expect(abs(gain(chosen) - most) < 1e-9)
  }

  @Test func `a text in which nothing seems left out gives lone segments less weight`() {
    let pair = BeadShape(sources: 1, targets: 1)
    let whole = (0..<40).map { Candidate(source: $0, target: $0, shape: pair) }
    func lattice(beadScore: Double) -> BeadLattice {
      BeadLattice(
        band: .full(40, 40), beads: whole, beadScores: whole.map { _ in beadScore },
        sourceSkips: Array(repeating: 0, count: 40), targetSkips: Array(repeating: 0, count: 40),
        transitions: Self.free, crossing: (0, whole.map { _ in false }))
    }
    let translated = LoneShare(lattice(beadScore: 6)).shift
    let mixed = LoneShare(lattice(beadScore: 0)).shift
    #expect(translated < -3 && translated >= -7)
    #expect(mixed > translated && mixed <= 0)
    #expect(LoneShare(lattice(beadScore: -9)).shift == 0)
    #expect(LoneShare(lattice(beadScore: 6), fitted: 0.05).shift > translated)
  }

  @Test func `every segment is in exactly one move`() {
    for seed in 0..<40 {
      var random = SeededGenerator(seed: UInt64(1000 + seed))
      let lattice = Self.lattice(&random)
      var sources: [Int] = []
      var targets: [Int] = []
      for move in BeadPath(best: lattice).moves {
        for bead in Self.beads(move) {
          sources += lattice.beads[bead].sourceRun
          targets += lattice.beads[bead].targetRun
        }
        if case .sourceAlone(let index) = move { sources.append(index) }
        if case .targetAlone(let index) = move { targets.append(index) }
      }
      #expect(sources.sorted() == Array(0..<lattice.band.sourceCount))
      #expect(targets.sorted() == Array(0..<lattice.band.targetCount))
    }
  }

  @Test func `two swapped neighbours are found as crossing beads`() {
    let pair = BeadShape(sources: 1, targets: 1)
    let beads = [
      Candidate(source: 0, target: 1, shape: pair), Candidate(source: 1, target: 0, shape: pair),
    ]
    let lattice = BeadLattice(
      band: .full(2, 2), beads: beads, beadScores: [5, 5], sourceSkips: [0, 0],
      targetSkips: [0, 0], transitions: Self.free, crossing: (-1, [true, true]))
    #expect(BeadPath(best: lattice).moves == [.crossing(0, 1)])
    let forbidden = BeadLattice(
      band: .full(2, 2), beads: beads, beadScores: [5, 5], sourceSkips: [0, 0],
      targetSkips: [0, 0], transitions: Self.free, crossing: (-1, [false, false]))
    #expect(!BeadPath(best: forbidden).moves.contains(.crossing(0, 1)))
  }

  @Test func `texts without segments have an empty walk`() {
    let lattice = BeadLattice(
      band: .full(0, 0), beads: [], beadScores: [], sourceSkips: [], targetSkips: [],
      transitions: Self.free, crossing: (0, []))
    #expect(BeadPath(best: lattice).moves.isEmpty)
    #expect(BeadPosteriors(lattice).logPartition == 0)
  }

  // MARK: Making and walking lattices

  static let free = BeadLattice.SkipTransitions(
    beginSource: 0, continueSource: 0, beginTarget: 0, continueTarget: 0, sourceToTarget: 0)

  static func beads(_ move: BeadPath.Move) -> [Int] {
    switch move {
    case .bead(let index): [index]
    case .crossing(let first, let second): [first, second]
    case .sourceAlone, .targetAlone: []
    }
  }

  static func lattice(_ random: inout SeededGenerator) -> BeadLattice {
    let (rows, columns) = (
      Int.random(in: 0...4, using: &random), Int.random(in: 0...4, using: &random)
    )
    var beads: [Candidate] = []
    for source in 0..<rows {
      for target in 0..<columns {
        for shape in BeadShape.all
        where source + shape.sources <= rows && target + shape.targets <= columns
          && Bool.random(using: &random)
        {
          beads.append(Candidate(source: source, target: target, shape: shape))
        }
      }
    }
    func scores(_ count: Int) -> [Double] {
      (0..<count).map { _ in Double.random(in: -3...3, using: &random) }
    }
    return BeadLattice(
      band: .full(rows, columns), beads: beads, beadScores: scores(beads.count),
      sourceSkips: scores(rows), targetSkips: scores(columns),
      transitions: .init(
        beginSource: 0.3, continueSource: -0.2, beginTarget: 0.5, continueTarget: 0.1,
        sourceToTarget: -0.4),
      crossing: (-0.7, beads.map { _ in Bool.random(using: &random) }))
  }

  static func logSum(_ a: Double, _ b: Double) -> Double {
    let (low, high) = (min(a, b), max(a, b))
    return low == -.infinity ? high : high + log1p(exp(low - high))
  }
}

/// All walks through a small lattice, one by one.
private struct Enumeration {
  struct Walk {
    var score = 0.0
    var beads: [Int] = []
    var sourcesAlone: [Int] = []
    var targetsAlone: [Int] = []
  }

  private(set) var walks: [Walk] = []
  private let lattice: BeadLattice

  init(_ lattice: BeadLattice) {
    self.lattice = lattice
    go(0, 0, standing: 0, Walk())
  }

  private mutating func go(_ source: Int, _ target: Int, standing: Int, _ walk: Walk) {
    let band = lattice.band
    if source == band.sourceCount, target == band.targetCount {
      walks.append(walk)
      return
    }
    guard let cell = band.cell(source, target) else { return }
    for step in lattice.steps[lattice.stepStarts[cell]..<lattice.stepStarts[cell + 1]] {
      var next = walk
      next.score += step.score
      next.beads += step.second < 0 ? [step.first] : [step.first, step.second]
      let width = band.targetCount + 1
      go(step.end / width, step.end % width, standing: 0, next)
    }
    let turns = lattice.transitions
    if source < band.sourceCount, standing != 2 {
      var next = walk
      next.score +=
        lattice.sourceSkips[source] + (standing == 0 ? turns.beginSource : turns.continueSource)
      next.sourcesAlone.append(source)
      go(source + 1, target, standing: 1, next)
    }
    if target < band.targetCount {
      var next = walk
      let turn = [turns.beginTarget, turns.sourceToTarget, turns.continueTarget][standing]
      next.score += lattice.targetSkips[target] + turn
      next.targetsAlone.append(target)
      go(source, target + 1, standing: 2, next)
    }
  }
}
