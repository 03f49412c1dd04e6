public import Foundation
import Interchange
import Terminology

/// Which glossary goes before which: a text file in the data folder, one name a line.
///
/// Look-up, matcher and checks obey it: of two entries for one term that of the first glossary is
/// taken, and a concept's id in one glossary hides the same id in those behind it.
public struct GlossaryOrder: Sendable {
  /// Names without `.tsv`, the one that goes before the others first.
  public let names: [String]
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
    let text = try? String(contentsOf: installation.glossaryOrder, encoding: .utf8)
    names = (text ?? "").split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  /// A glossary that is not on the shelf.
  public struct UnknownGlossary: Error, CustomStringConvertible {
    let name: String
    let known: [String]

    public var description: String {
      "'\(name)': there is no such glossary; there are \(known.joined(separator: ", "))"
    }
  }

  /// The names of all glossaries: those in order, then the others, which have none among them.
  public var all: (ordered: [String], others: [String]) {
    let shelf = GlossaryShelf(installation)
    let names = shelf.files.map(Self.name)
    return (Array(names.prefix(shelf.orderedCount)), Array(names.dropFirst(shelf.orderedCount)))
  }

  /// Sets the order; no names take it away. Names may end in `.tsv`. No other program changes
  /// glossaries meanwhile.
  ///
  /// Throws: `UnknownGlossary`, `InterchangeError`, `TerminologyError.unwritable`; the order is as it
  /// was then.
  public func set(_ names: [String]) throws {
    try FileManager.default.createDirectory(
      at: installation.dataFolder, withIntermediateDirectories: true)
    let lock = try GlossaryLock([installation.dataFolder.path, installation.glossaries.path])
    defer { lock.release() }
    let wanted = names.map { $0.hasSuffix(".tsv") ? String($0.dropLast(4)) : $0 }
    let known = GlossaryShelf(installation).files.map(Self.name)
    for name in wanted where !known.contains(name) {
      throw UnknownGlossary(name: name, known: known)
    }
    var seen: Set<String> = []
    let lines = wanted.filter { seen.insert($0).inserted }.map { $0 + "\n" }
    try TextFile.write(Data(lines.joined().utf8), to: installation.glossaryOrder)
  }

  static func name(of file: URL) -> String { file.deletingPathExtension().lastPathComponent }
}
