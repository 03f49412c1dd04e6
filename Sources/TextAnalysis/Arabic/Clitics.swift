/// The particles that Arabic writes as one with the word that follows, in the order they stand.
public struct Proclitics: Hashable, Sendable, CustomStringConvertible {
  public var conjunction: Conjunction?
  public var preposition: Preposition?
  /// The س of the future, before a verb.
  public var isFuture: Bool
  public var hasArticle: Bool

  public init(
    conjunction: Conjunction? = nil, preposition: Preposition? = nil, isFuture: Bool = false,
    hasArticle: Bool = false
  ) {
    self.conjunction = conjunction
    self.preposition = preposition
    self.isFuture = isFuture
    self.hasArticle = hasArticle
  }

  public enum Conjunction: String, Hashable, Sendable { case waw = "و", feh = "ف" }
  public enum Preposition: String, Hashable, Sendable { case beh = "ب", kaf = "ك", lam = "ل" }

  /// Whether nothing stands before the noun phrase; the article is part of it.
  public var isEmpty: Bool { conjunction == nil && preposition == nil && !isFuture }

  /// The particles outside the noun phrase with `+` between, such as `و+ب`.
  public var description: String {
    [conjunction?.rawValue, preposition?.rawValue, isFuture ? Self.future : nil]
      .compactMap { $0 }.joined(separator: "+")
  }

  private static let future = "س"
}

/// Where the particles of a word end and the pronoun upon it begins.
public struct CliticSplit: Hashable, Sendable {
  public let proclitics: Proclitics
  /// The word without particles and pronoun, in letters of the word; the article is inside.
  let phrase: Range<Int>
  /// The same without the article.
  let core: Range<Int>
  /// The pronoun's letters are those after `phrase`.
  var hasPronoun: Bool { phrase.upperBound < wordCount }
  let wordCount: Int
}

/// The ways in which a word can be cut into clitics and the word proper.
///
/// A cut is offered when what remains may be a word: three letters, or two behind an article
/// (Habash 2010, section 4.3, on the order of clitics: conjunction, preposition, article, word,
/// pronoun). Which cut is meant only the words known tell, so all are given, the plainest first:
/// ولجنة is ولجنة, و+لجنة and و+ل+جنة.
public enum Clitics {
  typealias Letters = ArraySlice<UInt16>

  static func splits(of word: [UInt16]) -> [CliticSplit] {
    var splits: [CliticSplit] = []
    for (particles, start) in heads(of: word) {
      for (proclitics, phrase, core) in articles(of: word, after: particles, at: start) {
        let rest = word.count - core
        if start > 0 && rest < (proclitics.hasArticle ? 2 : minimum(proclitics)) { continue }
        if proclitics.hasArticle && rest < 2 { continue }
        splits.append(split(word, proclitics, phrase, core, word.count))
        if proclitics.hasArticle || proclitics.isFuture { continue }
        for end in pronounStarts(in: word) where end - core >= 3 {
          splits.append(split(word, proclitics, phrase, core, end))
        }
      }
    }
    return splits
  }

  /// The word whole, and behind the article.
  static func bareSplits(of word: [UInt16]) -> [CliticSplit] {
    articles(of: word, after: Proclitics(), at: 0).compactMap { proclitics, phrase, core in
      if proclitics.hasArticle && word.count - core < 2 { return nil }
      return split(word, proclitics, phrase, core, word.count)
    }
  }

  private static func minimum(_ proclitics: Proclitics) -> Int { proclitics.isFuture ? 4 : 3 }

  private static func split(
    _ word: [UInt16], _ proclitics: Proclitics, _ phrase: Int, _ core: Int, _ end: Int
  ) -> CliticSplit {
    CliticSplit(
      proclitics: proclitics, phrase: phrase..<end, core: core..<end, wordCount: word.count)
  }

  /// Conjunction, preposition and future particle: what may stand before the noun phrase.
  private static func heads(of word: [UInt16]) -> [(Proclitics, Int)] {
    var heads: [(Proclitics, Int)] = [(Proclitics(), 0)]
    guard let first = word.first else { return heads }
    if first == Code.waw { heads.append((Proclitics(conjunction: .waw), 1)) }
    if first == Code.feh { heads.append((Proclitics(conjunction: .feh), 1)) }
    for (proclitics, start) in heads where word.count - start > 3 {
      if let preposition = preposition(word[start]) {
        var joined = proclitics
        joined.preposition = preposition
        heads.append((joined, start + 1))
      } else if word[start] == Code.seen, Code.imperfect.contains(word[start + 1]) {
        var joined = proclitics
        joined.isFuture = true
        heads.append((joined, start + 1))
      }
    }
    return heads
  }

  private static func preposition(_ letter: UInt16) -> Proclitics.Preposition? {
    switch letter {
    case Code.beh: .beh
    case Code.kaf: .kaf
    case Code.lam: .lam
    default: nil
    }
  }

  /// With and without the article: its ال, or the lone ل that remains of it after the preposition
  /// ل, where a word that begins with ل has only one of the two (للجنة is ل+ال+لجنة).
  private static func articles(
    of word: [UInt16], after particles: Proclitics, at start: Int
  ) -> [(Proclitics, phrase: Int, core: Int)] {
    guard start < word.count else { return [] }
    var found = [(particles, phrase: start, core: start)]
    var definite = particles
    definite.hasArticle = true
    if particles.isFuture { return found }
    if particles.preposition == .lam {
      guard word[start] == Code.lam else { return found }
      // Two lams: the second is the article's, or the word's own with the article's inside it.
      found.append((definite, phrase: start, core: start + 1))
      found[0] = (definite, phrase: start, core: start)
    } else if word[start] == Code.alef, start + 1 < word.count, word[start + 1] == Code.lam {
      found.append((definite, phrase: start, core: start + 2))
    }
    return found
  }

  /// Where a pronoun may begin, the longest first.
  private static func pronounStarts(in word: [UInt16]) -> [Int] {
    pronouns.compactMap { pronoun in
      word.count > pronoun.count && word.suffix(pronoun.count).elementsEqual(pronoun)
        ? word.count - pronoun.count : nil
    }
  }

  /// Pronouns upon nouns. Those of the first person singular and the second are left out: in news
  /// a final ي is nearly always nisba and a final ك a letter of the word.
  private static let pronouns: [[UInt16]] = ["هما", "هم", "هن", "ها", "كم", "نا", "ه"].map {
    Array($0.utf16)
  }
}

/// Letters as the units of words here: all lie in the Arabic block, two bytes of UTF-8 each.
enum Code {
  static let alef = UInt16(ArabicLetter.alef.value)
  static let beh = UInt16(ArabicLetter.beh.value)
  static let feh = UInt16(ArabicLetter.feh.value)
  static let heh = UInt16(ArabicLetter.heh.value)
  static let kaf = UInt16(ArabicLetter.kaf.value)
  static let lam = UInt16(ArabicLetter.lam.value)
  static let meem = UInt16(ArabicLetter.meem.value)
  static let noon = UInt16(ArabicLetter.noon.value)
  static let seen = UInt16(ArabicLetter.seen.value)
  static let teh = UInt16(ArabicLetter.teh.value)
  static let tehMarbuta = UInt16(ArabicLetter.tehMarbuta.value)
  static let waw = UInt16(ArabicLetter.waw.value)
  static let yeh = UInt16(ArabicLetter.yeh.value)
  static let alefMaksura = UInt16(ArabicLetter.alefMaksura.value)
  /// The letters that begin an imperfect verb.
  static let imperfect: [UInt16] = [
    yeh, teh, noon, UInt16(ArabicLetter.alefHamzaAbove.value), alef,
  ]
}
