import Bitext
import Foundation
import Terminology
import TextAnalysis
import Workflows

/// Plants errors in good translations, one at a time, at places drawn by a seed.
struct ErrorPlanter {
  /// A document with one error in it.
  struct Planted {
    let document: Int
    /// The place of the unit in the document, from 0.
    let number: Int
    let units: [TranslationUnit]

    /// The unit with the error, for people.
    var text: String { "\(units[number].source.text)\n    \(units[number].target.text)" }
  }

  private let documents: [GoldPair]
  private let seed: UInt64
  private let terms: TermErrors

  init(_ documents: [GoldPair], seed: UInt64) throws {
    self.documents = documents
    self.seed = seed
    terms = TermErrors(try Glossary(contentsOf: GlossaryShelf(.current).files))
  }

  /// At most `count` errors of a kind, fewer where the texts give no more places.
  func errors(_ kind: PlantedError, count: Int) -> [Planted] {
    var generator = SeededGenerator(
      seed: seed &+ UInt64(kind.rawValue.utf8.reduce(0) { $0 + Int($1) }))
    let places = documents.indices.flatMap { document in
      documents[document].units.indices.map { (document, $0) }
    }.shuffled(using: &generator)
    var errors: [Planted] = []
    for (document, number) in places where errors.count < count {
      let unit = documents[document].units[number]
      guard !unit.source.text.isEmpty, !unit.target.text.isEmpty,
        let wrong = wrong(kind, unit, documents[document], &generator),
        wrong.target != unit.target
      else { continue }
      var units = documents[document].units
      units[number] = wrong
      errors.append(Planted(document: document, number: number, units: units))
    }
    return errors
  }

  private func wrong(
    _ kind: PlantedError, _ unit: TranslationUnit, _ document: GoldPair,
    _ generator: inout SeededGenerator
  ) -> TranslationUnit? {
    let text = unit.target.text
    let sides = NumberErrors(unit)
    let new: String?
    switch kind {
    case .digitChanged: new = sides.changingDigit(of: [.cardinal, .money], &generator)
    case .percentChanged: new = sides.changingDigit(of: [.percentage], &generator)
    case .numberDropped: new = sides.dropping(&generator)
    case .scaleChanged: new = sides.changingScale()
    case .dayChanged: new = sides.changingDay()
    case .monthChanged:
      new = sides.changing(among: CalendarWords.months(unit.target.language), &generator)
    case .weekdayChanged:
      new = sides.changing(among: CalendarWords.weekdays(unit.target.language), &generator)
    case .resolutionChanged: new = sides.changingDigit(of: [.document], &generator)
    case .articleChanged: new = sides.changingArticle()
    case .nameDropped: new = NameErrors(unit).dropping(&generator)
    case .nameMisspelt: new = NameErrors(unit).misspelling(in: document, &generator)
    case .forbiddenRendering: new = terms.forbidding(unit, &generator)
    case .termReplaced: new = terms.replacing(unit, &generator)
    case .denialDropped: new = DenialErrors(unit).dropping(&generator)
    case .leftUntranslated: new = unit.source.text
    case .emptied: new = ""
    case .halved: new = SurfaceErrors(text).halved(&generator)
    case .wordDoubled: new = SurfaceErrors(text).doublingWord(&generator)
    case .bracketDropped: new = SurfaceErrors(text).dropping(among: "()[]", &generator)
    case .quoteDropped: new = SurfaceErrors(text).dropping(among: "\"“”«»", &generator)
    case .foreignComma: new = SurfaceErrors(text).foreignComma(unit.target.language)
    case .foreignDigits: new = SurfaceErrors(text).foreignDigits(unit.target.language)
    case .blankDoubled: new = SurfaceErrors(text).doublingBlank(&generator)
    case .blankBeforeStop: new = SurfaceErrors(text).blankBeforeStop()
    case .codeDropped: return CodeErrors(unit).dropping()
    case .codesCrossed: return CodeErrors(unit).crossing()
    case .questionLost: new = SurfaceErrors(text).losingQuestion(source: unit.source.text)
    }
    guard let new else { return nil }
    var wrong = unit
    wrong.target.content = TaggedText(new)
    return wrong
  }
}

extension String {
  /// The text with other words in a stretch.
  func replacing(_ range: TextRange, with words: String) -> String {
    String(self[TextRange(0, range.lowerBound)]) + words
      + self[TextRange(range.upperBound, utf8.count)]
  }

  /// The text without a stretch and the blank before it.
  func dropping(_ range: TextRange) -> String {
    let before = self[TextRange(0, range.lowerBound)]
    let behind = self[TextRange(range.upperBound, utf8.count)]
    return String(before.last == " " ? before.dropLast() : before) + behind
  }
}
