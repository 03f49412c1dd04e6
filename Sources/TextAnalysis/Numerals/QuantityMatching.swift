/// Which quantities of two texts say the same.
public enum QuantityMatching {
  /// Pairs of indices into `source` and `target`, each used at most once, in source order.
  ///
  /// The pairs that say most are taken first, so `2254` finds `2254` before `two` finds
  /// `the second`; among equals, the pair whose places in the two lists are nearest.
  public static func pairs(source: [Quantity], target: [Quantity]) -> [(Int, Int)] {
    var candidates: [(gain: Double, distance: Int, source: Int, target: Int)] = []
    for (i, a) in source.enumerated() {
      for (j, b) in target.enumerated() {
        let agreement = a.agreement(with: b)
        guard agreement > 0 else { continue }
        let gain = agreement * min(a.information, b.information)
        candidates.append((gain, abs(i * target.count - j * source.count), i, j))
      }
    }
    candidates.sort { ($1.gain, $0.distance, $0.source) < ($0.gain, $1.distance, $1.source) }
    return choose(from: candidates.map { ($0.source, $0.target) }, source.count, target.count)
  }

  /// How much of what two texts say in quantities they share.
  public static func overlap(source: [Quantity], target: [Quantity]) -> Overlap {
    var shared = 0.0
    for (i, j) in pairs(source: source, target: target) {
      let information = min(source[i].information, target[j].information)
      shared += source[i].agreement(with: target[j]) * information
    }
    return Overlap(
      shared: shared,
      source: source.reduce(0) { $0 + $1.information },
      target: target.reduce(0) { $0 + $1.information })
  }

  /// Information in bits: what both sides say, and what each says in all.
  public struct Overlap: Hashable, Sendable {
    public let shared: Double
    public let source: Double
    public let target: Double

    /// Shared information over that of both, 0…1 (Dice); nil where neither side has a quantity.
    public var share: Double? {
      source + target > 0 ? 2 * shared / (source + target) : nil
    }
  }

  private static func choose(
    from candidates: [(Int, Int)], _ sourceCount: Int, _ targetCount: Int
  ) -> [(Int, Int)] {
    var partner = [Int?](repeating: nil, count: sourceCount)
    var taken = [Bool](repeating: false, count: targetCount)
    for (i, j) in candidates where partner[i] == nil && !taken[j] {
      partner[i] = j
      taken[j] = true
    }
    return partner.indices.compactMap { i in partner[i].map { (i, $0) } }
  }
}
