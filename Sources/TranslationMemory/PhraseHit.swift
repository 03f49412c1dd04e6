public import Bitext
public import TextAnalysis

/// A unit with the places where a phrase stands in it.
public struct PhraseHit: Hashable, Sendable {
  public let unit: StoredUnit
  public let side: Side
  /// Where the phrase stands in the author's text, in order. Particles before it and a pronoun
  /// behind it are left outside: «مناطق خفض التوتر» in «وبمناطق خفض التوتر».
  public let ranges: [TextRange]
  /// How far the spelling of the nearest of these places is from the phrase asked for.
  public let level: FoldLevel

  public init(unit: StoredUnit, side: Side, ranges: [TextRange], level: FoldLevel) {
    self.unit = unit
    self.side = side
    self.ranges = ranges
    self.level = level
  }
}
