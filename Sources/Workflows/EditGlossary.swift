import Bitext
public import Foundation
import Terminology

/// Changes glossaries, each change as a whole, and undoes it.
public struct EditGlossary: Sendable {
  let files: [URL]
  private var history: GlossaryHistory
  private let date: Date
  private let author: String

  /// - Parameters:
  ///   - files: the glossaries to look for concepts in; none means the installed ones.
  ///   - author: who makes the changes; nil for the person at this machine, or whom
  ///     `TARJUMAN_AUTHOR` names.
  public init(
    _ installation: Installation, files: [URL] = [], date: Date = Date(), author: String? = nil
  ) throws {
    self.files = files.isEmpty ? GlossaryShelf(installation).files : files
    self.date = date
    self.author =
      author ?? ProcessInfo.processInfo.environment["TARJUMAN_AUTHOR"]
      ?? ProcessInfo.processInfo.userName
    history = try GlossaryHistory(installation.glossaryHistory)
  }

  /// One change as people read it.
  public struct Change: Sendable, Encodable {
    /// By which `undo` knows it; the first is 1.
    public let number: Int
    /// ISO 8601.
    public let date: String
    /// `confirm syria.detainees-file in syria.tsv`.
    public let sentence: String
    /// How many concepts it touches.
    public let conceptCount: Int
    public let isUndone: Bool
    /// The first of the concepts it touches, with their glossaries.
    public let places: [Place]

    /// A concept in a glossary.
    public struct Place: Sendable, Encodable {
      public let concept: String
      public let glossary: String
    }

    private static let mostPlaces = 50

    init(_ change: GlossaryChange, number: Int) {
      self.number = number
      places = change.lines.prefix(Self.mostPlaces).map {
        Place(concept: $0.concept, glossary: GlossaryOrder.name(of: URL(filePath: $0.file)))
      }
      date = change.date
      conceptCount = change.lines.count
      let files = Set(change.lines.map { URL(filePath: $0.file).lastPathComponent }).sorted()
      let concepts = change.lines.count == 1 ? change.concept : "\(change.lines.count) concepts"
      let isWhole = change.action.contains(" ")
      sentence =
        (isWhole ? change.action : "\(change.action) \(concepts)")
        + " in \(files.joined(separator: ", "))"
      isUndone = change.isUndone
    }

    /// One line of JSON.
    public func json() throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// What was changed, the oldest first.
  public var changes: [Change] {
    zip(history.changes, 1...).map { Change($0, number: $1) }
  }

  /// What each change did to a concept, as far as the editor finds it; nil where it did nothing.
  func lines(of concept: String) -> [GlossaryChange.Line?] {
    let paths = Set(files.map(Self.path))
    return history.changes.map { change in
      change.lines.first { $0.concept == concept && paths.contains($0.file) }
    }
  }

  /// A cell that is no `column=value`.
  public struct BadCell: Error, CustomStringConvertible {
    let cell: String

    public var description: String {
      let names = GlossaryColumn.allCases.dropFirst().map(\.name).joined(separator: ", ")
      return "'\(cell)': this is no COLUMN=VALUE; columns are \(names)"
    }
  }

  /// Cells given as `column=value`.
  private static func cells(_ pairs: [String]) throws -> [GlossaryColumn: String] {
    var cells: [GlossaryColumn: String] = [:]
    for pair in pairs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let column = GlossaryColumn(named: String(parts[0]))
      guard parts.count == 2, let column, column != .concept else { throw BadCell(cell: pair) }
      cells[column] = String(parts[1])
    }
    return cells
  }

  // MARK: Changes

  /// Adds a form met in a text to the variants of a concept.
  public mutating func confirm(_ form: String, of concept: String) throws -> Change {
    try change(concept, "confirm") { line in try line.confirm(form) }
  }

  /// Sets cells of a concept, each given as `column=value`.
  public mutating func edit(_ concept: String, _ pairs: [String]) throws -> Change {
    let cells = try Self.cells(pairs)
    return try change(concept, "edit") { line in
      for (column, value) in cells { line[column] = value }
    }
  }

  /// Adds a concept to the file, which is made if it is not there.
  ///
  /// - Parameter isDraft: whether someone is to approve it yet.
  public mutating func add(
    _ concept: String, _ pairs: [String], to url: URL, isDraft: Bool = false
  ) throws -> Change {
    let cells = try Self.cells(pairs)
    for file in files {
      if try GlossaryFile(file).line(of: concept) != nil {
        throw TerminologyError.knownConcept(concept, place: file.lastPathComponent)
      }
    }
    var line = GlossaryLine(concept: concept)
    (line[.created], line[.by]) = (day, author)
    if isDraft { line[.status] = TermEntry.Status.draft.rawValue }
    for (column, value) in cells { line[column] = value }
    try line.check(file: url.lastPathComponent)
    return try make("add", [changed(concept, in: url, before: nil, after: line)])
  }

  /// Takes a concept out.
  public mutating func remove(_ concept: String) throws -> Change {
    let (url, line) = try place(of: concept)
    return try make("remove", [changed(concept, in: url, before: line, after: nil)])
  }

  /// Vouches for drafts, all in one change.
  ///
  /// Throws: `TerminologyError.notDraft`, `.unknownConcept`; nothing is changed then.
  public mutating func approve(_ concepts: [String]) throws -> Change {
    try approve(concepts.map { ($0, glossary: nil) })
  }

  /// Vouches for all drafts that pass a filter, in one change.
  ///
  /// Throws: `ConceptEdit.Problem.noDrafts`, `TerminologyError`; nothing is changed then.
  public mutating func approve(
    drafts filter: BrowseGlossaries.Filter, among glossaries: BrowseGlossaries
  ) throws -> Change {
    let found = glossaries.concepts(filter).filter { $0.entry.record.status == .draft }
    guard !found.isEmpty else { throw ConceptEdit.Problem.noDrafts }
    return try approve(found.map { ($0.entry.concept, $0.glossary) })
  }

  /// Each by its id and, where several glossaries have it, its glossary.
  private mutating func approve(_ drafts: [(concept: String, glossary: String?)]) throws -> Change {
    let opened = try files.map { (url: $0, name: GlossaryOrder.name(of: $0), try GlossaryFile($0)) }
    let lines = try drafts.map { concept, glossary in
      let place = opened.lazy.compactMap { url, name, file in
        glossary.map { $0 == name } ?? true ? file.line(of: concept).map { (url, $0) } : nil
      }.first
      guard let (url, before) = place else {
        throw TerminologyError.unknownConcept(concept, files: files.count)
      }
      var line = GlossaryLine(before)
      guard line.entry.record.status == .draft else { throw TerminologyError.notDraft(concept) }
      line[.status] = TermEntry.Status.approved.rawValue
      (line[.changed], line[.by]) = (day, author)
      return changed(concept, in: url, before: before, after: line)
    }
    return try make("approve", lines)
  }

  /// The ids of all drafts, of a domain or of all.
  public func drafts(domain: String? = nil) throws -> [String] {
    try Glossary(contentsOf: files).entries.filter { entry in
      entry.record.status == .draft
        && (domain.map { TermCells.items(entry.domain).contains($0) } ?? true)
    }.map(\.concept)
  }

  /// Makes one concept of two: the second's terms, renderings and notes come to the first, and the
  /// second goes.
  public mutating func merge(_ kept: String, with other: String) throws -> Change {
    let (keptFile, keptLine) = try place(of: kept)
    let (otherFile, otherLine) = try place(of: other)
    let merged = try TermMerger.merge(
      GlossaryLine(keptLine).entry, with: GlossaryLine(otherLine).entry)
    var line = GlossaryLine(merged)
    line[.changed] = day
    return try make(
      "merge \(other) into \(kept)",
      [
        changed(kept, in: keptFile, before: keptLine, after: line),
        changed(other, in: otherFile, before: otherLine, after: nil),
      ])
  }

  /// Lets two concepts that share a term stand beside each other: both notes begin with `Homonym`.
  public mutating func keepApart(_ first: String, _ second: String) throws -> Change {
    let lines = try [first, second].compactMap { concept -> GlossaryChange.Line? in
      let (url, before) = try place(of: concept)
      var line = GlossaryLine(before)
      guard !line[.note].lowercased().hasPrefix("homonym") else { return nil }
      line[.note] = line[.note].isEmpty ? "Homonym" : "Homonym. \(line[.note])"
      (line[.changed], line[.by]) = (day, author)
      return changed(concept, in: url, before: before, after: line)
    }
    guard !lines.isEmpty else { throw ConceptEdit.Problem.nothingToChange(first) }
    return try make("keep apart \(first) and \(second)", lines)
  }

  /// Undoes a change by its number, or the last one that is not undone yet.
  public mutating func undo(_ number: Int? = nil) throws -> Change {
    let place = number.map { $0 - 1 } ?? history.changes.lastIndex { !$0.isUndone }
    return Change(try history.undo(place), number: (place ?? 0) + 1)
  }

  // MARK: Steps

  var day: String { String(date.formatted(.iso8601).prefix(10)) }
  var editor: String { author }

  mutating func change(
    _ concept: String, _ action: String, _ edit: (inout GlossaryLine) throws -> Void
  ) throws -> Change {
    let (url, before) = try place(of: concept)
    var line = GlossaryLine(before)
    (line[.changed], line[.by]) = (day, author)
    try edit(&line)
    try line.check(file: url.lastPathComponent, since: GlossaryLine(before))
    return try make(action, [changed(concept, in: url, before: before, after: line)])
  }

  func place(of concept: String) throws -> (URL, String) {
    for file in files {
      if let line = try GlossaryFile(file).line(of: concept) { return (file, line) }
    }
    throw TerminologyError.unknownConcept(concept, files: files.count)
  }

  func changed(
    _ concept: String, in url: URL, before: String?, after: GlossaryLine?
  ) -> GlossaryChange.Line {
    GlossaryChange.Line(
      file: Self.path(url), concept: concept, before: before, after: after?.text)
  }

  private static func path(_ url: URL) -> String {
    url.standardizedFileURL.resolvingSymlinksInPath().path
  }

  mutating func make(_ action: String, _ lines: [GlossaryChange.Line]) throws -> Change {
    let change = GlossaryChange(
      date: date.formatted(.iso8601), action: action, lines: lines)
    try history.make(change)
    return Change(change, number: history.changes.count)
  }
}
