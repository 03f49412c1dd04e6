import Bitext
import TextAnalysis

/// Whether a text has at least something of a wording: a word of the same stem or kin.
///
/// "Latin American States" echoes Latin America, "humanitarian and human rights law" humanitarian
/// law.
struct RenderingEcho {
  private let stems: Set<String>
  private let capitals: Set<String>
  private let hasGroup: Bool

  /// Names of the text, in small letters, the parts of Indonesian-Swiss apart.
  private let names: Set<String>
  /// Its other words.
  private let others: Set<String>

  init(_ side: SideReading) {
    let words = side.words.map { String(side.text[$0.range]) }
    stems = Set(words.flatMap(Self.stems))
    let pieces = words.flatMap { $0.split(separator: "-").map(String.init) }
    capitals = Set(
      (words + pieces).map(Self.letters).filter { $0.count >= 2 && $0 == $0.uppercased() })
    hasGroup = words.contains(where: Self.isGroup)
    let parts = words.flatMap { $0.split(separator: "-").map(String.init) }
    names = Set(parts.filter { $0.first?.isUppercase == true }.map { $0.lowercased() })
    others = Set(parts.map { $0.lowercased() }).subtracting(names)
  }

  /// Whether there is a pronoun that may stand for a name.
  var hasPronoun: Bool { !others.isDisjoint(with: Self.pronouns) }

  private static let pronouns: Set<String> = [
    "it", "its", "he", "his", "him", "she", "her", "they", "their", "them", "there", "here",
  ]

  /// Whether there is a word of capitals alone, such as EU, UNMIL or U.S., or a group of states by letter
  /// and number (P5, G20).
  var hasAcronym: Bool { !capitals.isEmpty || hasGroup }

  /// Whether an acronym may hold a name: AFISMA has Mali, AZ is Arizona.
  func hasAcronym(of name: String) -> Bool {
    guard let initial = name.first?.uppercased() else { return false }
    return capitals.contains { $0.contains(initial) }
  }

  /// Whether a long acronym holds a name within: AFISMA has Mali, DPRK Korea.
  func hasLongAcronym(of name: String) -> Bool {
    guard let initial = name.first?.uppercased() else { return false }
    return capitals.contains { $0.count >= 4 && $0.contains(initial) }
  }

  /// A capital or two and a number of at most two digits.
  private static func isGroup(_ word: String) -> Bool {
    let capitals = word.prefix { $0.isUppercase }
    let digits = word.dropFirst(capitals.count)
    return (1...2).contains(capitals.count) && (1...2).contains(digits.count)
      && digits.allSatisfy(\.isNumber)
  }

  /// Whether half of the wording's content words or more are heard.
  func isHeard(_ wording: String) -> Bool {
    let words = Self.contentWords(wording)
    return words.filter(isWordHeard).count * 2 >= max(1, words.count)
  }

  /// Whether more than half of them are.
  func isMostlyHeard(_ wording: String) -> Bool {
    let words = Self.contentWords(wording)
    return words.filter(isWordHeard).count * 2 > words.count
  }

  /// Whether a name begins like one of the wording's (Swiss, Switzerland; Uzbek, Uzbekistan), or
  /// another word for the most part (senatorial, Senate) or inside (transatlantic, Atlantic).
  func isNamed(_ wording: String) -> Bool {
    Self.contentWords(wording).contains { word in
      word.first?.isUppercase == true
        && (names.contains { Self.isDemonym($0, word) }
          || word.count >= 6 && others.contains { $0.contains(word.lowercased().dropLast()) }
          || others.contains { Self.commonCount($0, word) >= 5 })
    }
  }

  /// Whether a name begins like a folded word for four letters or more.
  func hasNearKin(of word: String) -> Bool { names.contains { Self.commonCount($0, word) >= 4 } }

  /// Whether a name begins like a folded word: catalan, catalonia.
  func hasKin(of word: String) -> Bool { names.contains { Self.isDemonym($0, word) } }

  /// Whether a wording has a content word in common with one of several: public-private partnership
  /// paraphrases public sector.
  static func share(_ wording: String, _ others: [String]) -> Bool {
    let own = wording.split { !$0.isLetter }.flatMap { stems(String($0)) }
    return others.contains { other in
      contentWords(other).flatMap(stems).contains { $0.count > 3 && own.contains($0) }
    }
  }

  /// Subjects that stand for a name.
  static let subjects: Set<String> = ["he", "she", "it", "they"]

  private static func contentWords(_ wording: String) -> [String] {
    WordSegmenter.words(in: wording).map { String(wording[$0.range]) }
      .filter { !functionWords.contains($0.lowercased()) }
  }

  private func isWordHeard(_ word: String) -> Bool {
    Self.stems(word).contains { stem in
      stem.count > 2 && (stems.contains(stem) || stems.contains { Self.areKin($0, stem) })
    }
  }

  private static func isDemonym(_ name: String, _ other: String) -> Bool {
    commonCount(name, other) >= 3 && name.count > 3 && other.count > 3
  }

  /// How many letters two words begin with in common.
  private static func commonCount(_ a: String, _ b: String) -> Int {
    zip(a.lowercased(), b.lowercased()).prefix { $0 == $1 }.count
  }

  /// Without the dots and the possessive of U.S.'s.
  private static func letters(_ word: String) -> String {
    let bare = word.filter { $0.isLetter || $0 == "'" || $0 == "’" }
    return String(bare.prefix { $0 != "'" && $0 != "’" })
  }

  /// Whether two stems begin alike for most of their length: america, american; nuclear, nucleus.
  private static func areKin(_ a: String, _ b: String) -> Bool {
    let common = commonCount(a, b)
    return common >= 4 && common * 3 >= 2 * max(a.count, b.count)
  }

  private static func stems(_ word: String) -> [String] {
    guard let first = word.unicodeScalars.first else { return [] }
    guard ArabicLetter.isLetter(first) else {
      return EnglishStem.readings(of: word).map(\.stem.description)
    }
    return ArabicStem.readings(of: word).map(\.stem.description)
  }

  private static let functionWords: Set<String> = [
    "a", "an", "the", "of", "in", "on", "to", "for", "by", "at", "and", "or", "with", "from",
    "that",
    "this", "under", "into", "between", "about", "after", "other",
  ]
}

extension SideReading {
  /// Whether a pronoun is the first subject: *In 2016 he was charged*.
  var beginsWithPronoun: Bool {
    words.prefix(5).contains { RenderingEcho.subjects.contains(text[$0.range].lowercased()) }
  }

  /// Whether a pronoun is the subject of the words' report: *she told the Post*.
  var hasPronounReport: Bool {
    zip(words, words.dropFirst()).contains { first, second in
      let (pronoun, verb) = (text[first.range].lowercased(), text[second.range].lowercased())
      return RenderingEcho.subjects.contains(pronoun) && ReportingVerbs.english.contains(verb)
    }
  }

  /// Whether an Arabic sentence begins with a verb that reports what its subject, named before, says:
  /// وقال إن, وأشار إلى أن.
  var beginsWithReport: Bool {
    let first = words.prefix(2).map { FoldedText(String(text[$0.range]), level: .spelling).text }
    guard first.count == 2 else { return false }
    return RenderingEcho.arabicReports.contains(Denials.withoutConjunction(first[0]))
      && RenderingEcho.arabicThat.contains { first[1].hasPrefix($0) }
  }

  /// Whether a word is among the first, where the subject of a sentence stands.
  fileprivate func isFirst(_ word: Word, of count: Int) -> Bool {
    words.prefix(count).contains { $0.range == word.range }
  }
}

extension UnitReading {
  /// Whether a pronoun of the translation may stand for a name of the source.
  ///
  /// The *he* of *he said that* stands for nothing in وقال إن جهوده مع كيم, whose verb says it already.
  func pronounMaySay(_ word: Word) -> Bool {
    if target.beginsWithPronoun, !source.beginsWithReport { return source.isFirst(word, of: 12) }
    return target.hasPronounReport && source.isFirst(word, of: 6)
  }
}

extension RenderingEcho {
  fileprivate static let arabicReports: Set<String> = folded(
    """
    قال قالت أضاف أضافت ذكر ذكرت أشار أشارت أكد أكدت أعلن أعلنت أوضح أوضحت رأى رأت صرح صرحت لاحظ لاحظت
    أفاد أفادت اعتبر اعتبرت شدد شددت بين بينت
    """)
  fileprivate static let arabicThat: Set<String> = folded("إن أن بأن إلى على")

  private static func folded(_ words: String) -> Set<String> {
    Set(
      words.split(whereSeparator: \.isWhitespace).map {
        FoldedText(String($0), level: .spelling).text
      })
  }
}
