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
  /// What a filter looks at, made when one is first asked.
  private let wordings = MadeOnce<[String]>()

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
    let key = filter.text.map(Self.key)
    let wordings = key == nil ? [] : folded
    return concepts.indices.filter { place in
      let concept = concepts[place]
      let entry = concept.entry
      if let domain = filter.domain, !TermCells.items(entry.domain).contains(domain) {
        return false
      }
      if let status = filter.status, entry.record.status != status { return false }
      if let glossary = filter.glossary, concept.glossary != glossary { return false }
      return key.map { wordings[place].contains($0) } ?? true
    }.map { concepts[$0] }
  }

  /// Whether there is no concept at all.
  public var isEmpty: Bool { concepts.isEmpty }

  /// The subjects that there are and how many concepts each has, by name.
  public var domains: [SearchMemory.Tally] {
    Self.tallied(concepts.flatMap { TermCells.items($0.entry.domain) })
  }

  /// The glossaries and how many concepts each has, by name.
  public var glossaries: [SearchMemory.Tally] { Self.tallied(concepts.map(\.glossary)) }

  /// A concept by its id; the first one where several glossaries have it and none is named.
  public func concept(_ id: String, in glossary: String? = nil) -> Concept? {
    concepts.first { concept in
      concept.entry.concept == id && (glossary.map { $0 == concept.glossary } ?? true)
    }
  }

  /// The concepts' ids by `key(_:)` of each of their terms.
  var conceptsByTerm: [String: String] {
    Dictionary(
      concepts.flatMap { concept in
        concept.entry.terms.map { (Self.key($0), concept.entry.concept) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The same for all spellings of a wording.
  static func key(_ wording: String) -> String { FoldedText(wording, level: .spelling).text }

  /// For each concept its id, terms and renderings by `key(_:)`, a line each.
  private var folded: [String] {
    let made = try? wordings.thing {
      concepts.map { concept in
        let entry = concept.entry
        return ([entry.concept] + entry.terms + entry.renderings.map(\.text)).map(Self.key)
          .joined(separator: "\n")
      }
    }
    return made ?? []
  }

  private static func tallied(_ names: [String]) -> [SearchMemory.Tally] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
      .map { SearchMemory.Tally(name: $0.key, count: $0.value) }.sorted { $0.name < $1.name }
  }
}
