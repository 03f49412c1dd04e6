import Alignment
import Bitext
import Terminology
import TextAnalysis

/// Is each name of the source in the translation?
struct MissingNameCheck: Check {
  static let about = CheckDescription(
    "missing-name", "Is each name of the source in the translation?")

  private var stretch = NameStretch()

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    stretch.add(unit).map(Self.findings) ?? []
  }

  mutating func conclude() -> [Finding] { Self.findings(stretch.finish()) }

  private static func findings(_ book: NameBook) -> [Finding] {
    book.units.flatMap { unit -> [Finding] in
      let found = known(in: unit, book) ?? foreign(in: unit) ?? foreignName(in: unit, book)
      return found.map { [$0] } ?? []
    }
  }

  // MARK: Names of the text

  /// A name heard elsewhere in the text of which the translation has nothing in this unit.
  private static func known(in unit: UnitReading, _ book: NameBook) -> Finding? {
    let heard = unit.sharedNames.map(\.sourceRange)
    let words = NameWords(of: unit.target).words.map(\.key)
    let targets = NameWords.keys(of: unit.target)
    let names = ForeignNames(unit, book)
    for (place, word) in unit.source.words.enumerated() {
      let keys = NameWords.keys(of: String(unit.source.text[word.range]))
      guard !heard.contains(where: { $0.overlaps(word.range) }),
        let key = keys.sorted().first(where: { book.names[$0]?.isUsuallyHeard == true }),
        let name = book.names[key], !name.isSaid(by: targets, words),
        isBelieved(name, word, unit), !names.isBesideRendered(place)
      else { continue }
      return finding(
        .warning, unit, source: word.range,
        "the name \(quote: unit.source.text[word.range]) is not in the translation; elsewhere it is \(quote: name.example)",
        cure: "put the name in, or accept the finding if a pronoun or a title says it")
    }
    return nil
  }

  /// A name heard twice elsewhere is believed, one heard once only where nothing renders the word. What
  /// is known to have no rendering, a kindred word or an acronym hardly says.
  private static func isBelieved(_ name: NameBook.Name, _ word: Word, _ unit: UnitReading) -> Bool {
    if isOfRenderedTerm(word, unit) { return false }
    if unit.pronounMaySay(word) { return false }
    let echo = unit.target.echo
    let isForeign = unit.source.isForeign(word)
    if unit.isUnrendered(word.range, below: isForeign ? chanceOfForeign : chanceOfKnown) {
      return (isForeign || name.isSure || !echo.hasPronoun) && !echo.hasNearKin(of: name.usual)
        && !echo.hasLongAcronym(of: name.usual)
    }
    return name.isSure && !echo.hasKin(of: name.usual) && !echo.hasAcronym(of: name.usual)
  }

  /// Whether a term of several words holds it of which another word is rendered: كوريا الجنوبية, *the South*.
  private static func isOfRenderedTerm(_ word: Word, _ unit: UnitReading) -> Bool {
    let terms = unit.source.termHits.filter {
      $0.isOfSeveralWords && $0.entry.isName && $0.range.overlaps(word.range)
    }
    guard !terms.isEmpty, let found = unit.words else { return false }
    return found.sourceWords.contains { other in
      other.isLinked && !other.range.overlaps(word.range)
        && terms.contains { $0.range.overlaps(other.range) }
    }
  }

  private static let chanceOfKnown = 0.2
  private static let chanceOfForeign = 0.35

  // MARK: Foreign names

  /// A given name and a family's that are in no dictionary and have no rendering.
  private static func foreign(in unit: UnitReading) -> Finding? {
    let words = unit.source.words
    for (first, second) in zip(words, words.dropFirst())
    where unit.source.text[TextRange(first.range.upperBound, second.range.lowerBound)] == " " {
      let range = TextRange(first.range.lowerBound, second.range.upperBound)
      guard unit.source.isForeign(first), unit.source.isForeign(second),
        !unit.sharedNames.contains(where: { $0.sourceRange.overlaps(range) }),
        unit.isUnrendered(range, below: chanceOfForeign)
      else { continue }
      return finding(
        .warning, unit, source: range,
        "nothing in the translation renders \(quote: unit.source.text[range]), which looks like a name",
        cure: "put the name in, or accept the finding if it is none")
    }
    return nil
  }

  /// A word that can only be a name and has no rendering.
  private static func foreignName(in unit: UnitReading, _ book: NameBook) -> Finding? {
    ForeignNames(unit, book).lost.map { range in
      finding(
        .warning, unit, source: range,
        "nothing in the translation renders \(quote: unit.source.text[range]), which looks like a name",
        cure: "put the name in, or accept the finding if it is none")
    }
  }
}

extension NameBook.Name {
  /// Whether words of a translation are one of its spellings, or nearly one.
  func isSaid(by keys: Set<String>, _ words: [String]) -> Bool {
    spellings.keys.contains { spelling in
      keys.contains(spelling)
        || words.contains {
          $0.hasPrefix(spelling) || SpellingLikeness.mayBeOneName($0, spelling)
        }
    }
  }

  /// The usual spelling in the letters of its first occurrence.
  var example: String {
    guard let first = spellings[usual]?.first else { return usual }
    return String(first.unit.target.text[first.target])
  }
}
