public import Bitext
import Foundation
import Terminology

/// Concepts that may be one, or contradict each other: those with a term in common.
public struct CompareConcepts: Sendable {
  /// Two concepts with what one has against the other.
  public struct Pair: Sendable, Encodable {
    /// The one that comes first in its glossary.
    public let first: BrowseGlossaries.Concept
    public let second: BrowseGlossaries.Concept
    /// `shared-term` where they say the same, `conflicting-renderings`, `contradicting-standings`.
    public let kind: String
    /// Where it is, what is wrong, what to do.
    public let sentence: String
  }

  /// In the order of glossaries and lines.
  public let pairs: [Pair]

  /// Throws: `TerminologyError` for a file that cannot be read.
  public init(_ installation: Installation, among browsing: BrowseGlossaries) throws {
    let concepts = Dictionary(
      browsing.concepts().map { ("\($0.glossary).tsv:\($0.line)", $0) },
      uniquingKeysWith: { first, _ in first })
    pairs = try GlossaryLint.findings(files: GlossaryShelf(installation).files).compactMap {
      guard $0.rule.isBetweenConcepts, $0.rule != .duplicateConcept, let other = $0.other,
        let first = concepts["\(other)"], let second = concepts["\($0.place)"]
      else { return nil }
      return Pair(first: first, second: second, kind: $0.rule.rawValue, sentence: $0.message)
    }
  }

  /// The pairs that a concept belongs to.
  public func pairs(of concept: BrowseGlossaries.Concept) -> [Pair] {
    pairs.filter { [$0.first, $0.second].contains { $0.isSame(as: concept) } }
  }
}

extension BrowseGlossaries.Concept {
  /// Whether it is the same line of the same glossary.
  public func isSame(as other: Self) -> Bool {
    glossary == other.glossary && entry.concept == other.entry.concept
  }
}
