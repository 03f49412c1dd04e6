public import Foundation

/// What was changed in glossaries, one change a line as a JSON object, so that it can be undone.
public struct GlossaryHistory: Sendable {
  public let url: URL
  /// The oldest first.
  public private(set) var changes: [GlossaryChange] = []

  /// Reads a history; a file that is not there is an empty one.
  public init(_ url: URL) throws(TerminologyError) {
    self.url = url
    guard FileManager.default.fileExists(atPath: url.path) else { return }
    do {
      let decoder = JSONDecoder()
      changes = try Data(contentsOf: url).split(separator: 0x0A).map {
        try decoder.decode(GlossaryChange.self, from: $0)
      }
    } catch {
      throw .unreadable(file: url.lastPathComponent, cause: "\(error.localizedDescription)")
    }
  }

  /// Makes a change in its files and writes it down, first down and then into the files, so that
  /// nothing is done that cannot be undone.
  public mutating func make(_ change: GlossaryChange) throws(TerminologyError) {
    var change = change
    let paths = Set(change.lines.map(\.file)).sorted()
    change.newFiles = paths.filter { !FileManager.default.fileExists(atPath: $0) }
    var narrow: [String] = []
    for path in paths where try !GlossaryFile(at: URL(filePath: path)).isWide {
      narrow.append(path)
    }
    change.narrowFiles = narrow
    changes.append(change)
    try write()
    try apply(change.lines.map { ($0, $0.after) })
  }

  /// Undoes a change by its place in `changes`, or the last one that is not undone yet, and returns it.
  ///
  /// Throws: `nothingToUndo`; `changedSince` where a line of it is another by now.
  public mutating func undo(_ place: Int? = nil) throws(TerminologyError) -> GlossaryChange {
    guard let place = place ?? changes.lastIndex(where: { !$0.isUndone }),
      changes.indices.contains(place), !changes[place].isUndone
    else { throw .nothingToUndo }
    let change = changes[place]
    for (path, lines) in Dictionary(grouping: change.lines, by: \.file) {
      let file = try GlossaryFile(URL(filePath: path))
      for line in lines {
        let now = file.line(of: line.concept)
        guard now == line.after || now == line.before else {
          throw .changedSince(file: file.url.lastPathComponent, concept: line.concept)
        }
      }
    }
    try apply(change.lines.map { ($0, $0.before) })
    for path in change.narrowFiles ?? [] {
      var file = try GlossaryFile(URL(filePath: path))
      file.narrow()
      try file.write()
    }
    try removeEmptied(change.newFiles ?? [])
    changes[place].isUndone = true
    try write()
    return changes[place]
  }

  private func apply(_ lines: [(line: GlossaryChange.Line, text: String?)]) throws(TerminologyError)
  {
    for (path, lines) in Dictionary(grouping: lines, by: \.line.file).sorted(by: { $0.key < $1.key }
    ) {
      var file = try GlossaryFile(at: URL(filePath: path))
      file.set(Dictionary(lines.map { ($0.line.concept, $0.text) }) { _, last in last })
      try file.write()
    }
  }

  /// A file that a change made goes with it, if nothing else has come into it.
  private func removeEmptied(_ paths: [String]) throws(TerminologyError) {
    for path in paths where try GlossaryFile(URL(filePath: path)).isEmpty {
      try? FileManager.default.removeItem(atPath: path)
    }
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
