/// A term entry as the cells of a row, the form that glossary files and tables share.
///
/// Cells of several items part them with ` | `; a deprecated or forbidden wording gives its reason in
/// brackets behind it: `de-conflict areas [another concept]`.
public struct TermCells: Hashable, Sendable {
  private var cells: [String]

  public init() { cells = Array(repeating: "", count: TermColumn.allCases.count) }

  /// The cells of a line; those it has not are empty.
  public init(texts: [String]) {
    cells = Array(texts.prefix(TermColumn.allCases.count))
    cells += Array(repeating: "", count: TermColumn.allCases.count - cells.count)
  }

  public subscript(column: TermColumn) -> String {
    get { cells[column.rawValue] }
    set { cells[column.rawValue] = newValue }
  }

  /// The cells up to the last one that holds something, but never fewer than the required ones.
  public var texts: [String] {
    let last = cells.lastIndex { !$0.isEmpty } ?? 0
    return Array(cells.prefix(max(last + 1, TermColumn.required.count)))
  }

  public init(_ entry: TermEntry) {
    self.init()
    self[.concept] = entry.concept
    self[.arabic] = entry.terms.first ?? ""
    self[.variants] = Self.cell(Array(entry.terms.dropFirst()))
    for standing in Rendering.Standing.allCases {
      self[standing.column] = Self.cell(
        entry.renderings.filter { $0.standing == standing }.map(\.item))
    }
    self[.domain] = entry.domain
    self[.partOfSpeech] = entry.partOfSpeech
    self[.note] = entry.note
    self[.source] = entry.source
    self[.definition] = entry.definition
    self[.status] = entry.record.status == .draft ? "draft" : ""
    self[.created] = entry.record.created
    self[.changed] = entry.record.changed
    self[.by] = entry.record.by
    let languages = [entry.sourceLanguage, entry.targetLanguage].map(\.tag)
    self[.languages] = languages == ["ar", "en"] ? "" : languages.joined(separator: " ")
  }

  /// The entry of the row.
  public var entry: TermEntry {
    let languages = self[.languages].split(separator: " ").map { Language(String($0)) }
    return TermEntry(
      concept: self[.concept], terms: Self.items(self[.arabic]) + Self.items(self[.variants]),
      renderings: Rendering.Standing.allCases.flatMap { standing in
        Self.items(self[standing.column]).map { Rendering(item: $0, standing: standing) }
      },
      domain: self[.domain], partOfSpeech: self[.partOfSpeech], note: self[.note],
      source: self[.source], definition: self[.definition],
      sourceLanguage: languages.first ?? .arabic,
      targetLanguage: languages.count > 1 ? languages[1] : .english,
      record: TermEntry.Record(
        status: Self.status(self[.status]), created: self[.created], changed: self[.changed],
        by: self[.by]))
  }

  /// What a status cell says: nothing means approved, and a word nobody knows vouches for nothing.
  private static func status(_ cell: String) -> TermEntry.Status {
    cell.isEmpty ? .approved : TermEntry.Status(rawValue: cell) ?? .draft
  }

  /// The items of a cell, without blanks around them.
  public static func items(_ cell: String) -> [String] {
    if cell.isEmpty { return [] }
    guard cell.utf8.contains(UInt8(ascii: "|")) else { return [trimmed(cell[...])] }
    return cell.split(separator: "|").map(trimmed).filter { !$0.isEmpty }
  }

  public static func cell(_ items: [String]) -> String {
    items.joined(separator: TermColumn.itemSeparator)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.utf8.first == 0x20 { text.removeFirst() }
    while text.utf8.last == 0x20 { text.removeLast() }
    return String(text)
  }
}

extension Rendering.Standing {
  /// The column that holds wordings of this standing.
  public var column: TermColumn {
    switch self {
    case .preferred: .preferred
    case .admitted: .admitted
    case .deprecated: .deprecated
    case .forbidden: .forbidden
    }
  }
}

extension Rendering {
  /// Reads an item of a cell: of a deprecated or forbidden wording, what stands in brackets at its
  /// end is the reason.
  public init(item: String, standing: Standing) {
    guard !standing.isGood, item.utf8.last == UInt8(ascii: "]"),
      let bracket = Rendering.openingOfLastBracket(item)
    else {
      self.init(item, standing: standing)
      return
    }
    var wording = item[..<bracket]
    while wording.last == " " { wording.removeLast() }
    let reason = item[item.index(after: bracket)...].dropLast()
    self.init(String(wording), standing: standing, reason: String(reason))
  }

  /// The wording with its reason in brackets; empty ones where its own brackets might be taken for
  /// a reason.
  public var item: String {
    if standing.isGood { return text }
    return reason.isEmpty && !text.hasSuffix("]") ? text : "\(text) [\(reason)]"
  }

  /// Where the bracket opens that the last letter closes; reasons may hold brackets themselves.
  private static func openingOfLastBracket(_ item: String) -> String.Index? {
    var depth = 0
    for place in item.indices.reversed() {
      if item[place] == "]" { depth += 1 }
      if item[place] == "[" { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }
}
