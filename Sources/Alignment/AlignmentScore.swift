public import Bitext

/// How well found beads agree with hand-made ones, as Sennrich & Volk (2011) count it and
/// Bleualign and Vecalign compute it; documents are added up before dividing (micro average).
///
/// * strict: a bead is right if the same bead is in the other alignment; precision counts every
///   found bead, recall only hand-made beads that have both sides;
/// * lax: a bead is right if it shares a source and a target that the other alignment links;
/// * null: segments left on one side only.
public struct AlignmentScore: Sendable {
  public private(set) var documents = 0
  private var precisionStrict = Share()
  private var precisionLax = Share()
  private var recallStrict = Share()
  private var recallLax = Share()
  private var nullFound = 0
  private var nullGold = 0
  private var nullShared = 0

  public init() {}

  /// A ratio of counts.
  struct Share: Sendable {
    var right = 0
    var all = 0
    var value: Double { all == 0 ? 0 : Double(right) / Double(all) }

    static func += (a: inout Share, b: Share) {
      a.right += b.right
      a.all += b.all
    }
  }

  /// Precision, recall and their harmonic mean, each 0…1.
  public struct Figures: Sendable, Hashable {
    public let precision: Double
    public let recall: Double
    public var f1: Double {
      precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

  /// Adds one document.
  public mutating func add(gold: [Bead], found: [Bead]) {
    documents += 1
    let gold = gold.map(Sides.init).filter { !$0.isEmpty }
    let found = found.map(Sides.init).filter { !$0.isEmpty }
    Self.count(found, against: gold, &precisionStrict, &precisionLax)
    Self.count(
      gold.filter(\.isPaired), against: found.filter(\.isPaired), &recallStrict, &recallLax)
    let (lonelyGold, lonelyFound) = (Self.alone(gold), Self.alone(found))
    nullGold += lonelyGold.count
    nullFound += lonelyFound.count
    nullShared += lonelyGold.intersection(lonelyFound).count
  }

  /// The counts of both taken together.
  public static func + (a: AlignmentScore, b: AlignmentScore) -> AlignmentScore {
    var sum = a
    sum.documents += b.documents
    sum.precisionStrict += b.precisionStrict
    sum.precisionLax += b.precisionLax
    sum.recallStrict += b.recallStrict
    sum.recallLax += b.recallLax
    sum.nullFound += b.nullFound
    sum.nullGold += b.nullGold
    sum.nullShared += b.nullShared
    return sum
  }

  public var strict: Figures {
    Figures(precision: precisionStrict.value, recall: recallStrict.value)
  }

  public var lax: Figures { Figures(precision: precisionLax.value, recall: recallLax.value) }

  public var null: Figures {
    Figures(
      precision: Share(right: nullShared, all: nullFound).value,
      recall: Share(right: nullShared, all: nullGold).value)
  }

  private struct Sides: Hashable {
    let sources: [Int]
    let targets: [Int]

    init(_ bead: Bead) { (sources, targets) = (bead.sources, bead.targets) }

    var isEmpty: Bool { sources.isEmpty && targets.isEmpty }
    var isPaired: Bool { !sources.isEmpty && !targets.isEmpty }
  }

  private static func count(
    _ tested: [Sides], against reference: [Sides], _ strict: inout Share, _ lax: inout Share
  ) {
    let known = Set(reference)
    var linked: [Int: Set<Int>] = [:]
    for bead in reference {
      for source in bead.sources { linked[source, default: []].formUnion(bead.targets) }
    }
    for bead in Set(tested) {
      let isSame = known.contains(bead)
      let touches = bead.sources.contains { source in
        linked[source].map { !$0.isDisjoint(with: bead.targets) } ?? false
      }
      strict.all += 1
      lax.all += 1
      if isSame { strict.right += 1 }
      if isSame || touches { lax.right += 1 }
    }
  }

  private struct Lonely: Hashable {
    let isSource: Bool
    let index: Int
  }

  private static func alone(_ beads: [Sides]) -> Set<Lonely> {
    var found: Set<Lonely> = []
    for bead in beads where !bead.isPaired {
      for index in bead.sources { found.insert(Lonely(isSource: true, index: index)) }
      for index in bead.targets { found.insert(Lonely(isSource: false, index: index)) }
    }
    return found
  }
}
