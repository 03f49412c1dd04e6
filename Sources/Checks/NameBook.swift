import Bitext
import TextAnalysis

/// The names of a stretch of text: what each was called on the other side, and where.
///
/// A name is known by the company it keeps: a word of the source that sounds like a word of the
/// target wherever it stands is a name, and what it was called there is how the text spells it.
struct NameBook {
  /// A word of the source, folded and without clitics, and how the target spells it.
  struct Name {
    fileprivate(set) var spellings: [String: [Occurrence]] = [:]
    /// In how many units it was heard on the other side.
    fileprivate(set) var heard = 0
    /// In how many units the source has it.
    fileprivate(set) var written = 0

    /// The usual spelling: the most frequent, and of equals the first in alphabetical order.
    var usual: String {
      spellings.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key ?? ""
    }

    /// Whether it is heard so often that it is no chance, one unit left out of account.
    var isSure: Bool { heard >= 2 && isUsuallyHeard }

    /// Whether it is heard nearly wherever it stands, be it at one place alone.
    var isUsuallyHeard: Bool { heard >= 1 && heard * 4 >= (written - 1) * 3 }
  }

  /// A name at a place of a unit; ranges count within the sides' texts.
  struct Occurrence {
    let unit: UnitReading
    let source: TextRange
    let target: TextRange
    /// The other words of the whole name, folded.
    let others: Set<String>
  }

  private(set) var names: [String: Name] = [:]
  /// The words of the target, by their keys, that were heard as words of the source.
  private(set) var heard: Set<String> = []
  /// Where the target has words with a capital letter, by their keys.
  private(set) var capitals: [String: [(unit: UnitReading, range: TextRange)]] = [:]
  let units: [UnitReading]

  init(_ units: [UnitReading]) {
    self.units = units
    for unit in units {
      add(unit)
      addCapitals(unit)
    }
    for unit in units {
      for key in NameWords.keys(of: unit.source) where names[key] != nil {
        names[key]?.written += 1
      }
    }
  }

  private mutating func add(_ unit: UnitReading) {
    var known: Set<String> = []
    for pair in unit.sharedNames where pair.evidence > Self.leastEvidence {
      let sources = NameWords(of: unit.source, in: pair.sourceRange)
      let targets = NameWords(of: unit.target, in: pair.targetRange)
      heard.formUnion(targets.words.map(\.key))
      guard sources.words.count == targets.words.count else { continue }
      for (source, target) in zip(sources.words, targets.words) where source.isLong {
        let others = Set(targets.words.map(\.key)).subtracting([target.key])
        names[source.key, default: Name()].spellings[target.key, default: []].append(
          Occurrence(
            unit: unit, source: source.range, target: target.range, others: others))
        known.insert(source.key)
      }
    }
    for key in known { names[key]?.heard += 1 }
  }

  private mutating func addCapitals(_ unit: UnitReading) {
    for word in NameWords(of: unit.target).words
    where word.isLong && unit.target.text[word.range].first?.isUppercase == true {
      capitals[word.key, default: []].append((unit, word.range))
    }
  }

  /// Whether a unit's source has a word that was heard as a spelling.
  func isInSource(_ spelling: String, of unit: UnitReading) -> Bool {
    NameWords.keys(of: unit.source).contains { names[$0]?.spellings[spelling] != nil }
  }

  /// Whether two spellings were heard as words of the source that are not one name.
  func areTwoNames(_ a: String, _ b: String) -> Bool {
    let sources = [a, b].map { spelling in
      Set(names.filter { $0.value.spellings[spelling] != nil }.keys)
    }
    return !sources[0].isEmpty && !sources[1].isEmpty && sources[0].isDisjoint(with: sources[1])
  }

  /// In nats: what a chance likeness of two short words hardly reaches.
  static let leastEvidence = 2.0
}

/// The words of a stretch that may be parts of a name.
struct NameWords {
  struct NameWord {
    /// Folded, without clitics, article and possessive.
    let key: String
    let range: TextRange
    /// Whether it is more than a particle (de, bin, دي).
    let isLong: Bool
  }

  let words: [NameWord]

  init(of side: SideReading, in range: TextRange? = nil) {
    words = side.words.filter { range?.overlaps($0.range) ?? true }.map { word in
      // A name begins behind the clitics that are written upon it.
      let start = max(range?.lowerBound ?? 0, word.range.lowerBound)
      let key = Self.key(String(side.text[TextRange(start, word.range.upperBound)]))
      return NameWord(key: key, range: word.range, isLong: key.unicodeScalars.count > 3)
    }
  }

  /// Every key that a word of the side may have, with clitics on and off.
  static func keys(of side: SideReading) -> Set<String> {
    var keys: Set<String> = []
    for word in side.words {
      keys.formUnion(Self.keys(of: String(side.text[word.range])))
    }
    return keys
  }

  static func keys(of word: String) -> Set<String> {
    let folded = FoldedText(word, level: .spelling).text
    guard let first = folded.unicodeScalars.first, ArabicLetter.isLetter(first) else {
      return [withoutPossessive(folded)]
    }
    var keys: Set<String> = [folded]
    for clitic in clitics where folded.hasPrefix(clitic) {
      keys.insert(String(folded.dropFirst(clitic.count)))
    }
    for key in keys {
      if key.hasPrefix("ال") { keys.insert(String(key.dropFirst(2))) }
      if key.hasPrefix("لل") { keys.insert(String(key.dropFirst(2))) }
    }
    return keys
  }

  /// Conjunctions and prepositions that are written in one with a name.
  private static let clitics = "و ف ب ل ك وب ول وك فب فل".split(separator: " ").map(String.init)

  private static func key(_ word: String) -> String {
    let folded = FoldedText(word, level: .spelling).text
    return folded.hasPrefix("ال") ? String(folded.dropFirst(2)) : withoutPossessive(folded)
  }

  static func withoutPossessive(_ word: String) -> String {
    for ending in ["'s", "’s", "'", "’"] where word.hasSuffix(ending) {
      return String(word.dropLast(ending.count))
    }
    return word
  }
}

/// Holds the last units of a text until there are enough to know its names by.
struct NameStretch {
  private var units: [UnitReading] = []

  /// An article is far below it; of a memory, it is a part.
  private static let length = 2000

  /// Adds a unit; a full stretch is given back and begun anew.
  mutating func add(_ unit: UnitReading) -> NameBook? {
    guard unit.isTranslated, unit.source.language.isArabic != unit.target.language.isArabic else {
      return nil
    }
    units.append(unit)
    return units.count < Self.length ? nil : finish()
  }

  mutating func finish() -> NameBook {
    defer { units.removeAll() }
    return NameBook(units)
  }
}
