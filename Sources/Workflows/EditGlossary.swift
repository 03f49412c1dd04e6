public import Foundation
import Terminology

/// Changes glossaries one concept at a time, and undoes it.
public struct EditGlossary: Sendable {
  private let files: [URL]
  private var history: GlossaryHistory
  private let date: Date

  /// - Parameter files: the glossaries to look for concepts in; none means the installed ones.
  public init(_ installation: Installation, files: [URL] = [], date: Date = Date()) throws {
    self.files = files.isEmpty ? GlossaryShelf(installation).files : files
    self.date = date
    history = try GlossaryHistory(installation.glossaryHistory)
  }

  /// One change as people read it.
  public struct Change: Sendable {
    /// ISO 8601.
    public let date: String
    /// `confirm syria.detainees-file in syria.tsv`.
    public let sentence: String
    public let isUndone: Bool

    init(_ change: GlossaryHistory.Change) {
      date = change.date
      sentence =
        "\(change.action) \(change.concept) in \(URL(filePath: change.file).lastPathComponent)"
      isUndone = change.isUndone
    }
  }

  /// What was changed, the oldest first.
  public var changes: [Change] { history.changes.map(Change.init) }

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
      let column = GlossaryColumn.allCases.first { $0 != .concept && $0.name == parts[0] }
      guard parts.count == 2, let column else { throw BadCell(cell: pair) }
      cells[column] = String(parts[1])
    }
    return cells
  }

  /// Adds a form met in a text to the variants of a concept.
  public mutating func confirm(
    _ form: String, of concept: String
  ) throws -> Change {
    try change(concept, "confirm") { line in try line.confirm(form) }
  }

  /// Sets cells of a concept, each given as `column=value`.
  public mutating func edit(
    _ concept: String, _ pairs: [String]
  ) throws -> Change {
    let cells = try Self.cells(pairs)
    return try change(concept, "edit") { line in
      for (column, value) in cells { line[column] = value }
    }
  }

  /// Adds a concept to the file, which is made if it is not there.
  public mutating func add(
    _ concept: String, _ pairs: [String], to url: URL
  ) throws -> Change {
    let cells = try Self.cells(pairs)
    for file in files {
      if try GlossaryFile(file).line(of: concept) != nil {
        throw TerminologyError.knownConcept(concept, place: file.lastPathComponent)
      }
    }
    var line = GlossaryLine(concept: concept)
    for (column, value) in cells { line[column] = value }
    try line.check(file: url.lastPathComponent)
    return try make("add", concept, in: url, before: nil, after: line.text)
  }

  /// Takes a concept out.
  public mutating func remove(_ concept: String) throws -> Change {
    let (url, line) = try place(of: concept)
    return try make("remove", concept, in: url, before: line, after: nil)
  }

  /// Undoes the last change.
  public mutating func undo() throws -> Change { Change(try history.undo()) }

  private mutating func change(
    _ concept: String, _ action: String, _ edit: (inout GlossaryLine) throws -> Void
  ) throws -> Change {
    let (url, before) = try place(of: concept)
    var line = GlossaryLine(before)
    try edit(&line)
    try line.check(file: url.lastPathComponent)
    return try make(action, concept, in: url, before: before, after: line.text)
  }

  private func place(of concept: String) throws -> (URL, String) {
    for file in files {
      if let line = try GlossaryFile(file).line(of: concept) { return (file, line) }
    }
    throw TerminologyError.unknownConcept(concept, files: files.count)
  }

  private mutating func make(
    _ action: String, _ concept: String, in url: URL, before: String?, after: String?
  ) throws -> Change {
    let change = GlossaryHistory.Change(
      date: date.formatted(.iso8601), action: action,
      file: url.standardizedFileURL.resolvingSymlinksInPath().path, concept: concept,
      before: before, after: after)
    try history.make(change)
    return Change(change)
  }
}
