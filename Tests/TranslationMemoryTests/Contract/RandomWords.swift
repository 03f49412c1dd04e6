/// The random numbers of Steele, Lea & Flood's SplitMix64 (2014): the same for the same seed.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Texts in words that look like those of news: few stems, many particles, endings and spellings.
struct RandomWords {
  var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(state: seed) }

  private static let stems = [
    "اتفاق",
    "هدنة",
    "مناطق",
    "مدينة",
    "إرهاب",
    "ارهاب",
    "آستانا",
    "أستانا",
    "وزير",
    "قوات",
    "مسؤول",
    "فصائل",
    "بيان",
    "على",
    "في",
    "لبنان",
  ]
  private static let before = ["", "", "", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب"]
  private static let behind = ["", "", "", "", "ه", "ها", "هم", "ات", "ين"]
  private static let others = ["12", "\u{661}\u{662}", "UN", "«", ".", "،", "2254"]
  private static let latin = [
    "truce", "Truce", "truces", "zone", "zones", "de-escalation", "de", "escalation", "agreed",
    "agree", "agreement", "the", "ministers", "minister's", "12", "caf\u{E9}",
  ]

  mutating func word() -> String {
    if Int.random(in: 0..<8, using: &numbers) == 0 { return pick(Self.others) }
    let word = pick(Self.before) + pick(Self.stems) + pick(Self.behind)
    guard Int.random(in: 0..<6, using: &numbers) == 0 else { return word }
    let place = word.index(word.startIndex, offsetBy: 1)
    return word[..<place] + pick(["\u{64E}", "\u{640}", "\u{651}"]) + word[place...]
  }

  mutating func text(_ words: ClosedRange<Int>) -> String {
    (0..<Int.random(in: words, using: &numbers)).map { _ in word() }.joined(separator: " ")
  }

  mutating func latinText(_ words: ClosedRange<Int>) -> String {
    (0..<Int.random(in: words, using: &numbers)).map { _ in pick(Self.latin) }
      .joined(separator: " ")
  }

  /// Words that stand side by side in one of some texts, or in none.
  mutating func phrase(from texts: [String]) -> String {
    if Int.random(in: 0..<5, using: &numbers) == 0 { return text(1...2) }
    let words = pick(texts).split(separator: " ")
    let count = min(words.count, Int.random(in: 1...3, using: &numbers))
    let start = Int.random(in: 0...(words.count - count), using: &numbers)
    return words[start..<start + count].joined(separator: " ")
  }

  mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &numbers)]
  }
}
