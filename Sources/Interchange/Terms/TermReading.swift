public import Bitext
internal import Foundation

/// What a file of terms brought, and what of it could not become an entry.
public struct TermReading: Sendable {
  public let format: TermFormat
  public internal(set) var items: [Item] = []
  /// Rows and concepts that are no entries, each with its line; the others go in.
  public internal(set) var faults: [InterchangeError] = []
  /// What was understood in a way the translator should know of.
  public internal(set) var notices: [String] = []
  /// The columns of a table and what they were taken for; none for TBX.
  public internal(set) var columns: [Column] = []
  /// The first rows of a table as they stand in the file, its header left out; none for TBX.
  public internal(set) var rows: [Row] = []

  /// Whether the first row of a table was taken for the names of its columns.
  public internal(set) var hasHeader = false

  /// A row with the line it begins on.
  public struct Row: Hashable, Sendable {
    public let line: Int
    public let cells: [String]
  }

  /// An entry with the line it begins on.
  public struct Item: Hashable, Sendable {
    public let entry: TermEntry
    public let line: Int
    /// Whether the file gives the concept's id; otherwise it was made from the rendering.
    public let hasOwnIdentifier: Bool
  }

  /// A column of a table.
  public struct Column: Hashable, Sendable {
    /// Its header, or `column 3`.
    public let name: String
    public let field: Field
    /// The first cell that holds something.
    public let sample: String

    public enum Field: Hashable, Sendable {
      case known(TermColumn)
      /// Nobody knows the header; its cells are kept in the note.
      case note
      /// It is left out as the translator wished.
      case none

      /// As `--map` names it.
      public var name: String {
        switch self {
        case .known(let column): column.name
        case .note: "note (with its header)"
        case .none: "-"
        }
      }
    }
  }

  /// How a file is to be read.
  public struct Options: Sendable {
    /// The encoding of a text, by name; nil to go by its bytes.
    public var encoding: String?
    /// What columns hold, by header, number from 1 or letter: `("Begriff", "arabic")`.
    public var columns: [(column: String, field: String)] = []
    /// Whether the first row of a table names its columns; nil to go by what stands in it.
    public var hasHeader: Bool?
    /// The sheet of a workbook; nil for the first.
    public var sheet: String?
    /// What made ids begin with.
    public var prefix = "term"
    /// Whether a table of which no column is known to hold the terms or the renderings is read all the
    /// same, for its columns to be shown; that is one of its faults then.
    public var isLook = false
    public var from = Language.arabic
    public var to = Language.english

    public init() {}
  }

  init(_ format: TermFormat) { self.format = format }

  /// Takes an entry, unless its id has been taken in the file already.
  mutating func take(
    _ entry: TermEntry, line: Int, file: String, identifiers: inout TermIdentifiers
  ) {
    let hasOwn = !entry.concept.isEmpty
    let concept = hasOwn ? entry.concept : identifiers.made(for: entry)
    if let earlier = identifiers.take(concept, line: line) {
      faults.append(
        .badLine(
          file: file, line: line,
          reason: "the concept '\(concept)' stands on line \(earlier) already; give it another id"))
      return
    }
    items.append(
      Item(entry: entry.named(concept), line: line, hasOwnIdentifier: hasOwn))
  }
}

extension TermEntry {
  /// The entry under another id.
  public func named(_ concept: String) -> TermEntry {
    TermEntry(
      concept: concept, terms: terms, renderings: renderings, domain: domain,
      partOfSpeech: partOfSpeech, note: note, source: source, definition: definition,
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, record: record)
  }
}

/// The ids of the concepts of a file, and new ones for those that have none.
public struct TermIdentifiers {
  private let prefix: String
  private var lines: [String: Int] = [:]

  public init(prefix: String) { self.prefix = prefix }

  /// The line of the concept that has the id already; nil if it was free and is taken now.
  mutating func take(_ concept: String, line: Int) -> Int? {
    if let earlier = lines[concept] { return earlier }
    lines[concept] = line
    return nil
  }

  /// An id of the preferred rendering's letters: `client.safe-corridor`, `client.safe-corridor-2`.
  func made(for entry: TermEntry) -> String {
    Self.free(Self.slug(of: entry.preferred?.text ?? "", prefix: prefix)) { lines[$0] != nil }
  }

  /// An id with the first number behind it that is not taken.
  public static func free(_ slug: String, isTaken: (String) -> Bool) -> String {
    var name = slug
    var number = 2
    while isTaken(name) {
      name = "\(slug)-\(number)"
      number += 1
    }
    return name
  }

  /// An id of a wording's first letters.
  public static func slug(of wording: String, prefix: String) -> String {
    let plain = wording.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    let words = plain.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return "\(prefix).\(words.isEmpty ? "term" : words.prefix(6).joined(separator: "-"))"
  }
}
