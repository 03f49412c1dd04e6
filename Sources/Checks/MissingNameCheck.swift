import Bitext
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

  /// Names heard elsewhere in the text of which the translation has nothing in this unit.
  private static func findings(_ book: NameBook) -> [Finding] {
    let sure = book.names.filter { $0.value.isSure }
    return book.units.flatMap { unit -> [Finding] in
      let heard = unit.sharedNames.map(\.sourceRange)
      let words = NameWords(of: unit.target).words.map(\.key)
      let targets = NameWords.keys(of: unit.target)
      let findings = unit.source.words.compactMap { word -> Finding? in
        let keys = NameWords.keys(of: String(unit.source.text[word.range]))
        guard !heard.contains(where: { $0.overlaps(word.range) }),
          let key = keys.sorted().first(where: { sure[$0] != nil }), let name = sure[key],
          !name.isSaid(by: targets, words), !unit.target.echo.hasKin(of: name.usual),
          !unit.target.echo.hasAcronym(of: name.usual)
        else { return nil }
        return finding(
          .warning, unit, source: word.range,
          "the name \(quote: unit.source.text[word.range]) is not in the translation; elsewhere it is \(quote: name.example)",
          cure: "put the name in, or accept the finding if a pronoun or a title says it")
      }
      return Array(findings.prefix(1))
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
