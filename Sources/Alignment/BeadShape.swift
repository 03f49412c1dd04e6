/// How many segments a bead takes from each side: 1–1, 1–2, …
struct BeadShape: Hashable, Sendable {
  let sources: Int
  let targets: Int

  /// The longest run of neighbours one side of a bead may have.
  static let longestRun = 4

  /// The shapes the aligner considers. A bead of three against four is two beads that nobody
  /// could part; beyond four to two it is nothing a translator does, but for 3–3 and 4–4, which
  /// free rewriting brings about.
  static let all: [BeadShape] = {
    var shapes: [BeadShape] = []
    for sources in 1...longestRun {
      for targets in 1...longestRun where sources + targets <= 6 || sources == targets {
        shapes.append(BeadShape(sources: sources, targets: targets))
      }
    }
    return shapes
  }()
}

/// A bead that might be: where its runs start and which shape it has.
struct Candidate: Hashable, Sendable {
  let source: Int
  let target: Int
  let shape: BeadShape

  var sourceEnd: Int { source + shape.sources }
  var targetEnd: Int { target + shape.targets }
  var sourceRun: Range<Int> { source..<sourceEnd }
  var targetRun: Range<Int> { target..<targetEnd }
}
