import Bitext
import TestSupport
import Testing

@testable import Alignment

/// Long texts aligned stretch by stretch, against the same texts known whole.
@Suite struct StretchesTests {
  private let stretches = Stretches(length: 40, foresight: 6)

  @Test(arguments: 0..<60)
  func `beads of long texts are those of the whole`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let truth = KnownPair.random(beads: 600, &random)
    let found = stretches.beads(truth.sources, truth.targets, align: truth.align)
    #expect(found == truth.beads)
  }

  @Test func `a passage longer than a stretch that one text lacks is got past`() {
    var shapes = Array(repeating: (1, 1), count: 60)
    shapes += Array(repeating: (1, 0), count: 333)
    shapes += Array(repeating: (1, 1), count: 200)
    shapes += Array(repeating: (0, 1), count: 150)
    shapes += Array(repeating: (2, 1), count: 100)
    let truth = KnownPair(shapes)
    #expect(stretches.beads(truth.sources, truth.targets, align: truth.align) == truth.beads)
  }

  @Test func `a text far longer than the other is aligned whole`() {
    let truth = KnownPair(
      Array(repeating: (1, 1), count: 3) + Array(repeating: (0, 1), count: 2000))
    #expect(stretches.beads(truth.sources, truth.targets, align: truth.align) == truth.beads)
  }

  /// Whoever keeps what was read off two texts relies on it.
  @Test(arguments: [(60, 60, true), (61, 60, false), (60, 61, false), (3, 90, false), (0, 0, true)])
  func `says which texts are taken at once`(_ sources: Int, _ targets: Int, _ areOne: Bool) {
    let truth = KnownPair(
      Array(repeating: (1, 0), count: sources) + Array(repeating: (0, 1), count: targets))
    #expect(stretches.areOne(truth.sources, truth.targets) == areOne)
    var calls = 0
    _ = stretches.beads(truth.sources, truth.targets) { source, target in
      calls += 1
      return truth.align(source, target)
    }
    if areOne { #expect(calls == 1) } else { #expect(calls > 1) }
  }

  @Test func `no stretch of ordinary texts is longer than it must be`() {
    var random = SeededGenerator(seed: 7)
    let truth = KnownPair.random(beads: 3000, &random)
    var longest = 0
    var read = 0
    _ = stretches.beads(truth.sources, truth.targets) { source, target in
      longest = max(longest, source.texts.count, target.texts.count)
      read += source.texts.count
      return truth.align(source, target)
    }
    #expect(longest <= 60)
    #expect(read < truth.sources.texts.count * 2)
  }

  @Test func `progress rises to the last segment`() {
    var random = SeededGenerator(seed: 11)
    let truth = KnownPair.random(beads: 400, &random)
    var told: [Int] = []
    _ = stretches.beads(
      truth.sources, truth.targets, progress: { done, _ in told.append(done) }, align: truth.align)
    #expect(told.count > 5)
    #expect(told == told.sorted())
    #expect(told.last == truth.sources.texts.count)
  }

  @Test func `the beads told on the way are those of the answer`() {
    var random = SeededGenerator(seed: 12)
    let truth = KnownPair.random(beads: 400, &random)
    var told: [Bead] = []
    let beads = stretches.beads(
      truth.sources, truth.targets, progress: { told += $1 }, align: truth.align)
    #expect(told == beads)
  }

  @Test func `glossary terms go with their segments`() {
    let count = 300
    let terms = (0..<count).map {
      AlignmentSide.TermOccurrence(
        concept: "c\($0)", segment: $0, range: TextRange(0, 1))
    }
    let truth = KnownPair(Array(repeating: (1, 1), count: count))
    let sources = AlignmentSide(
      language: .arabic, texts: truth.sources.texts, terms: terms.shuffled())
    _ = stretches.beads(sources, truth.targets) { source, target in
      #expect(source.terms.count == source.texts.count)
      for term in source.terms {
        #expect(source.texts[term.segment] == "s" + term.concept.dropFirst())
      }
      return truth.align(source, target)
    }
  }
}

/// Two texts whose beads are known. Segments bear their number as text.
private struct KnownPair: Sendable {
  let sources: AlignmentSide
  let targets: AlignmentSide
  let beads: [Bead]
  /// The bead of each segment.
  private let beadOfSource: [Int]
  private let beadOfTarget: [Int]

  init(_ shapes: [(Int, Int)]) {
    var beads: [Bead] = []
    var (ofSource, ofTarget): ([Int], [Int]) = ([], [])
    for (sources, targets) in shapes {
      beads.append(
        Bead(
          sources: Array(ofSource.count..<(ofSource.count + sources)),
          targets: Array(ofTarget.count..<(ofTarget.count + targets)), confidence: 0.99))
      ofSource += Array(repeating: beads.count - 1, count: sources)
      ofTarget += Array(repeating: beads.count - 1, count: targets)
    }
    self.beads = beads
    (beadOfSource, beadOfTarget) = (ofSource, ofTarget)
    sources = AlignmentSide(language: .arabic, texts: ofSource.indices.map { "s\($0)" })
    targets = AlignmentSide(language: .english, texts: ofTarget.indices.map { "t\($0)" })
  }

  static func random(beads: Int, _ random: inout SeededGenerator) -> KnownPair {
    let usual = [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (1, 0), (0, 1)]
    return KnownPair((0..<beads).map { _ in usual[Int.random(in: 0..<9, using: &random)] })
  }

  /// Aligns a stretch as the whole is, but for its end: the last beads are wrong and look sure
  /// only now and then, as they do where a text is cut.
  func align(_ source: AlignmentSide, _ target: AlignmentSide) -> [Bead] {
    let first = (number(source.texts.first), number(target.texts.first))
    var found: [Bead] = []
    var (i, j) = (0, 0)
    while i < source.texts.count || j < target.texts.count {
      let next =
        [
          i < source.texts.count ? beadOfSource[first.0 + i] : Int.max,
          j < target.texts.count ? beadOfTarget[first.1 + j] : Int.max,
        ].min() ?? 0
      let bead = beads[next]
      let isWhole =
        i + bead.sources.count <= source.texts.count
        && j + bead.targets.count <= target.texts.count
      let isNearEnd =
        first.0 + source.texts.count < sources.texts.count
        && i + bead.sources.count + 3 > source.texts.count
        || first.1 + target.texts.count < targets.texts.count
          && j + bead.targets.count + 3 > target.texts.count
      guard isWhole, !isNearEnd else { break }
      found.append(
        Bead(
          sources: Array(i..<(i + bead.sources.count)),
          targets: Array(j..<(j + bead.targets.count)), confidence: bead.confidence))
      (i, j) = (i + bead.sources.count, j + bead.targets.count)
    }
    while i < source.texts.count, j < target.texts.count {
      found.append(Bead(sources: [i], targets: [j], confidence: 0.97))
      (i, j) = (i + 1, j + 1)
    }
    found += (i..<source.texts.count).map { Bead(sources: [$0], targets: [], confidence: 0.97) }
    found += (j..<target.texts.count).map { Bead(sources: [], targets: [$0], confidence: 0.97) }
    return found
  }

  private func number(_ text: String?) -> Int { text.flatMap { Int($0.dropFirst()) } ?? 0 }
}
