/// Words of a bead's source with the words of its target that render them.
///
/// Ranges count in a side's joined text, the bead's segments in order with one space between, as
/// those of `Evidence` do.
public struct PhraseLink: Hashable, Sendable, Codable {
  /// From the first word to the last; conjunctions and prepositions written upon Arabic words are
  /// left outside, as far as a dictionary tells them.
  public let source: TextRange
  public let target: TextRange
  /// The chance that the two render each other, 0…1.
  public let strength: Double

  public init(source: TextRange, target: TextRange, strength: Double) {
    self.source = source
    self.target = target
    self.strength = strength
  }
}

/// Where a phrase is found on the other side of a bead.
public struct PhraseRendering: Hashable, Sendable, Codable {
  /// In order, never empty; more than one where other words stand between.
  public let spans: [TextRange]
  /// How sure it is that this is the phrase, and the whole of it, 0…1.
  public let confidence: Double

  public init(spans: [TextRange], confidence: Double) {
    self.spans = spans
    self.confidence = confidence
  }
}
