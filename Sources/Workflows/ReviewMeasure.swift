import Bitext

/// What a review list is worth: how much is right of what it leaves out, and how often what is
/// said comes true.
struct ReviewMeasure: Sendable {
  private var judgements: [Judgement] = []

  private struct Judgement: Sendable {
    let confidence: Double
    let isRight: Bool
  }

  /// - Parameter known: the hand-made beads in the form of ladder files.
  init(_ found: [Bead], known: Set<String>) {
    judgements = found.map {
      Judgement(confidence: $0.confidence, isRight: known.contains($0.ladder))
    }
  }

  static func + (a: ReviewMeasure, b: ReviewMeasure) -> ReviewMeasure {
    var sum = a
    sum.judgements += b.judgements
    return sum
  }

  /// How many beads a review of the least sure tenth leaves out, and how many of them are right.
  var unreviewed: (right: Int, all: Int) {
    let rest = judgements.sorted { $0.confidence < $1.confidence }.dropFirst(judgements.count / 10)
    return (rest.count { $0.isRight }, rest.count)
  }

  /// For each tenth of confidence that has beads: their mean confidence, the share that is right,
  /// and how many they are.
  var tenths: [(said: Double, right: Double, beads: Int)] {
    (0..<10).compactMap { tenth in
      let inside = judgements.filter { min(9, Int($0.confidence * 10)) == tenth }
      guard !inside.isEmpty else { return nil }
      return (
        inside.reduce(0) { $0 + $1.confidence } / Double(inside.count),
        Double(inside.count { $0.isRight }) / Double(inside.count), inside.count
      )
    }
  }
}
