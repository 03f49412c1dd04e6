internal import Bitext
internal import Foundation

/// A unit of the memory whose text is like the one looked up.
public struct MemoryMatch: Hashable, Sendable {
  public let unit: StoredUnit
  /// The side that was compared.
  public let side: Side
  /// The score with all penalties taken off.
  public let score: MatchScore
  /// How the texts differ, letters and inline codes; empty only for the same letters.
  public let differences: Set<MatchDifference>
  public let words: [WordDifference]
  /// How alike the texts are letter by letter, 0…10,000. It puts matches of one score in order.
  public let characterSimilarity: Int
  /// What was taken off because of the memory the match comes from, in percent.
  public let memoryPenalty: Int
  let rank: Rank

  /// What puts matches of one score and likeness in order.
  struct Rank: Hashable, Sendable {
    let isOfOutlet: Bool
    /// Seconds since 1970.
    let newest: Int64
    let isReviewed: Bool
  }

  init(
    unit: StoredUnit, query: MatchQuery, comparison: TextComparison, characterSimilarity: Int,
    settings: MatchSettings
  ) {
    self.unit = unit
    side = query.side
    var differences = comparison.differences
    if MemoryMatch.hasOtherCodes(unit, query, isSameText: differences.isEmpty) {
      differences.insert(.tags)
    }
    self.differences = differences
    words = comparison.words
    self.characterSimilarity = characterSimilarity
    memoryPenalty = settings.memoryPenalty
    score = MemoryMatch.score(
      comparison, differences, isInContext: unit.unit.agrees(with: query.context), settings)
    rank = Rank(unit, outlet: query.outlet)
  }

  /// Whether the match goes before another: by score, likeness of letters, outlet, date, whether a
  /// person has looked at it, and last by number, the newest first.
  public static func precedes(_ a: MemoryMatch, _ b: MemoryMatch) -> Bool {
    if a.score != b.score { return a.score > b.score }
    if a.characterSimilarity != b.characterSimilarity {
      return a.characterSimilarity > b.characterSimilarity
    }
    if a.rank.isOfOutlet != b.rank.isOfOutlet { return a.rank.isOfOutlet }
    if a.rank.newest != b.rank.newest { return a.rank.newest > b.rank.newest }
    if a.rank.isReviewed != b.rank.isReviewed { return a.rank.isReviewed }
    return a.unit.id > b.unit.id
  }

  private static func score(
    _ comparison: TextComparison, _ differences: Set<MatchDifference>, isInContext: Bool,
    _ settings: MatchSettings
  ) -> MatchScore {
    let penalty = 100 * settings.memoryPenalty
    if differences.isEmpty {
      let score = isInContext ? MatchScore.inContext : .identical
      return MatchScore(points: max(0, score.points - penalty))
    }
    let tags = differences.contains(.tags) ? 100 * settings.penalties.tags : 0
    let points = min(comparison.score.points - tags, MatchScore.nearlyIdentical.points)
    return MatchScore(points: max(0, points - penalty))
  }

  /// Where the letters are the same, codes must stand at the same places; elsewhere places are not
  /// to be compared, and the codes must be the same in order.
  private static func hasOtherCodes(
    _ unit: StoredUnit, _ query: MatchQuery, isSameText: Bool
  ) -> Bool {
    let content = query.side == .source ? unit.unit.source.content : unit.unit.target.content
    if isSameText { return content.codes != query.content.codes }
    let codes = [content.codes, query.content.codes].map { $0.map { [$0.element, $0.content] } }
    return codes[0] != codes[1]
  }
}

extension MemoryMatch.Rank {
  init(_ unit: StoredUnit, outlet: String?) {
    let provenances = unit.occurrences.map(\.unit.provenance)
    isOfOutlet = outlet != nil && provenances.contains { $0.outlet == outlet }
    newest = provenances.compactMap { ($0.changed ?? $0.created)?.seconds }.max() ?? .min
    isReviewed = provenances.contains { $0.confidence == nil }
  }
}

extension TranslationUnit {
  /// Whether the segments before and after are known and the same.
  fileprivate func agrees(with other: Context) -> Bool {
    guard context.previous != nil || context.next != nil else { return false }
    return Self.same(context.previous, other.previous) && Self.same(context.next, other.next)
  }

  private static func same(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.utf8.elementsEqual(b.utf8)
  }
}
