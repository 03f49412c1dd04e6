/// The columns of a glossary file, in order.
public enum GlossaryColumn: Int, CaseIterable, Hashable, Sendable {
  case concept, arabic, variants, preferred, admitted, deprecated, forbidden, domain
  case partOfSpeech, note, source

  /// The column's name in the header.
  public var name: String { GlossaryColumn.names[rawValue] }

  private static let names = [
    "concept", "arabic", "variants", "preferred", "admitted", "deprecated", "forbidden", "domain",
    "pos", "note", "source",
  ]

  /// The first line of every glossary file.
  public static let header = names.joined(separator: "\t")

  /// What parts the items of a cell that holds several.
  static let itemSeparator = " | "
}
