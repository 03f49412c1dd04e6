public import Bitext

/// A word of running text: where it stands and what it is made of.
public struct Word: Hashable, Sendable {
  public let range: TextRange
  public let kind: Kind

  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  public enum Kind: Hashable, Sendable {
    /// Arabic letters and their marks.
    case arabic
    /// Letters of any other script, with or without digits among them: `Geneva`, `COVID-19`.
    case letters
    /// Digits and their separators: `2254`, `١٢٫٥`, `3,500`.
    case number
  }
}
