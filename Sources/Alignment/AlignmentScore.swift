public import Bitext

/// How well found beads agree with hand-made ones, as Sennrich & Volk (2011) count it and
/// Bleualign and Vecalign compute it; documents are added up before dividing (micro average).
///
/// A side's beads are a set: one that stands there twice counts once.
public struct AlignmentScore: Hashable, Sendable {
  public private(set) var documents = 0
  /// A bead is right if the same bead is in the other alignment. Precision counts every found
  /// bead, recall only hand-made beads that have both sides.
  public private(set) var strict = Figures()
  /// A bead is right if it is strictly so, or shares a source and a target that the other
  /// alignment links.
  public private(set) var lax = Figures()
  /// Segments left on one side only.
  public private(set) var null = Figures()
  /// Each source segment with each target segment of its bead.
  public private(set) var pair = Figures()

  public init() {}

  /// A ratio of counts.
  public struct Share: Hashable, Sendable {
    public internal(set) var right = 0
    public internal(set) var all = 0

    /// 0…1; of nothing, 0.
    public var value: Double { all == 0 ? 0 : Double(right) / Double(all) }

    static func + (a: Share, b: Share) -> Share {
      Share(right: a.right + b.right, all: a.all + b.all)
    }
  }

  /// Precision, recall and their harmonic mean, each 0…1, with the counts behind them.
  public struct Figures: Hashable, Sendable {
    /// What was found, and how much of it is right.
    public internal(set) var found = Share()
    /// What was made by hand, and how much of it was found.
    public internal(set) var gold = Share()

    public var precision: Double { found.value }
    public var recall: Double { gold.value }
    public var f1: Double {
      precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    static func + (a: Figures, b: Figures) -> Figures {
      Figures(found: a.found + b.found, gold: a.gold + b.gold)
    }
  }

  /// Adds one document.
  public mutating func add(gold: [Bead], found: [Bead]) {
    self = self + AlignmentScore(gold: Sides.all(gold), found: Sides.all(found))
  }

  /// The counts of both taken together.
  public static func + (a: AlignmentScore, b: AlignmentScore) -> AlignmentScore {
    var sum = AlignmentScore()
    sum.documents = a.documents + b.documents
    sum.strict = a.strict + b.strict
    sum.lax = a.lax + b.lax
    sum.null = a.null + b.null
    sum.pair = a.pair + b.pair
    return sum
  }

  // MARK: One document

  private init(gold: Set<Sides>, found: Set<Sides>) {
    documents = 1
    (strict.found, lax.found) = Self.shares(of: found, against: gold)
    (strict.gold, lax.gold) = Self.shares(
      of: gold.filter(\.isPaired), against: found.filter(\.isPaired))
    null = Self.common(
      found: Set(found.flatMap(\.alone)), gold: Set(gold.flatMap(\.alone)))
    pair = Self.common(
      found: Set(found.flatMap(\.links)), gold: Set(gold.flatMap(\.links)))
  }

  private static func shares(
    of tested: Set<Sides>, against known: Set<Sides>
  ) -> (strict: Share, lax: Share) {
    var linked: [Int: Set<Int>] = [:]
    for bead in known {
      for source in bead.sources { linked[source, default: []].formUnion(bead.targets) }
    }
    var strict = Share(all: tested.count)
    var lax = strict
    for bead in tested {
      let isSame = known.contains(bead)
      let touches = bead.sources.contains { source in
        linked[source].map { !$0.isDisjoint(with: bead.targets) } ?? false
      }
      if isSame { strict.right += 1 }
      if isSame || touches { lax.right += 1 }
    }
    return (strict, lax)
  }

  private static func common<Element>(found: Set<Element>, gold: Set<Element>) -> Figures {
    let shared = found.intersection(gold).count
    return Figures(
      found: Share(right: shared, all: found.count), gold: Share(right: shared, all: gold.count))
  }

  /// A bead without its confidence and evidence.
  private struct Sides: Hashable {
    let sources: [Int]
    let targets: [Int]

    static func all(_ beads: [Bead]) -> Set<Sides> {
      Set(beads.map { Sides(sources: $0.sources, targets: $0.targets) }.filter { !$0.isEmpty })
    }

    var isEmpty: Bool { sources.isEmpty && targets.isEmpty }
    var isPaired: Bool { !sources.isEmpty && !targets.isEmpty }

    var alone: [Link] {
      guard !isPaired else { return [] }
      return sources.map { Link(source: $0) } + targets.map { Link(target: $0) }
    }

    var links: [Link] {
      sources.flatMap { source in targets.map { Link(source: source, target: $0) } }
    }
  }

  /// A source segment, a target segment, or two that belong together.
  private struct Link: Hashable {
    var source: Int?
    var target: Int?
  }
}
