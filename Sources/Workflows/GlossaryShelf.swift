public import Foundation
import Terminology
import TextAnalysis

/// The glossaries of an installation: the built-in ones and whatever the translator put beside
/// them.
public struct GlossaryShelf: Sendable {
  /// Those the translator ordered first, then the others by name.
  public let files: [URL]
  /// How many of the files have a place in the translator's order.
  public let orderedCount: Int
  /// Where what is made of them is kept; nil for files that are no installation's.
  private let termIndex: URL?

  public init(_ installation: Installation) {
    let shelf = GlossaryShelf(folder: installation.glossaries)
    let order = GlossaryOrder(installation).names
    let ordered = order.compactMap { name in
      shelf.files.first { GlossaryOrder.name(of: $0) == name }
    }
    files = ordered + shelf.files.filter { !ordered.contains($0) }
    orderedCount = ordered.count
    termIndex = installation.termIndex
  }

  /// Every TSV file of a folder, by name; none if there is no such folder.
  public init(folder: URL) {
    // Listing does not follow a link in the folder's own place.
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
    files = (found ?? []).filter { $0.pathExtension == "tsv" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    orderedCount = 0
    termIndex = nil
  }

  /// Files as they are named, without an order among them.
  public init(files: [URL]) {
    self.files = files
    orderedCount = 0
    termIndex = nil
  }

  /// All entries of all files.
  ///
  /// Throws: `TerminologyError` naming file and line.
  func glossary() throws -> Glossary { try Glossary(contentsOf: files, ordered: orderedCount) }

  /// A matcher over all entries, or nil if there are none.
  func matcher(morphology: ArabicMorphology? = nil) throws -> TermMatcher? {
    guard !files.isEmpty else { return nil }
    // What the dictionary of word forms says is not kept.
    guard let termIndex, morphology == nil else {
      return TermMatcher(try glossary(), morphology: morphology)
    }
    return try TermMatcher(contentsOf: files, ordered: orderedCount, keptIn: termIndex)
  }
}
