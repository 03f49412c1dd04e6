public import Bitext
public import TextAnalysis

/// A term found in running text.
public struct TermHit: Hashable, Sendable {
  public let entry: TermEntry
  /// The wording of the entry that was found, as the glossary writes it.
  public let form: String
  /// The rendering whose wording it is; nil if it is one of the entry's terms.
  public let rendering: Rendering?
  /// The least level at which the text and the form are the same.
  public let level: FoldLevel
  /// Why the text counts as the form, in words: `clitics و+ب left outside; spelling: hamza`. Empty
  /// at level L0.
  public let reason: String
  /// Whether the words stand in another construction than the term's, with ل between them, as in
  /// مناطقها لخفض التوتر for مناطق خفض التوتر: a weaker hit, which wants the translator's eye.
  public let isLoose: Bool
  /// Where the term stands, in the author's letters: with its article, without other clitics.
  public let range: TextRange
  /// How far down in the translator's order of glossaries the entry stands, 0 being the first; 0 for
  /// all if there is no order.
  public let rank: Int
}
