import Foundation
import Testing

@testable import Alignment

@Suite struct BeadConfidenceTests {
  private static let plain: [String: Double] = [
    "log-odds": 1, "log-odds>2": 0, "log-odds>4": 0, "left-alone": 0, "lone": 0, "bias": 0,
  ]

  private static func confidence(_ changes: [String: Double] = [:]) throws -> BeadConfidence {
    try BeadConfidence(plain.merging(changes) { $1 }, kind: .words)
  }

  @Test(arguments: [0, 1e-9, 0.3, 0.5, 0.99, 1.0])
  func `log-odds by themselves change nothing`(probability: Double) throws {
    let same = try Self.confidence()
    #expect(abs(same.ofBead(probability, alone: 0.7) - probability) < 2e-6)
    #expect(abs(same.ofLoneSegment(probability) - probability) < 2e-6)
  }

  @Test func `a smaller weight is less sure at both ends`() throws {
    let flat = try Self.confidence(["log-odds": 0.5])
    #expect((0.5..<0.9).contains(flat.ofBead(0.9, alone: 0)))
    #expect((0.1..<0.5).contains(flat.ofBead(0.1, alone: 0)) && flat.ofBead(0.1, alone: 0) > 0.1)
  }

  /// Log-odds of .9 are 2.2, of .99 4.6.
  @Test func `corners change nothing below them`() throws {
    let bent = try Self.confidence(["log-odds>2": -0.5, "log-odds>4": -0.4])
    #expect(abs(bent.ofBead(0.85, alone: 0) - 0.85) < 1e-9)
    let odds = 4.595_119_85
    let expected = odds - 0.5 * (odds - 2) - 0.4 * (odds - 4)
    #expect(abs(Self.logOdds(bent.ofBead(0.99, alone: 0)) - expected) < 1e-6)
  }

  @Test func `only a rival that may stand alone speaks for a bead`() throws {
    let rivals = try Self.confidence(["left-alone": 0.3])
    #expect(rivals.ofBead(0.5, alone: 0.5) > rivals.ofBead(0.5, alone: 0.1))
    #expect(rivals.ofBead(0.5, alone: 0.01) == rivals.ofBead(0.5, alone: 0))
    #expect(rivals.ofLoneSegment(0.5) == 0.5)
  }

  @Test func `lone segments have a weight of their own`() throws {
    let lone = try Self.confidence(["lone": -1])
    #expect(abs(Self.logOdds(lone.ofLoneSegment(0.5)) + 1) < 1e-9)
    #expect(lone.ofBead(0.5, alone: 0.5) == 0.5)
  }

  private static let shipped: [(AlignmentModel.Kind, AlignmentModel.Texts)] =
    [AlignmentModel.Kind.meaningAndWords, .words].flatMap { kind in
      [
        (kind, .arabicEnglish(hasLexicon: true)), (kind, .arabicEnglish(hasLexicon: false)),
        (kind, .other),
      ]
    }

  /// Whatever its rivals, a bead that is likelier is never less sure.
  @Test(arguments: shipped)
  func `confidence that ships rises with probability`(
    _ kind: AlignmentModel.Kind, _ texts: AlignmentModel.Texts
  ) throws {
    let confidence = try BeadScorer(AlignmentModel.shipped(kind, for: texts)).confidence
    let probabilities = (0...1_000).map { Double($0) / 1_000 }
    for alone in [0, 0.02, 0.2, 0.5, 0.9] {
      let said = probabilities.map { confidence.ofBead($0, alone: alone) }
      #expect(zip(said, said.dropFirst()).allSatisfy { $0 <= $1 })
    }
    let lone = probabilities.map { confidence.ofLoneSegment($0) }
    #expect(zip(lone, lone.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(confidence.ofBead(1, alone: 0) > 0.95 && confidence.ofBead(0, alone: 0) < 0.05)
  }

  @Test func `weights of the line that was before are told from these`() throws {
    let error = #expect(throws: AlignmentError.self) {
      try BeadConfidence(["slope": 0.9, "offset": 0.27], kind: .words)
    }
    #expect(error?.description.contains("the weight of log-odds is missing") == true)
  }

  @Test func `a weight that nothing bears is told`() throws {
    let error = #expect(throws: AlignmentError.self) {
      try BeadConfidence(Self.plain.merging(["slope": 1]) { $1 }, kind: .words)
    }
    #expect(error?.description.contains("weights that no feature bears") == true)
  }

  private static func logOdds(_ p: Double) -> Double { log(p / (1 - p)) }
}
