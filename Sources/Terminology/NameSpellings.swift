public import Bitext
internal import TextAnalysis

/// Finds names that are spelt in several ways, in either language, by what they are in the other.
///
/// One Latin name that stands for دي ميستورا here and دي مستورا there shows that the two Arabic ones are one,
/// and the other way round. Spellings that differ by hamza, ya or ta marbuta alone are the same, and so
/// are a name and what is derived from it (Syria, Syrian; سوريا, سوري).
public struct NameSpellings: Sendable {
  private var pairs: [Pair: Int] = [:]

  private struct Pair: Hashable {
    let arabic: String
    let latin: String
  }

  /// A name with its spellings in one language.
  public struct Name: Hashable, Sendable {
    /// How the other language has it.
    public let counterpart: String
    /// Whether the spellings are Arabic.
    public let isArabic: Bool
    /// The most frequent first, two at least.
    public let spellings: [Spelling]

    public var count: Int { spellings.reduce(0) { $0 + $1.count } }
  }

  public struct Spelling: Hashable, Sendable {
    public let text: String
    public let count: Int
  }

  public init() {}

  /// Takes in a text and its translation; one of the two must be Arabic.
  public mutating func add(
    source: String, _ sourceLanguage: Language, target: String, _ targetLanguage: Language
  ) {
    guard sourceLanguage.isArabic != targetLanguage.isArabic else { return }
    let found = SharedNames.pairs(
      source: source, sourceLanguage: sourceLanguage, target: target,
      targetLanguage: targetLanguage)
    for pair in found where pair.score >= Self.surely {
      let (a, b) = (String(source[pair.sourceRange]), String(target[pair.targetRange]))
      let (arabic, latin) = sourceLanguage.isArabic ? (a, b) : (b, a)
      guard latin.count >= 4, latin.contains(where: \.isLowercase) else { continue }
      pairs[Pair(arabic: Self.bare(arabic), latin: Self.bare(latin)), default: 0] += 1
    }
  }

  /// How sure it must be that two words are one name.
  private static let surely = 0.9
  /// How often a spelling's name must be met, so that one chance meeting makes no variant.
  private static let least = 2

  /// Names spelt in several ways, those met most first.
  public var names: [Name] {
    let arabic = grouped(by: \.latin, spelling: \.arabic, isArabic: true)
    let latin = grouped(by: \.arabic, spelling: \.latin, isArabic: false)
    return (arabic + latin).sorted { ($0.count, $1.counterpart) > ($1.count, $0.counterpart) }
  }

  private func grouped(
    by counterpart: KeyPath<Pair, String>, spelling: KeyPath<Pair, String>, isArabic: Bool
  ) -> [Name] {
    var groups: [String: [String: (texts: [String: Int], count: Int)]] = [:]
    var shown: [String: [String: Int]] = [:]
    for (pair, count) in pairs {
      let key = Self.key(pair[keyPath: counterpart])
      shown[key, default: [:]][pair[keyPath: counterpart], default: 0] += count
      let form = Self.key(pair[keyPath: spelling])
      groups[key, default: [:]][form, default: ([:], 0)].texts[
        pair[keyPath: spelling], default: 0] += count
      groups[key, default: [:]][form, default: ([:], 0)].count += count
    }
    return groups.compactMap { key, forms in
      let spellings = forms.map { form, met in
        (form: form, text: Self.most(met.texts), count: met.count)
      }.sorted { ($0.count, $1.form) > ($1.count, $0.form) }
      guard let first = spellings.first, first.count >= Self.least else { return nil }
      let variants = spellings.dropFirst().filter {
        Self.isVariant($0.form, of: first.form, isArabic: isArabic)
      }
      guard !variants.isEmpty else { return nil }
      return Name(
        counterpart: Self.most(shown[key] ?? [:]), isArabic: isArabic,
        spellings: ([first] + variants).map { Spelling(text: $0.text, count: $0.count) })
    }
  }

  private static func most(_ counts: [String: Int]) -> String {
    counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  /// Whether two spellings of one counterpart are the same name spelt anew, and not a longer or a
  /// derived one.
  private static func isVariant(_ a: String, of b: String, isArabic: Bool) -> Bool {
    let (words, others) = (a.split(separator: " "), b.split(separator: " "))
    guard words.count == others.count, !isDerived(a, b) else { return false }
    return zip(words, others).allSatisfy { word, other in
      if word == other { return true }
      if isDerived(String(word), String(other)) { return false }
      return isArabic
        ? NameSimilarity.score(arabic: String(word), arabic: String(other)) >= 0.5
        : distance(Array(word), Array(other)) * 3 <= max(word.count, other.count)
    }
  }

  /// Whether two words differ by an ending alone: Syria, Syrian; سوريا, سوري, سورية.
  private static func isDerived(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a), Array(b))
    let shared = zip(a, b).prefix { $0 == $1 }.count
    let (rest, other) = (String(a.dropFirst(shared)), String(b.dropFirst(shared)))
    return shared >= 2 && endings.contains(rest) && endings.contains(other)
  }

  /// What nationality, number, gender and possession add, letters as level L2 has them.
  private static let endings: Set<String> = [
    "", "n", "an", "ian", "ans", "ians", "i", "is", "ese", "ish", "a", "e", "es", "s", "'s", "’s",
    "ia",
    "o", "y", "ic", "ist", "ists", "ا", "ي", "ه", "يه", "يا", "يون", "يين", "يات", "ون", "ين", "ات",
  ]

  /// Levenshtein's distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var last = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, last + (x == y ? 0 : 1))
        (last, row[j + 1]) = (row[j + 1], cost)
      }
    }
    return row[b.count]
  }

  private static func key(_ name: String) -> String {
    FoldedText(name, level: .spelling).text.replacing("-", with: " ")
  }

  /// Without the sign of possession.
  private static func bare(_ name: String) -> String {
    for ending in ["'s", "’s"] where name.hasSuffix(ending) { return String(name.dropLast(2)) }
    return name
  }
}
