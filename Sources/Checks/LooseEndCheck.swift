import Bitext
import TextAnalysis

/// Does a word stand without what belongs behind it?
///
/// Where a word is lost while a translation is written or corrected, its article or preposition often
/// stays: *the island of on Friday*, *from Mozambique and.* Of English translations only, whose articles
/// and prepositions stand before their words.
struct LooseEndCheck: Check {
  static let about = CheckDescription(
    "loose-end", "Does a word stand without what belongs behind it?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated, unit.target.language.primary == "en" else { return [] }
    return LooseEnds(unit.target).ranges.map { range in
      Self.finding(
        .warning, unit, target: range,
        "\(quote: unit.target.text[range]): a word seems to be missing here",
        cure: "compare with the source and put it in")
    }
  }
}

/// Places of an English text where grammar wants another word, for a linguist to review.
struct LooseEnds {
  private(set) var ranges: [TextRange] = []
  private let side: SideReading

  init(_ side: SideReading) {
    self.side = side
    let words = side.words
    for place in words.indices where words[place].kind == .letters {
      if isLoose(place, before: gap(behind: place)) { ranges.append(words[place].range) }
    }
    ranges += Self.emptyPlaces(side.text)
    if side.text.first == " ", let first = words.first { ranges.insert(first.range, at: 0) }
  }

  /// A possessive without its owner, a comma that begins the text, two commas.
  private static func emptyPlaces(_ text: String) -> [TextRange] {
    guard let found = text.firstMatch(of: /(?:^|\s)['’]s(?=\s)|^,|,\s?,/) else { return [] }
    let start = text.utf8.distance(from: text.startIndex, to: found.range.lowerBound)
    return [TextRange(start, start + found.output.utf8.count)]
  }

  /// Whether half of a country's name stands alone: *in South continues*, *with North,*.
  private func isHalfCountry(_ place: Int, _ gap: Substring) -> Bool {
    guard place > 0, Self.halves.contains(String(side.text[side.words[place].range])),
      Self.beforeCountries.contains(letters(place - 1)), self.gap(behind: place - 1) == " "
    else { return false }
    return gap == " " ? !isCapital(place + 1) : gap.first.map { ",.;:?!".contains($0) } ?? true
  }

  /// What stands between a word and the next, or the end.
  private func gap(behind place: Int) -> Substring {
    let end =
      place + 1 < side.words.count ? side.words[place + 1].range.lowerBound : side.text.utf8.count
    return side.text[TextRange(side.words[place].range.upperBound, end)]
  }

  private func isLoose(_ place: Int, before gap: Substring) -> Bool {
    let word = letters(place)
    if word.hasSuffix("'s's") || word.hasSuffix("’s’s") { return true }
    if word.hasPrefix("the-") || word.hasPrefix("and-") { return true }
    if Self.titles.contains(word), isUntitled(place, gap) { return true }
    if gap.first == "-", isCutOff(place, gap) { return true }
    if isHalfCountry(place, gap) { return true }
    if gap == " " { return isLoose(word, place, before: letters(place + 1)) }
    let isEnd = place + 1 == side.words.count
    let signs = gap.filter { !$0.isWhitespace && !Self.closing.contains($0) }
    if isEnd
      ? signs.isEmpty || signs.first.map(Self.stops.contains) == true
      : signs.first.map(Self.stops.contains) == true
    {
      if Self.neverLast.contains(word) { return true }
      return word == "of" && mayGovern(place - 1)
    }
    if signs == ",", gap.last == " ", Self.neverBeforeComma.contains(word) {
      return word != "in" || isCapital(place + 1)
    }
    if signs.hasPrefix(":."), isEnd { return true }
    // ," said.
    return Self.reporting.contains(word) && signs == "." && isBehindQuotation(place)
  }

  /// Whether no name follows a title: *support Mr, who*.
  private func isUntitled(_ place: Int, _ gap: Substring) -> Bool {
    guard isCapital(place) else { return false }
    let isNext = gap == " " || gap == ". " || gap == "."
    guard isNext, side.words.indices.contains(place + 1) else { return true }
    return !isCapital(place + 1) && side.words[place + 1].kind == .letters
  }

  private func isCapital(_ place: Int) -> Bool {
    side.words.indices.contains(place)
      && side.text[side.words[place].range].first?.isUppercase == true
  }

  /// Whether a compound has lost its second part: *Test- Treaty*, but *sex- and age-disaggregated*.
  private func isCutOff(_ place: Int, _ gap: Substring) -> Bool {
    guard gap.hasPrefix("- "), place + 1 < side.words.count else { return gap.hasPrefix("-)") }
    return gap == "- " && !Self.joining.contains(letters(place + 1))
  }

  private static let titles: Set<String> = ["mr", "mrs", "ms"]
  private static let joining: Set<String> = ["and", "or", "to", "but", "as", "through"]

  /// Whether a word cannot stand before the next one.
  private func isLoose(_ word: String, _ place: Int, before next: String) -> Bool {
    switch word {
    case "the", "an": Self.neverBehindArticle.contains(next)
    case "of": Self.neverBehindOf.contains(next) && mayGovern(place - 1)
    default: false
    }
  }

  /// Whether a word is one that *of* joins with a name: Republic, island.
  private func mayGovern(_ place: Int) -> Bool {
    guard side.words.indices.contains(place), gap(behind: place) == " " else { return false }
    let text = side.text[side.words[place].range]
    let isName = text.first?.isUppercase == true && place > 0
    return (isName && !Self.pronouns.contains(text.lowercased()))
      || Self.governing.contains(String(text))
  }

  private func isBehindQuotation(_ place: Int) -> Bool {
    guard place > 0 else { return false }
    let gap = gap(behind: place - 1)
    return gap.last == " " && gap.dropLast().last.map { "\"”".contains($0) } == true
  }

  private func letters(_ place: Int) -> String {
    side.words.indices.contains(place)
      ? String(side.text[side.words[place].range]).lowercased() : ""
  }

  private static let halves: Set<String> = ["North", "South"]
  private static let beforeCountries: Set<String> = [
    "in", "of", "with", "for", "from", "by", "on", "against", "about", "between",
  ]
  private static let stops: Set<Character> = [".", "?", "!"]
  private static let closing: Set<Character> = ["\"", "”", "’", "'"]
  private static let neverLast: Set<String> = [
    "the", "an", "and", "or", "including", "every", "your", "my", "their",
  ]
  private static let neverBeforeComma: Set<String> = ["the", "an", "of", "from", "at", "in"]
  private static let neverBehindArticle: Set<String> = [
    "into", "onto", "but", "as",
    "is", "are", "was", "were", "has", "have", "had", "of", "in", "on", "at", "to", "and", "or",
    "by", "for", "with", "from", "that", "which",
  ]
  private static let neverBehindOf: Set<String> = [
    "is", "was", "are", "were", "on", "in", "to", "for", "by", "with", "from", "and", "or", "has",
    "had", "have", "will", "that", "which", "through",
  ]
  private static let pronouns: Set<String> = [
    "none", "all", "some", "most", "many", "both", "each",
  ]
  private static let governing: Set<String> = [
    "island", "province", "city", "town", "village", "state", "republic", "district", "region",
    "governorate", "county", "capital", "treaty", "university", "bank", "king", "president",
    "minister", "people", "area", "coast", "government", "community",
  ]
  private static let reporting: Set<String> = ["said", "added", "told", "says", "wrote", "replied"]
}
