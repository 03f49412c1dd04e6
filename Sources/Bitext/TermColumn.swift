/// The columns of a table of terms, in order.
public enum TermColumn: Int, CaseIterable, Hashable, Sendable {
  case concept, arabic, variants, preferred, admitted, deprecated, forbidden, domain
  case partOfSpeech, note, source
  case definition, status, created, changed, by, languages

  /// The column's name in the header.
  public var name: String { TermColumn.names[rawValue] }

  private static let names = [
    "concept", "arabic", "variants", "preferred", "admitted", "deprecated", "forbidden", "domain",
    "pos", "note", "source", "definition", "status", "created", "changed", "by", "languages",
  ]

  /// A column by its name in the header.
  public init?(named name: String) {
    guard let place = TermColumn.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: place)
  }

  /// The columns that every line has; those behind them may be left out at a line's end.
  public static let required = Array(allCases.prefix(11))

  /// The first line of a glossary file.
  public static let header = names.joined(separator: "\t")

  /// The first line of a glossary file that has the required columns only.
  public static let shortHeader = required.map(\.name).joined(separator: "\t")

  /// What parts the items of a cell that holds several.
  public static let itemSeparator = " | "
}
