import Bitext
public import Foundation
import Interchange
import Terminology
import TextAnalysis

/// Takes terms from files of other programs into a glossary, each file as one change.
public struct ImportTerms: Sendable {
  /// How files are read and what becomes of them.
  public struct Options: Sendable {
    /// The encoding of texts, by name; nil to go by their bytes.
    public var encoding: String?
    /// What the columns of a table hold, each `COLUMN=FIELD`.
    public var columns: [String] = []
    /// Whether the first row of a table names its columns; nil to go by what stands in it.
    public var hasHeader: Bool?
    /// The sheet of a workbook; nil for the first.
    public var sheet: String?
    public var from = "ar"
    public var to = "en"
    /// Whether someone is to approve the entries yet.
    public var isDraft = false

    public init() {}
  }

  private let installation: Installation
  private let target: URL?
  private let options: Options
  private let date: Date

  /// - Parameter glossary: the glossary's name, or the path of a file that ends in `.tsv`; nil makes
  ///   one by the name of the file that is read.
  public init(
    _ installation: Installation, into glossary: String? = nil, options: Options = Options(),
    date: Date = Date()
  ) {
    self.installation = installation
    self.options = options
    self.date = date
    target = glossary.map { name in
      let isFile =
        name.hasSuffix(".tsv")
        && (name.contains("/") || FileManager.default.fileExists(atPath: name))
      return isFile
        ? URL(fileURLWithPath: name)
        : installation.glossaries.appendingPathComponent(
          name.hasSuffix(".tsv") ? name : name + ".tsv")
    }
  }

  /// A wish for a column that is no `COLUMN=FIELD`.
  public struct BadColumn: Error, CustomStringConvertible {
    let wish: String

    public var description: String {
      "'\(wish)': this is no COLUMN=FIELD; fields are "
        + TermColumn.allCases.map(\.name).joined(separator: ", ") + ", and - to leave one out"
    }
  }

  /// What an import would bring. Where no column is known to hold the terms, that is one of the
  /// report's faults.
  ///
  /// Throws: `InterchangeError`, `TerminologyError`, `BadColumn`.
  public func preview(_ file: URL) throws -> TermImportReport {
    try plan(file, EditGlossary(installation, date: date), isLook: true).report
  }

  /// Hears how many concepts are looked at, of all; nil while the file is read. What it throws ends the
  /// work, and nothing is changed then.
  public typealias Progress = (_ done: Int, _ all: Int?) throws -> Void

  /// Imports a file as one change, which `undo` takes back as a whole.
  ///
  /// Throws: `InterchangeError`, `TerminologyError`, `BadColumn`, what `progress` throws; nothing is
  /// changed then.
  public func importFile(
    _ file: URL, progress: Progress = { _, _ in }
  ) throws -> TermImportReport {
    var editor = try EditGlossary(installation, date: date)
    var plan = try plan(file, editor, progress: progress)
    if !plan.lines.isEmpty {
      plan.report.change =
        try editor.make("import from \(file.lastPathComponent)", plan.lines).number
    }
    return plan.report
  }

  // MARK: The plan

  private struct Plan {
    var lines: [GlossaryChange.Line] = []
    var report: TermImportReport
  }

  private func plan(
    _ file: URL, _ editor: EditGlossary, isLook: Bool = false, progress: Progress = { _, _ in }
  ) throws -> Plan {
    try progress(0, nil)
    let place =
      target
      ?? installation.glossaries.appendingPathComponent(
        file.deletingPathExtension().lastPathComponent + ".tsv")
    var options = try readingOptions(place)
    options.isLook = isLook
    let reading = try TermReader.read(file, options)
    let shelf = try Shelf(editor.files, place)
    var plan = Plan(
      report: TermImportReport(reading, file: file.lastPathComponent, glossary: place))
    var taken: Set<String> = []
    for (done, item) in reading.items.enumerated() {
      if done.isMultiple(of: 50) { try progress(done, reading.items.count) }
      do throws(InterchangeError) {
        try add(item, to: &plan, shelf, &taken, editor, file.lastPathComponent)
      } catch {
        plan.report.faults.append(error.description)
      }
    }
    try progress(reading.items.count, reading.items.count)
    plan.report.close()
    return plan
  }

  private func readingOptions(_ place: URL) throws -> TermReading.Options {
    var reading = TermReading.Options()
    reading.encoding = options.encoding
    (reading.sheet, reading.hasHeader) = (options.sheet, options.hasHeader)
    reading.from = Language(options.from)
    reading.to = Language(options.to)
    reading.prefix = GlossaryOrder.name(of: place)
    reading.columns = try options.columns.map { wish in
      guard let sign = wish.lastIndex(of: "="), sign != wish.startIndex else {
        throw BadColumn(wish: wish)
      }
      return (String(wish[..<sign]), String(wish[wish.index(after: sign)...]))
    }
    return reading
  }

  private func add(
    _ item: TermReading.Item, to plan: inout Plan, _ shelf: Shelf, _ taken: inout Set<String>,
    _ editor: EditGlossary, _ file: String
  ) throws(InterchangeError) {
    var entry = item.entry
    if let fault = Self.unholdable(entry) {
      throw .badLine(file: file, line: item.line, reason: fault)
    }
    if let known = shelf.elsewhere[entry.concept] {
      guard known.entry.says(all: entry) else {
        throw .badLine(
          file: file, line: item.line,
          reason: "'\(entry.concept)' is in \(known.file) already and says something else; edit it "
            + "there, or give this one another id")
      }
      plan.report.unchanged += 1
      return
    }
    if let known = shelf.own[entry.concept].map({ GlossaryLine($0).entry }) {
      if known.says(all: entry) {
        plan.report.unchanged += 1
        return
      }
      if !item.hasOwnIdentifier {
        let name = TermIdentifiers.free(entry.concept) {
          shelf.own[$0] != nil || shelf.elsewhere[$0] != nil || taken.contains($0)
        }
        entry = entry.named(name)
      }
    }
    taken.insert(entry.concept)
    var line = GlossaryLine(entry)
    if options.isDraft { line[.status] = TermEntry.Status.draft.rawValue }
    if line[.created].isEmpty { line[.created] = editor.day }
    if line.entry.note != entry.note || line.entry.definition != entry.definition {
      plan.report.shortened += 1
    }
    let before = shelf.own[entry.concept]
    plan.report.take(line.entry, isNew: before == nil)
    plan.lines.append(
      editor.changed(entry.concept, in: plan.report.place, before: before, after: line))
  }

  /// What a line of a glossary cannot hold; nil if it can hold the entry.
  private static func unholdable(_ entry: TermEntry) -> String? {
    let words = [entry.concept] + entry.terms + entry.renderings.map(\.text)
    if let word = words.first(where: { $0.contains("|") }) {
      return "'\(word)' holds a bar, which parts the items of a cell; write it without"
    }
    let cells = TermCells(entry)
    let back = cells.entry
    guard back.terms == entry.terms, back.renderings == entry.renderings else {
      return "a wording of '\(entry.concept)' would not come back as it is; take out blanks and "
        + "brackets at its ends"
    }
    return nil
  }

  /// The concepts that are there: lines of the glossary itself, entries of the others.
  private struct Shelf {
    var own: [String: String] = [:]
    var elsewhere: [String: (entry: TermEntry, file: String)] = [:]

    init(_ files: [URL], _ place: URL) throws {
      let path = place.standardizedFileURL.resolvingSymlinksInPath().path
      for file in files
      where file.standardizedFileURL.resolvingSymlinksInPath().path != path {
        for entry in try Glossary(contentsOf: [file]).entries {
          elsewhere[entry.concept] = (entry, file.lastPathComponent)
        }
      }
      guard FileManager.default.fileExists(atPath: place.path) else { return }
      let file = try GlossaryFile(place)
      for entry in try Glossary(contentsOf: [place]).entries {
        own[entry.concept] = file.line(of: entry.concept)
      }
    }
  }
}

extension TermEntry {
  /// Whether everything another entry says is said here; dates of its making apart.
  fileprivate func says(all other: TermEntry) -> Bool {
    func isIn(_ ours: String, _ theirs: String) -> Bool { theirs.isEmpty || ours == theirs }
    return Set(other.terms).isSubset(of: terms)
      && Set(other.renderings).isSubset(of: renderings)
      && terms.first == other.terms.first && isIn(domain, other.domain)
      && isIn(partOfSpeech, other.partOfSpeech) && isIn(note, other.note)
      && isIn(source, other.source) && isIn(definition, other.definition)
      && sourceLanguage == other.sourceLanguage && targetLanguage == other.targetLanguage
  }
}
