public import Bitext

/// The units that have a stretch of a text, the newest first.
public struct StretchHits: Hashable, Sendable {
  public let hits: [Hit]
  /// Whether there may be more than these.
  public let isCut: Bool

  /// One unit that has it. Particles before a first word and a pronoun behind a last one are left
  /// outside of both ranges: «مناطق خفض التوتر» in «وبمناطق خفض التوتر».
  public struct Hit: Hashable, Sendable {
    public let unit: StoredUnit
    public let side: Side
    /// Where it stands in the unit's text.
    public let range: TextRange
    /// Where it stands in the text looked up.
    public let query: TextRange

    public init(unit: StoredUnit, side: Side, range: TextRange, query: TextRange) {
      self.unit = unit
      self.side = side
      self.range = range
      self.query = query
    }
  }

  public init(hits: [Hit], isCut: Bool) {
    self.hits = hits
    self.isCut = isCut
  }
}
