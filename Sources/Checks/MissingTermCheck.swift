import Bitext
import Terminology

/// Is each term of the source rendered as the glossary wants it?
///
/// Good translators know more wordings than a glossary does, so a term that is rendered otherwise is
/// a note. It is a warning where the words of another concept stand instead, or where the term
/// is a name that has but one rendering.
struct MissingTermCheck: Check {
  static let about = CheckDescription(
    "missing-term", "Is each term of the source rendered as the glossary wants it?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    let terms = unit.terms
    return terms.concepts.filter { $0.renderings.isEmpty }.compactMap { concept in
      let isRenderedWrong = terms.targetHits.contains {
        $0.entry.concept == concept.entry.concept && !$0.isAccepted
      }
      return isRenderedWrong ? nil : Self.finding(concept, terms, unit)
    }
  }

  private static func finding(
    _ concept: TermComparison.Concept, _ terms: TermComparison, _ unit: UnitReading
  ) -> Finding {
    let accepted = concept.entry.accepted(in: unit.target.language)
    let source = concept.hits[0].range
    let term = unit.source.text[source]
    if let other = stranger(concept, terms) {
      return finding(
        .warning, unit, source: source, target: other.range,
        "\(quote: term) is not rendered; \(quote: unit.target.text[other.range]) is another concept (\(quote: other.entry.terms[0]))",
        cure: "write \(quotes: Array(accepted.prefix(3)))")
    }
    let isCertain = concept.entry.isName && accepted.count == 1 && concept.isUnmistakable
    return finding(
      isCertain ? .warning : .note, unit, source: source,
      "no wording of the glossary renders \(quote: term)",
      cure: "write \(quotes: Array(accepted.prefix(3))), or accept the finding if the sense is there")
  }

  /// A rendering in the target of a like concept that the source does not have.
  private static func stranger(
    _ concept: TermComparison.Concept, _ terms: TermComparison
  ) -> TermHit? {
    terms.targetHits.first { hit in
      hit.isAccepted && hit.entry.domain == concept.entry.domain
        && hit.entry.partOfSpeech == concept.entry.partOfSpeech
        && !terms.sourceConcepts.contains(hit.entry.concept)
        && hit.isOfSeveralWords && concept.isUnmistakable
        && !terms.targetHits.contains {
          terms.sourceConcepts.contains($0.entry.concept) && $0.range.overlaps(hit.range)
        }
    }
  }
}

extension TermComparison.Concept {
  /// Whether the source's words can hardly mean anything else.
  var isUnmistakable: Bool { hits.allSatisfy(\.isOfSeveralWords) }
}

extension TermHit {
  var isOfSeveralWords: Bool { form.contains(" ") }
}
