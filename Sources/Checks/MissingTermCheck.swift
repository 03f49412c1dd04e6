import Bitext
import Terminology
import TextAnalysis

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
    let isEchoed = accepted.contains { unit.target.echo.isHeard($0) }
    if !isEchoed, let other = stranger(concept, terms) {
      return finding(
        .warning, unit, source: source, target: other.range,
        "\(quote: term) is not rendered; \(quote: unit.target.text[other.range]) is another concept (\(quote: other.entry.terms[0]))",
        cure: "write \(quotes: Array(accepted.prefix(3)))")
    }
    // Acronyms hide the names of bodies: UNMIL says the United Nations.
    let mayBeHidden =
      isEchoed || unit.target.echo.hasAcronym
      || unit.sharedNames.contains { $0.sourceRange.overlaps(source) }
    return finding(
      !mayBeHidden && concept.isPlainName ? .warning : .note, unit, source: source,
      "no wording of the glossary renders \(quote: term)",
      cure: "write \(quotes: Array(accepted.prefix(3))), or accept the finding if the sense is there")
  }

  /// A rendering in the target of a like concept that the source does not have.
  private static func stranger(
    _ concept: TermComparison.Concept, _ terms: TermComparison
  ) -> TermHit? {
    guard concept.isUnmistakable, concept.entry.partOfSpeech.contains("noun") else { return nil }
    return terms.targetHits.first { hit in
      hit.isAccepted && hit.entry.domain == concept.entry.domain
        && hit.entry.partOfSpeech == concept.entry.partOfSpeech && hit.isOfSeveralWords
        && !terms.sourceConcepts.contains(hit.entry.concept)
        && !terms.targetHits.contains {
          terms.sourceConcepts.contains($0.entry.concept) && $0.range.overlaps(hit.range)
        }
    }
  }
}

extension TermComparison.Concept {
  /// Whether the source's words can hardly mean anything else.
  var isUnmistakable: Bool { hits.allSatisfy(\.isOfSeveralWords) }

  /// Whether it is a name that stands as the glossary writes it, clitics and marks apart, and is
  /// too long to be an ordinary word.
  var isPlainName: Bool {
    entry.isName
      && hits.allSatisfy { hit in
        // Persons are named once and meant by pronouns from then on.
        hit.isOfSeveralWords
          || (entry.domain != "people" && hit.form.unicodeScalars.count > 4 && !hit.isInflected)
      }
  }
}

extension TermHit {
  var isOfSeveralWords: Bool { form.contains(" ") }

  /// Whether the text has another ending than the glossary.
  var isInflected: Bool {
    ["plural", "feminine", "dual", "elative", "accusative", "pronoun", "verb", "article"]
      .contains { reason.contains($0) }
  }

  /// Whether the text's word is another form than number and case make.
  var isOfOtherEnding: Bool { reason.contains("feminine") || reason.contains("elative") }
}
