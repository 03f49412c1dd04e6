public import Bitext
import TextAnalysis

/// Finds the segments of an article again.
public struct MatchArticle: Sendable {
  private let matching: MatchTexts
  private let threshold: Int
  private let weights: [Int]
  private let wantsFragments: Bool

  /// - Parameters:
  ///   - matching: must have been asked for 50 % or less, or the summary lacks what is below.
  ///   - threshold: the least score that is shown.
  ///   - weights: of the bands of `Leverage`, as many as it has.
  ///   - wantsFragments: whether segments without a match get a draft from stretches.
  public init(
    _ matching: MatchTexts, threshold: Int, weights: [Int] = Leverage.usualWeights,
    wantsFragments: Bool = true
  ) {
    self.matching = matching
    self.threshold = threshold
    self.weights = weights
    self.wantsFragments = wantsFragments
  }

  /// A segment and its matches, the best first.
  public struct Row: Sendable {
    public let segment: Segment
    /// Those that reach the threshold.
    public let matches: [FoundMatch]
    /// Where none does, a draft from stretches of the segment; nil where none was found.
    public let fragments: FragmentDraft?
    public let band: Leverage.Band
    public let words: Int
  }

  public struct Result: Sendable {
    public let article: Article
    public let rows: [Row]
    public let leverage: Leverage
  }

  /// - Parameter progress: called with the segments done and all there are.
  ///
  /// Throws: `MemoryError`.
  public func match(
    _ segmented: SegmentedArticle, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Result {
    let segments = segmented.segments
    guard var leverage = Leverage(weights: weights) ?? Leverage() else {
      preconditionFailure("the usual weights are as many as the bands")
    }
    var seen: Set<[UInt8]> = []
    var rows: [Row] = []
    for (place, segment) in segments.enumerated() {
      let found = try matching.matches(
        of: segment.text, language: segmented.article.language,
        context: segmented.context(of: place))
      // A segment said before costs little, unless the memory has it word for word.
      let isNew = seen.insert(Array(segment.text.utf8)).inserted
      let best = found.first?.percent ?? 0
      let band = isNew || best >= 100 ? Leverage.Band(percent: best) : .repetition
      let words = WordSegmenter.words(in: segment.text).count
      leverage.add(band, words: words)
      let matches = found.filter { $0.percent >= threshold }
      let fragments =
        matches.isEmpty && wantsFragments
        ? try matching.fragments(of: segment.text, language: segmented.article.language) : nil
      rows.append(
        Row(segment: segment, matches: matches, fragments: fragments, band: band, words: words))
      progress(place + 1, segments.count)
    }
    return Result(article: segmented.article, rows: rows, leverage: leverage)
  }
}
