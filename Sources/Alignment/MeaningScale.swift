/// What cosines mean in one pair of texts, brought to the scale that weights were fitted on.
///
/// How near translations come to each other, and how near strangers, differs by language and kind
/// of text: two French and German sentences on one mountain are nearer to each other than two on
/// Geneva and Aleppo. Both are read off the pair itself: translations from pairs of segments that
/// prefer each other between two others that do, strangers from all pairs. The scale is held to
/// the usual one as if some pairs had been seen with it.
struct MeaningScale: Sendable {
  /// A cosine x counts as `factor`·x + `offset`.
  let factor: Float
  let offset: Float

  /// What weights were fitted on: the median and spread of translations, and how far their median
  /// lies above the mean of strangers.
  private static let usual = (median: Float(0.76), spread: Float(0.09), height: Float(0.65))
  /// How many pairs the usual median and spread count for.
  private static let held = (median: Float(4), spread: Float(8))

  /// - Parameter grid: cosines of the two sides' runs.
  init(_ grid: SimilarityGrid) {
    var (median, spread) = (Self.usual.median, Self.usual.spread)
    let seen = SafePairs(grid).values.sorted()
    if seen.count >= 3 {
      let count = Float(seen.count)
      let middle = seen.quantile(0.5)
      // One spread below the median of a normal distribution lies its 15.9 % quantile.
      let low = max(0.02, middle - seen.quantile(0.159))
      median = (count * middle + Self.held.median * median) / (count + Self.held.median)
      spread =
        ((count * low * low + Self.held.spread * spread * spread)
        / (count + Self.held.spread)).squareRoot()
    }
    let height = max(0.2, median - Self.mean(grid))
    factor = (Self.usual.spread / spread * Self.usual.height / height).squareRoot()
    offset = Self.usual.median - factor * median
  }

  /// The cosine that a value on the scale stands for.
  func cosine(_ value: Float) -> Float { (value - offset) / factor }

  private static func mean(_ grid: SimilarityGrid) -> Float {
    let values = grid.plane(BeadShape(sources: 1, targets: 1)).filter { $0 > SimilarityGrid.none }
    return values.isEmpty ? 0 : values.reduce(0, +) / Float(values.count)
  }
}

extension SimilarityGrid {
  /// The grid on another scale.
  func scaled(to scale: MeaningScale) -> SimilarityGrid {
    mapped { scale.factor * $0 + scale.offset }
  }
}

/// The likeness of segments that are each other's best and stand between two such pairs.
private struct SafePairs {
  private(set) var values: [Float] = []

  init(_ grid: SimilarityGrid) {
    let pairs = MutualPairs(grid).pairs
    let partner = Dictionary(uniqueKeysWithValues: pairs.map { ($0.0, $0.1) })
    for (source, target) in pairs
    where partner[source - 1] == target - 1 && partner[source + 1] == target + 1 {
      values.append(grid.value(source, target, sources: 1, targets: 1))
    }
  }
}

extension [Float] {
  /// A quantile of sorted values, between two of them in proportion.
  fileprivate func quantile(_ share: Float) -> Float {
    let place = share * Float(count - 1)
    let below = Int(place)
    let above = Swift.min(below + 1, count - 1)
    return self[below] + (self[above] - self[below]) * (place - Float(below))
  }
}
