public import Foundation
internal import TextAnalysis

/// A glossary file that is changed line by line: what is not touched stays as it was, byte by byte,
/// and new lines stand where their concept is sorted, so that `diff` shows the change and no more.
public struct GlossaryFile: Sendable {
  public let url: URL
  private var lines: [String]

  /// Reads a file.
  public init(_ url: URL) throws(TerminologyError) {
    self.url = url
    do {
      // By bytes: CR LF is one character of a string.
      lines = try String(contentsOf: url, encoding: .utf8).utf8
        .split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
    } catch {
      throw .unreadable(file: url.lastPathComponent, cause: error.localizedDescription)
    }
    guard GlossaryTable(lines.first ?? "", file: url.lastPathComponent).hasHeader else {
      throw .wrongHeader(file: url.lastPathComponent)
    }
  }

  /// A new file, which has its header and no concept yet.
  public init(newAt url: URL) {
    self.url = url
    lines = [GlossaryColumn.header, ""]
  }

  /// The cells of a concept's line without its end; nil if the concept is not here.
  public func line(of concept: String) -> String? {
    place(of: concept).map { lines[$0].trimmingCharacters(in: .newlines) }
  }

  /// Puts another line in the place of a concept's, adds one where it is sorted, or takes it out.
  public mutating func set(_ line: String?, for concept: String) {
    let end = lines[0].hasSuffix("\r") ? "\r" : ""
    let old = place(of: concept)
    if let old { lines.remove(at: old) }
    guard let line else { return }
    lines.insert(line + end, at: old ?? placeForNew(concept))
  }

  /// Writes the file beside its place and moves it there.
  public func write() throws(TerminologyError) {
    do {
      try Data(lines.joined(separator: "\n").utf8).write(to: url, options: .atomic)
    } catch {
      throw .unwritable(file: url.lastPathComponent, cause: error.localizedDescription)
    }
  }

  private func place(of concept: String) -> Int? {
    lines.indices.dropFirst().first { GlossaryFile.concept(of: lines[$0]) == concept }
  }

  private func placeForNew(_ concept: String) -> Int {
    let after = lines.indices.dropFirst().first {
      let other = GlossaryFile.concept(of: lines[$0])
      return !other.isEmpty && concept.utf8.lexicographicallyPrecedes(other.utf8)
    }
    return after ?? (lines.last == "" ? lines.count - 1 : lines.count)
  }

  private static func concept(of line: String) -> String {
    String(line.prefix { $0 != "\t" && $0 != "\r" })
  }
}

/// A concept's line of a glossary file, to be changed cell by cell.
public struct GlossaryLine: Sendable {
  private var cells: [String]

  /// A line of a file; missing cells are empty.
  public init(_ line: String) {
    cells = line.components(separatedBy: "\t")
    while cells.count < GlossaryColumn.allCases.count { cells.append("") }
  }

  /// A new concept.
  public init(concept: String) {
    self.init(concept)
  }

  public subscript(column: GlossaryColumn) -> String {
    get { cells[column.rawValue] }
    set { cells[column.rawValue] = newValue.replacing("\t", with: " ").replacing("\n", with: " ") }
  }

  public var text: String { cells.joined(separator: "\t") }

  /// Adds a form that a translator met in a text to the variants.
  ///
  /// Throws: `knownForm` if the concept has it, spelling apart.
  public mutating func confirm(_ form: String) throws(TerminologyError) {
    let forms = GlossaryTable.items(self[.arabic]) + GlossaryTable.items(self[.variants])
    let key = FoldedText(form, level: .marks).text
    if forms.contains(where: { FoldedText($0, level: .marks).text == key }) {
      throw .knownForm(form, concept: self[.concept])
    }
    let variants = GlossaryTable.items(self[.variants]) + [key]
    self[.variants] = variants.joined(separator: GlossaryColumn.itemSeparator)
  }

  /// Throws: `unfit` with what the linter has against the line, advice apart.
  public func check(file: String) throws(TerminologyError) {
    let row = GlossaryTable.Row(line: 1, cells: cells)
    let findings = RowLint(row, file: file).findings.filter { !$0.rule.isAdvice }
    if !findings.isEmpty {
      throw .unfit(concept: self[.concept], findings: findings.map(\.message))
    }
  }
}
