import Foundation

/// How many segments of a pair of texts stand alone, estimated from the pair itself.
///
/// Weights carry the share of lone segments of the texts they were fitted on. Where nothing is
/// known of the kind of text, that share is estimated by expectation maximisation and the weights
/// of lone segments follow it (Saerens, Latinne & Decaestecker 2002, Neural Computation 14) – but
/// only downwards: that a book is translated whole is common, that most of a text is left out is
/// no reason to believe less in what was found.
struct LoneShare: Sendable {
  /// Log-weight to add to every lone segment, at most 0.
  private(set) var shift = 0.0

  /// The share in the Arabic–English texts that weights were fitted on.
  static let usual = 0.15
  /// How strongly the weights follow: neighbouring decisions depend on each other, so that one
  /// segment's share understates what the whole text says.
  private static let power = 2.0
  private static let least = -7.0

  /// - Parameter fitted: the share in the texts that the weights were fitted on.
  init(_ lattice: BeadLattice, fitted: Double = LoneShare.usual) {
    let segments = Double(lattice.band.sourceCount + lattice.band.targetCount)
    for _ in 0..<8 {
      let posteriors = BeadPosteriors(lattice.shiftingSkips(by: shift))
      let alone = posteriors.sourceAlone.reduce(0, +) + posteriors.targetAlone.reduce(0, +)
      let share = (alone + 0.5) / (segments + 20.5)
      let next = Self.power * (Self.logit(share) - Self.logit(fitted))
      let bounded = max(Self.least, min(0, next))
      let isSettled = abs(bounded - shift) < 0.01
      shift = bounded
      if isSettled { return }
    }
  }

  private static func logit(_ share: Double) -> Double { log(share / (1 - share)) }
}
