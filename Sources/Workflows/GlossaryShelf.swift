public import Foundation
import Terminology
import TextAnalysis

/// The glossaries of an installation: the built-in ones and whatever the translator put beside
/// them.
public struct GlossaryShelf: Sendable {
  public let files: [URL]

  public init(_ installation: Installation) {
    self.init(folder: installation.glossaries)
  }

  /// Every TSV file of a folder, by name; none if there is no such folder.
  public init(folder: URL) {
    // Listing does not follow a link in the folder's own place.
    let found = try? FileManager.default.contentsOfDirectory(
      at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)
    files = (found ?? []).filter { $0.pathExtension == "tsv" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  public init(files: [URL]) { self.files = files }

  /// All entries of all files.
  ///
  /// Throws: `TerminologyError` naming file and line.
  func glossary() throws -> Glossary { try Glossary(contentsOf: files) }

  /// A matcher over all entries, or nil if there are none.
  func matcher(morphology: ArabicMorphology? = nil) throws -> TermMatcher? {
    files.isEmpty ? nil : TermMatcher(try glossary(), morphology: morphology)
  }
}
