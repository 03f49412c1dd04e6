import Bitext
import Terminology

/// Wrong renderings of glossary terms in a translation that had the right ones.
struct TermErrors {
  private let matcher: TermMatcher
  private let byDomain: [String: [TermEntry]]

  init(_ glossary: Glossary) {
    matcher = TermMatcher(glossary)
    byDomain = Dictionary(grouping: glossary.entries, by: \.domain)
  }

  /// A rendering and the entry that the source has for it.
  private func rendered(_ unit: TranslationUnit) -> [TermHit] {
    let source = Set(
      matcher.hits(in: unit.source.text).filter(Self.isAccepted).map(\.entry.concept))
    return matcher.hits(in: unit.target.text).filter {
      Self.isAccepted($0) && source.contains($0.entry.concept)
    }
  }

  private static func isAccepted(_ hit: TermHit) -> Bool {
    hit.rendering.map { $0.standing == .preferred || $0.standing == .admitted } ?? true
  }

  /// A rendering becomes one that the entry forbids or advises against.
  func forbidding(_ unit: TranslationUnit, _ generator: inout SeededGenerator) -> String? {
    guard !unit.target.language.isArabic else { return nil }
    let places = rendered(unit).flatMap { hit in
      hit.entry.renderings.filter { $0.standing == .deprecated || $0.standing == .forbidden }
        .map { (hit.range, $0.text) }
    }
    guard let (range, wording) = places.randomElement(using: &generator) else { return nil }
    return unit.target.text.replacing(range, with: wording)
  }

  /// A term of several words becomes the rendering of another concept of its subject.
  func replacing(_ unit: TranslationUnit, _ generator: inout SeededGenerator) -> String? {
    let places = rendered(unit).filter {
      $0.form.contains(" ") && $0.entry.partOfSpeech.contains("noun")
    }
    guard let hit = places.randomElement(using: &generator) else { return nil }
    let others = (byDomain[hit.entry.domain] ?? []).filter { entry in
      entry.concept != hit.entry.concept && entry.partOfSpeech == hit.entry.partOfSpeech
        && !matcher.hits(in: unit.source.text, overlapping: true).contains {
          $0.entry.concept == entry.concept
        }
    }.compactMap { unit.target.language.isArabic ? $0.terms.first : $0.preferred?.text }
      .filter { $0.contains(" ") }
    guard let other = others.randomElement(using: &generator) else { return nil }
    return unit.target.text.replacing(hit.range, with: other)
  }
}
