import Bitext
import Terminology
import TextAnalysis

/// What is known of a segment's words: terms, and what goes over as it is.
struct SegmentHelps {
  private let target: Language
  private let matcher: TermMatcher?
  private let quantities: QuantityFinder
  private let figures: NewsFigures?
  /// Nil unless Arabic names are to be put into Latin letters.
  private let names: NameFinder?

  init(source: Language, target: Language, terms: TermMatcher?, names: NameFinder) {
    self.target = target
    // Glossaries hold Arabic and English.
    let isBilingual =
      source.isArabic != target.isArabic && [source, target].contains { $0.primary == "en" }
    matcher = isBilingual ? terms : nil
    quantities = QuantityFinder(language: source)
    figures = source.matches(target) ? nil : NewsFigures(language: target)
    self.names = source.isArabic && target.primary == "en" ? names : nil
  }

  /// The terms of a text that have a rendering, longest first where they overlap. Of entries that share
  /// the words, those go first that would write them so.
  func terms(of text: String) -> [DraftTerm] {
    let hits = (matcher?.hits(in: text) ?? []).filter { hit in
      // A wording of the other language in the text is not to be translated.
      (hit.rendering == nil) == target.isEnglish
    }
    var places: [TextRange: Int] = [:]
    for (place, hit) in hits.enumerated() where places[hit.range] == nil {
      places[hit.range] = place
    }
    let ordered = hits.enumerated().sorted { a, b in
      (places[a.element.range] ?? 0, a.element.distance, a.offset)
        < (places[b.element.range] ?? 0, b.element.distance, b.offset)
    }
    return ordered.map(\.element).map { hit in
      DraftTerm(
        entry: hit.entry, range: hit.range, renderings: hit.entry.renderings(in: target),
        isLoose: hit.isLoose)
    }
  }

  /// Numbers and dates as the target's news writes them, and proposals for names.
  ///
  /// - Parameter terms: those of the text, into which no name reaches.
  func carried(from text: String, beside terms: [DraftTerm]) -> [CarriedWording] {
    let numbers = wordings(ofFiguresIn: text)
    let told = numbers.filter { number in
      // "resolution 2254 (2015)" says its number itself.
      !terms.contains { term in
        term.range.contains(number.range) && term.preferred?.contains(number.text) == true
      }
    }
    guard let names else { return told }
    let known = terms.map(\.range) + numbers.map(\.range)
    let proposed = names.names(in: text, outside: known).map { range in
      CarriedWording(
        range: range, text: NameRomanizer.spelling(of: String(text[range])), kind: .proposedName)
    }
    return (told + proposed).sorted { $0.range < $1.range }
  }

  /// Numbers and dates, of both calendars.
  private func wordings(ofFiguresIn text: String) -> [CarriedWording] {
    guard let figures else { return [] }
    let islamic = HijriDate.dates(in: text).compactMap { date in
      date.text(in: target).map { CarriedWording(range: date.range, text: $0, kind: .date) }
    }
    let others = quantities.quantities(in: text).compactMap { quantity -> CarriedWording? in
      guard !islamic.contains(where: { $0.range.overlaps(quantity.range) }),
        let written = figures.text(of: quantity)
      else { return nil }
      let isDate = [.date, .weekday, .decade, .time].contains(quantity.kind)
      return CarriedWording(range: quantity.range, text: written, kind: isDate ? .date : .number)
    }
    return (islamic + others).sorted { $0.range < $1.range }
  }
}

extension TermHit {
  /// How far the wording found is from the one that its entry prefers.
  fileprivate var distance: Int {
    rendering.flatMap { Rendering.Standing.allCases.firstIndex(of: $0.standing) } ?? 0
  }
}

extension Language {
  fileprivate var isEnglish: Bool { primary == "en" }
}

extension TermEntry {
  /// Its wordings in a language; of Arabic ones, the first is the preferred.
  fileprivate func renderings(in language: Language) -> [Rendering] {
    guard language.isArabic else { return renderings }
    return terms.enumerated().map { place, term in
      Rendering(term, standing: place == 0 ? .preferred : .admitted)
    }
  }
}
