public import Bitext
public import Foundation
import Terminology
import TextAnalysis

/// Lists the concepts of glossaries.
public struct BrowseGlossaries: Sendable {
  /// What is wanted; everything that is nil is not asked for.
  public struct Filter: Sendable {
    /// Letters of a term, a rendering or the id, spelling apart.
    public var text: String?
    public var domain: String?
    public var status: TermEntry.Status?
    /// A glossary by its name without `.tsv`.
    public var glossary: String?

    public init(
      text: String? = nil, domain: String? = nil, status: TermEntry.Status? = nil,
      glossary: String? = nil
    ) {
      (self.text, self.domain) = (text, domain)
      (self.status, self.glossary) = (status, glossary)
    }
  }

  /// A concept and where it stands.
  public struct Concept: Sendable, Encodable {
    public let entry: TermEntry
    /// The glossary's name without `.tsv`.
    public let glossary: String
    /// Counted from 1.
    public let line: Int
  }

  private let concepts: [Concept]

  /// - Parameter files: none means the installed glossaries, in the translator's order.
  ///
  /// Throws: `TerminologyError` for a file that cannot be read.
  public init(_ installation: Installation, files: [URL] = []) throws {
    let shelf = files.isEmpty ? GlossaryShelf(installation) : GlossaryShelf(files: files)
    let glossary = try Glossary(contentsOf: shelf.files)
    concepts = zip(glossary.entries, glossary.places).map { entry, place in
      Concept(
        entry: entry, glossary: GlossaryOrder.name(of: URL(filePath: place.file)), line: place.line)
    }
  }

  /// The concepts that pass, in the order of glossaries and lines.
  public func concepts(_ filter: Filter = Filter()) -> [Concept] {
    let key = filter.text.map { FoldedText($0, level: .spelling).text }
    return concepts.filter { concept in
      let entry = concept.entry
      if let domain = filter.domain, !TermCells.items(entry.domain).contains(domain) {
        return false
      }
      if let status = filter.status, entry.record.status != status { return false }
      if let glossary = filter.glossary, concept.glossary != glossary { return false }
      guard let key else { return true }
      let wordings = [entry.concept] + entry.terms + entry.renderings.map(\.text)
      return wordings.contains { FoldedText($0, level: .spelling).text.contains(key) }
    }
  }
}
