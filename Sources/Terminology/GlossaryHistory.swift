public import Foundation

/// What was changed in glossaries, one change a line as a JSON object, so that it can be undone.
///
/// Several programs may change the same glossaries: each change is made under a lock on their folders,
/// upon the history as it is then, and only where the lines are still what the change was made of.
public struct GlossaryHistory: Sendable {
  public let url: URL
  /// The oldest first.
  public private(set) var changes: [GlossaryChange] = []

  /// Reads a history; a file that is not there is an empty one.
  public init(_ url: URL) throws(TerminologyError) {
    self.url = url
    changes = try Self.read(url)
  }

  private static func read(_ url: URL) throws(TerminologyError) -> [GlossaryChange] {
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    do {
      let decoder = JSONDecoder()
      return try Data(contentsOf: url).split(separator: 0x0A).map {
        try decoder.decode(GlossaryChange.self, from: $0)
      }
    } catch {
      throw .unreadable(file: url.lastPathComponent, cause: "\(error.localizedDescription)")
    }
  }

  /// Makes a change in its files and writes it down, first down and then into the files, so that
  /// nothing is done that cannot be undone.
  ///
  /// Throws: `changedMeanwhile` where a line is another than the change was made of; nothing is
  /// changed then.
  public mutating func make(_ change: GlossaryChange) throws(TerminologyError) {
    var change = change
    let paths = Set(change.lines.map(\.file)).sorted()
    for path in paths + [url.path] { try Self.makeFolder(of: path) }
    let lock = try lock(paths)
    defer { lock.release() }
    changes = try Self.read(url)
    for (path, lines) in Dictionary(grouping: change.lines, by: \.file) {
      let file = try GlossaryFile(at: URL(filePath: path))
      // By letters: two spellings of one would be equal.
      for line in lines
      where file.line(of: line.concept).map({ Array($0.utf8) })
        != line.before.map({ Array($0.utf8) })
      {
        throw .changedMeanwhile(file: file.url.lastPathComponent, concept: line.concept)
      }
    }
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
      changes.indices.contains(place)
    else { throw .nothingToUndo }
    let lock = try lock(changes[place].lines.map(\.file))
    defer { lock.release() }
    changes = try Self.read(url)
    guard changes.indices.contains(place), !changes[place].isUndone else { throw .nothingToUndo }
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

  /// Holds the history's folder and those of glossaries.
  private func lock(_ paths: [String]) throws(TerminologyError) -> GlossaryLock {
    try GlossaryLock(Set((paths + [url.path]).map(Self.folder)))
  }

  private static func folder(of path: String) -> String {
    URL(filePath: path).deletingLastPathComponent().path
  }

  private static func makeFolder(of path: String) throws(TerminologyError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder(of: path), withIntermediateDirectories: true)
    } catch {
      throw .unwritable(
        file: URL(filePath: path).lastPathComponent, cause: "\(error.localizedDescription)")
    }
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
      try Data(lines.joined()).write(to: url, options: .atomic)
    } catch {
      throw .unwritable(file: url.lastPathComponent, cause: "\(error.localizedDescription)")
    }
  }
}
