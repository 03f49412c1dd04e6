public import Bitext

/// A segment and its translation as the checks take them, with the place they came from.
public struct CheckedUnit: Hashable, Sendable {
  public let place: Place
  public let source: TranslationUnit.Variant
  public let target: TranslationUnit.Variant
  /// Whether it is sure that the two belong together. What an aligner left alone may have been left
  /// out on purpose, as editors do, so that it is no error.
  public let isSure: Bool

  public init(
    place: Place, source: TranslationUnit.Variant, target: TranslationUnit.Variant,
    isSure: Bool = true
  ) {
    self.place = place
    self.source = source
    self.target = target
    self.isSure = isSure
  }

  /// Where a unit stands.
  public struct Place: Hashable, Sendable {
    /// The file to look into: the translation, the file of units, or the source of a segment that
    /// was left alone.
    public let file: String
    /// Counted from 1; nil where the format has no lines.
    public let line: Int?
    /// The unit's own name in its file, if it has one.
    public let unit: String?
    /// The unit's number in its file or pair of articles, counted from 1.
    public let number: Int

    public init(file: String, line: Int?, unit: String? = nil, number: Int) {
      self.file = file
      self.line = line
      self.unit = unit
      self.number = number
    }
  }
}
