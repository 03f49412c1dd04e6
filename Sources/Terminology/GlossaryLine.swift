public import Bitext
internal import TextAnalysis

/// A concept's line of a glossary file, to be changed cell by cell.
public struct GlossaryLine: Sendable {
  private var cells = TermCells()

  /// A line of a file; missing cells are empty.
  public init(_ line: String) {
    cells = TermCells(
      texts: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
  }

  /// A new concept.
  public init(concept: String) {
    cells[.concept] = concept
  }

  /// The line of an entry. Tabs and line breaks become blanks, for a line has none.
  public init(_ entry: TermEntry) {
    let full = TermCells(entry)
    for column in GlossaryColumn.allCases { self[column] = full[column] }
  }

  public var entry: TermEntry { cells.entry }

  public subscript(column: GlossaryColumn) -> String {
    get { cells[column] }
    set {
      let breaks = newValue.utf8.contains { (0x09...0x0D).contains($0) }
      cells[column] = breaks ? GlossaryLine.withoutBreaks(newValue) : newValue
    }
  }

  public var text: String { cells.texts.joined(separator: "\t") }

  private static func withoutBreaks(_ text: String) -> String {
    String(
      text.replacing("\r\n", with: " ").map { character in
        ["\t", "\n", "\r", "\u{0B}", "\u{0C}"].contains(character) ? " " : character
      })
  }

  /// Adds a form that a translator met in a text to the variants.
  ///
  /// Throws: `knownForm` if the concept has it, spelling apart.
  public mutating func confirm(_ form: String) throws(TerminologyError) {
    let forms = TermCells.items(self[.arabic]) + TermCells.items(self[.variants])
    let key = FoldedText(form, level: .marks).text
    if forms.contains(where: { FoldedText($0, level: .marks).text == key }) {
      throw .knownForm(form, concept: self[.concept])
    }
    self[.variants] = TermCells.cell(TermCells.items(self[.variants]) + [key])
  }

  /// Throws: `unfit` with what the linter has against the line, advice apart, and had not against
  /// the line before.
  public func check(file: String, since before: GlossaryLine? = nil) throws(TerminologyError) {
    let known = Set(before.map { $0.objections(file: file) } ?? [])
    let findings = objections(file: file).filter { !known.contains($0) }
    if !findings.isEmpty { throw .unfit(concept: self[.concept], findings: findings) }
  }

  private func objections(file: String) -> [String] {
    RowLint(GlossaryTable.Row(line: 1, cells: cells.texts), file: file).findings
      .filter { !$0.rule.isAdvice }.map(\.message)
  }
}
