import Foundation

/// What a bead's probability among all alignments is worth: the log-odds of its being right are
/// linear in what `names` names, so that of the beads said to be right with some confidence that
/// share is right (Platt 1999, Advances in Large Margin Classifiers, with corners and rivals).
///
/// The sums over all walks think too much of leaving segments alone: a lone segment is right less
/// often than a bead of the same probability, and with the encoder or the lexicon a doubtful bead
/// more often where its rival is to stand alone than where its rivals are other beads. The surest
/// are wrong more often than their probability says, hence the corners. Fitted by
/// `Benchmarks/fit-alignment.py`.
struct BeadConfidence: Sendable {
  /// `>x` is a corner: the weight changes there.
  static let names = ["log-odds", "log-odds>2", "log-odds>4", "left-alone", "lone", "bias"]
  /// Nothing is surer than this.
  private static let surest = 1e-6
  /// What is less likely to stand alone is no rival.
  private static let leastAlone = 1e-2

  private let weights: [Double]

  /// - Parameter weights: by `names`.
  ///
  /// Throws: `AlignmentError.badModel` if a name is missing or unknown.
  init(_ weights: [String: Double], kind: AlignmentModel.Kind) throws(AlignmentError) {
    self.weights = try AlignmentModel.ordered(weights, Self.names, kind: kind).map(Double.init)
  }

  /// The confidence, 0…1, that a bead deserves.
  ///
  /// - Parameters:
  ///   - probability: 0…1, the bead's among all alignments.
  ///   - alone: 0…1, that of the likeliest of its segments to stand alone.
  func ofBead(_ probability: Double, alone: Double) -> Double {
    confidence(probability, [Self.logOdds(alone, least: Self.leastAlone), 0])
  }

  /// The confidence, 0…1, that a segment left alone with a probability of 0…1 deserves.
  func ofLoneSegment(_ probability: Double) -> Double {
    confidence(probability, [0, 1])
  }

  private func confidence(_ probability: Double, _ rivals: [Double]) -> Double {
    let odds = Self.logOdds(probability, least: Self.surest)
    let evidence = [odds, max(0, odds - 2), max(0, odds - 4)] + rivals + [1]
    return 1 / (1 + exp(-zip(weights, evidence).reduce(0) { $0 + $1.0 * $1.1 }))
  }

  private static func logOdds(_ probability: Double, least: Double) -> Double {
    let held = min(1 - least, max(least, probability))
    return log(held / (1 - held))
  }
}
