public import Bitext

/// A segment to be found again, with what is known of it.
public struct MatchQuery: Hashable, Sendable {
  public var content: TaggedText
  /// The side of the units that is compared with it.
  public var side: Side
  /// The languages of the units wanted; nil for all.
  public var languages: LanguagePair?
  /// The segments before and after, where they are known.
  public var context: TranslationUnit.Context
  /// Where the article was published; of equal matches, those of the same outlet come first.
  public var outlet: String?

  public init(
    _ content: TaggedText, side: Side = .source, languages: LanguagePair? = nil,
    context: TranslationUnit.Context = .init(), outlet: String? = nil
  ) {
    self.content = content
    self.side = side
    self.languages = languages
    self.context = context
    self.outlet = outlet
  }

  public var text: String { content.text }
}

/// Which matches are wanted, and what they are measured by.
public struct MatchSettings: Hashable, Sendable {
  /// The least score, in percent, 1…101.
  public var threshold: Int
  /// How many matches are given, the best first.
  public var limit: Int
  public var penalties: MatchPenalties
  /// What every match of this memory costs, in percent: for memories of less trust.
  public var memoryPenalty: Int

  public init(
    threshold: Int = 70, limit: Int = 5, penalties: MatchPenalties = .standard,
    memoryPenalty: Int = 0
  ) {
    self.threshold = threshold
    self.limit = limit
    self.penalties = penalties
    self.memoryPenalty = memoryPenalty
  }
}
