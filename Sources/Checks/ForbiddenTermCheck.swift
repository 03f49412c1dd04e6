import Alignment
import Bitext
import Terminology

/// Is a term rendered by a wording that the glossary forbids or advises against?
struct ForbiddenTermCheck: Check {
  static let about = CheckDescription(
    "forbidden-term", "Is a term rendered by a wording the glossary forbids or advises against?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let terms = unit.terms
    return terms.concepts.flatMap { concept -> [Finding] in
      // Each accepted wording answers for one occurrence in the source.
      guard concept.renderings.count < concept.hits.count else { return [] }
      // أسرية (of a family) is no form of أسرى (prisoners) for having lost its ending.
      guard concept.hits.contains(where: { $0.isOfSeveralWords || !$0.isOfOtherEnding }) else {
        return []
      }
      let wrong = terms.targetHits.filter { hit in
        hit.entry.concept == concept.entry.concept && !hit.isAccepted
          && !Self.isRight(hit, for: terms) && !Self.isInsideName(hit, in: unit.target.text)
          && !Self.rendersAnother(hit, than: concept, unit)
      }
      return wrong.prefix(concept.hits.count - concept.renderings.count).map { hit in
        Self.finding(hit, concept, unit)
      }
    }
  }

  /// Whether the words are, or are part of, an accepted wording of another concept of the source.
  private static func isRight(_ hit: TermHit, for terms: TermComparison) -> Bool {
    terms.targetHits.contains {
      $0.isAccepted && $0.range.contains(hit.range)
        && ($0.entry.concept == hit.entry.concept
          || terms.sourceConcepts.contains($0.entry.concept))
    }
  }

  /// Whether it is known that all of the words render words of the source outside the term: *peace operations*
  /// is عمليات حفظ السلام beside عملية السلام.
  private static func rendersAnother(
    _ hit: TermHit, than concept: TermComparison.Concept, _ unit: UnitReading
  ) -> Bool {
    guard let found = unit.words else { return false }
    let links = found.links.filter { $0.target.overlaps(hit.range) && $0.strength > surest }
    return !links.isEmpty
      && links.allSatisfy { link in !concept.hits.contains { $0.range.overlaps(link.source) } }
  }

  private static let surest = 0.6

  /// Whether a name of one word is part of a longer name: Columbia, District of Columbia.
  private static func isInsideName(_ hit: TermHit, in text: String) -> Bool {
    let word = text[hit.range]
    guard !hit.isOfSeveralWords, word.first?.isUppercase == true else { return false }
    let before = text[TextRange(0, hit.range.lowerBound)].split(separator: " ").suffix(2)
    return before.count == 2 && before.last == "of" && before.first?.first?.isUppercase == true
  }

  private static func finding(
    _ hit: TermHit, _ concept: TermComparison.Concept, _ unit: UnitReading
  ) -> Finding {
    let isForbidden = hit.rendering?.standing == .forbidden
    let why = hit.rendering?.reason ?? ""
    let words = unit.target.text[hit.range]
    return finding(
      isForbidden ? .error : .warning, unit, source: concept.hits.first?.range, target: hit.range,
      "\(quote: words) is \(isForbidden ? "forbidden" : "deprecated") for \(quote: concept.entry.terms[0])\(why.isEmpty ? "" : " (\(why))")",
      cure: "write \(quotes: Array(concept.entry.accepted(in: unit.target.language).prefix(3)))")
  }
}
