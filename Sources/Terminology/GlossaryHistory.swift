public import Foundation

/// What was changed in glossaries, one JSON object a line, so that it can be undone.
public struct GlossaryHistory: Sendable {
  /// One concept's line before and after; nil where there was or is none.
  public struct Change: Codable, Hashable, Sendable {
    /// ISO 8601.
    public let date: String
    public let action: String
    /// The file's full path.
    public let file: String
    public let concept: String
    public let before: String?
    public let after: String?
    public var isUndone: Bool

    public init(
      date: String, action: String, file: String, concept: String, before: String?, after: String?
    ) {
      (self.date, self.action, self.file) = (date, action, file)
      (self.concept, self.before, self.after) = (concept, before, after)
      isUndone = false
    }
  }

  public let url: URL
  /// The oldest first.
  public private(set) var changes: [Change] = []

  /// Reads a history; a file that is not there is an empty one.
  public init(_ url: URL) throws(TerminologyError) {
    self.url = url
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    do {
      let decoder = JSONDecoder()
      changes = try Data(contentsOf: url).split(separator: 0x0A).map {
        try decoder.decode(Change.self, from: $0)
      }
    } catch {
      throw .unreadable(file: url.lastPathComponent, cause: "\(error.localizedDescription)")
    }
  }

  /// Makes a change in its file and writes it down, first down and then into the file, so that
  /// nothing is done that cannot be undone.
  public mutating func make(_ change: Change) throws(TerminologyError) {
    changes.append(change)
    try write()
    try apply(change.after, change)
  }

  /// Undoes the last change that is not undone yet, and returns it.
  public mutating func undo() throws(TerminologyError) -> Change {
    guard let place = changes.lastIndex(where: { !$0.isUndone }) else { throw .nothingToUndo }
    let change = changes[place]
    let file = try GlossaryFile(URL(filePath: change.file))
    let now = file.line(of: change.concept)
    guard now == change.after || now == change.before else {
      throw .changedSince(file: file.url.lastPathComponent, concept: change.concept)
    }
    try apply(change.before, change)
    changes[place].isUndone = true
    try write()
    return changes[place]
  }

  private func apply(_ line: String?, _ change: Change) throws(TerminologyError) {
    let url = URL(filePath: change.file)
    var file =
      FileManager.default.fileExists(atPath: url.path)
      ? try GlossaryFile(url) : GlossaryFile(newAt: url)
    file.set(line, for: change.concept)
    try file.write()
  }

  private func write() throws(TerminologyError) {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let lines = try changes.map { try encoder.encode($0) + Data("\n".utf8) }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(lines.joined()).write(to: url, options: .atomic)
    } catch {
      throw .unwritable(file: url.lastPathComponent, cause: "\(error.localizedDescription)")
    }
  }
}
