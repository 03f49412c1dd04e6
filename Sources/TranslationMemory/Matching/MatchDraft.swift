public import Bitext
internal import TextAnalysis

/// The translation of a match with what changed in the text looked up put in its place: numbers,
/// months, days of the week and names.
///
/// «في 12 آذار/مارس» was translated "on 12 March"; «في 15 أيلول/سبتمبر» is offered "on 15 September".
/// A month, day or name is put in only if it was exchanged for another one of its kind and nothing
/// with it, stands once in the source, and has exactly one counterpart in the translation. Where
/// something of the kind changed and cannot be put in, there is no draft: half a date helps nobody.
/// It stays a draft, and its match keeps its score.
public struct MatchDraft: Hashable, Sendable {
  public let text: String
  /// What was put in, from left to right.
  public let puts: [Put]

  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case number, month, weekday, name
  }

  public struct Put: Hashable, Sendable {
    public let kind: Kind
    /// Where it stands in the draft.
    public let range: TextRange
  }

  /// Nil where nothing is to be put in, or not everything can be.
  ///
  /// - Parameters:
  ///   - source: the side of the match that is like `query`, with its language.
  ///   - words: what differs between `query` and `source`, as `TextComparison` gives it.
  ///   - target: the translation of `source`.
  ///   - names: what is known of names; nil for the months and days alone.
  public init?(
    query: String, source: TranslationUnit.Variant, words: [WordDifference],
    target: TranslationUnit.Variant, names: NameKnowledge? = nil
  ) {
    let substitution = NamedSubstitution(
      query: query, source: source, words: words, target: target, names: names)
    guard
      let numbers = NumberSubstitution.edits(
        query: query, source: source.text, words: words, target: target.text),
      let named = substitution.edits()
    else { return nil }
    let edits = (numbers + named).sorted { $0.range < $1.range }
    let areApart = zip(edits, edits.dropFirst()).allSatisfy { !$0.range.overlaps($1.range) }
    guard !edits.isEmpty, areApart else { return nil }
    let ranges: [TextRange]
    (text, ranges) = TargetEdit.applied(edits, to: target.text)
    puts = zip(edits, ranges).map { Put(kind: $0.kind, range: $1) }
  }
}

/// What glossaries and memories know of names, for drafts.
public struct NameKnowledge: Sendable {
  /// A name in a text, with its wordings in the other language.
  public struct Name: Hashable, Sendable {
    /// Without particles before it.
    public let range: TextRange
    /// What tells one bearer from another.
    public let concept: String
    /// All wordings that may stand in a translation, the one to be written first.
    public let renderings: [String]

    public init(range: TextRange, concept: String, renderings: [String]) {
      self.range = range
      self.concept = concept
      self.renderings = renderings
    }
  }

  /// The names that glossaries know in a text, without overlap.
  let names: @Sendable (String) -> [Name]
  /// How memories render a name that no glossary knows; nil if they have none like it.
  let remembered: @Sendable (String) -> String?

  public init(
    names: @escaping @Sendable (String) -> [Name],
    remembered: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.names = names
    self.remembered = remembered
  }
}
