public import Bitext

/// How far the alignment of two articles is, and what it has found since this was told last.
public struct AlignmentProgress: Sendable {
  /// How many source segments are done.
  public let done: Int
  /// How many source segments there are.
  public let all: Int
  /// The beads found since, in source order; later ones do not change them.
  public let beads: [Bead]
  public let languages: (source: Language, target: Language)
  private let sources: [Segment]
  private let targets: [Segment]

  init(
    done: Int, beads: [Bead], languages: (source: Language, target: Language),
    sources: [Segment], targets: [Segment]
  ) {
    (self.done, all, self.beads) = (done, sources.count, beads)
    (self.languages, self.sources, self.targets) = (languages, sources, targets)
  }

  /// The texts of a bead's segments, as the author wrote them.
  public func texts(of bead: Bead) -> (sources: [String], targets: [String]) {
    (bead.sources.map { sources[$0].text }, bead.targets.map { targets[$0].text })
  }
}
