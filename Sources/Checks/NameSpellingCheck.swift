import Bitext
import TextAnalysis

/// Is each name spelt in one way throughout the translation?
struct NameSpellingCheck: Check {
  static let about = CheckDescription(
    "name-spelling", "Is each name spelt in one way throughout the translation?")

  private var stretch = NameStretch()

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    stretch.add(unit).map(Self.findings) ?? []
  }

  mutating func conclude() -> [Finding] { Self.findings(stretch.finish()) }

  private static func findings(_ book: NameBook) -> [Finding] {
    var seen: Set<String> = []
    let found =
      book.names.sorted { $0.key < $1.key }.flatMap { variants($0.value) } + unheard(book)
      + slips(book)
    // One word may be told in several ways; the first is the surest.
    return found.filter { finding in
      let range = finding.target.range
      return seen.insert("\(finding.place.number) \(range?.lowerBound ?? -1)").inserted
    }
  }

  /// Spellings that were heard and are not the usual one, each told where it first stands.
  private static func variants(_ name: NameBook.Name) -> [Finding] {
    let usual = name.usual
    return name.spellings.sorted { $0.key < $1.key }.compactMap { spelling, places in
      guard spelling != usual, SpellingLikeness.mayBeOneName(spelling, usual),
        let first = places.first, let model = name.spellings[usual]?.first,
        !areTwoPeople(places, name.spellings[usual] ?? [])
      else { return nil }
      return finding(
        .warning, first.unit, source: first.source, target: first.target,
        remark(String(first.unit.target.text[first.target]), model, name.spellings[usual] ?? []),
        cure: "spell the name in one way")
    }
  }

  private static func remark(
    _ spelling: String, _ model: NameBook.Occurrence, _ places: [NameBook.Occurrence]
  ) -> Remark {
    let usual = model.unit.target.text[model.target]
    return
      "the name is spelt \(quote: spelling) here and \(quote: usual) in unit \(model.unit.place.number)\(places.count > 1 ? " and elsewhere" : "")"
  }

  /// Whether the names that the word is part of have nothing else in common: Mohammed bin Salman,
  /// Mohamed Morsi.
  private static func areTwoPeople(
    _ a: [NameBook.Occurrence], _ b: [NameBook.Occurrence]
  ) -> Bool {
    let (first, second) = (a.flatMap(\.others), b.flatMap(\.others))
    return !first.isEmpty && !second.isEmpty && Set(first).isDisjoint(with: second)
  }

  /// Names that were not heard in a unit because a letter is wrong.
  private static func unheard(_ book: NameBook) -> [Finding] {
    let sure = book.names.filter { $0.value.isSure }
    return book.units.flatMap { unit -> [Finding] in
      let sound = unit.sharedNames.filter { $0.evidence > NameBook.leastEvidence }
      let (heard, taken) = (sound.map(\.sourceRange), sound.map(\.targetRange))
      let targets = NameWords(of: unit.target).words
      let keys = NameWords.keys(of: unit.target)
      return unit.source.words.compactMap { word -> Finding? in
        guard !heard.contains(where: { $0.overlaps(word.range) }),
          let key = NameWords.keys(of: String(unit.source.text[word.range])).sorted()
            .first(where: { sure[$0] != nil }),
          let name = sure[key], keys.isDisjoint(with: name.spellings.keys),
          let near = targets.first(where: { target in
            SpellingLikeness.mayBeOneName(target.key, name.usual)
              && !taken.contains { $0.overlaps(target.range) }
          }), let model = name.spellings[name.usual]?.first
        else { return nil }
        return finding(
          .warning, unit, source: word.range, target: near.range,
          remark(
            String(unit.target.text[near.range]), model, name.spellings[name.usual] ?? []),
          cure: "spell the name in one way")
      }
    }
  }

  /// Long capitalised words, seen once and not at a segment's start, unless the source has the name, that differ in a letter from a
  /// name that is seen often, and are not heard as another name.
  private static func slips(_ book: NameBook) -> [Finding] {
    let counts = book.capitals
    let usual = counts.filter { $0.value.count >= 2 && book.heard.contains($0.key) }.keys.sorted()
    return counts.sorted { $0.key < $1.key }.compactMap { word, places in
      guard places.count == 1, let place = places.first,
        let model = usual.first(where: { SpellingLikeness.differInOneLetter(word, $0) }),
        place.range.lowerBound > 0 || book.isInSource(model, of: place.unit),
        !book.areTwoNames(word, model),
        !place.unit.target.text[place.range].dropFirst().contains(where: \.isUppercase),
        let first = counts[model]?.first
      else { return nil }
      return finding(
        .warning, place.unit, target: place.range,
        "\(quote: place.unit.target.text[place.range]) looks like a slip for \(quote: first.unit.target.text[first.range]), as in unit \(first.unit.place.number) and elsewhere",
        cure: "spell the name in one way, or accept the finding if there are two names")
    }
  }
}
