import Bitext

/// The stems an Arabic word may have when its affixes are taken off, by the affixes a class of
/// stems may bear. Which of them are words at all, a lexicon tells.
///
/// Words and stems are folded at the level of spelling (`FoldLevel.spelling`): ى is ي, ة is ه,
/// the hamza carriers are ا.
enum ArabicAnalysis {
  /// Conjunctions, prepositions and the article before a noun.
  static let nounPrefixes = [
    "", "و", "ف", "ب", "ك", "ل", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وب", "فب",
    "ول", "فل", "وك", "وبال", "وكال", "ا",
  ]
  /// Gender, number, case and pronouns after a noun; ه is the folded ة as well as the pronoun.
  static let nounSuffixes = [
    "", "ه", "ات", "ان", "ين", "ون", "ا", "ي", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "تان",
    "تين", "تي", "ته", "تها", "تهم", "تنا", "تهما", "اته", "اتها", "اتهم", "اتنا", "وه", "وها",
    "يه", "يها", "يهم", "و", "تا",
  ]
  static let perfectPrefixes = ["", "و", "ف", "ل", "ول", "فل"]
  static let perfectSuffixes = [
    "", "ت", "وا", "ا", "تا", "نا", "تم", "ن", "ه", "ها", "هم", "ته", "تها", "تهم", "وه", "وها",
    "وهم", "ني", "نه", "ناه", "هما",
  ]
  static let imperfectPrefixes: [String] = {
    let before = ["", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل"]
    return before.flatMap { particle in ["ي", "ت", "ن", "ا"].map { particle + $0 } }
  }()
  static let imperfectSuffixes = [
    "", "ون", "ان", "ين", "وا", "ا", "ن", "ه", "ها", "هم", "ني", "نا", "هما", "ونه", "ونها",
    "ونهم", "وه", "وها", "انه",
  ]

  /// What each class of stems may bear before and behind it.
  static let affixes: [Affixes] = [
    Affixes(.noun, nounPrefixes, nounSuffixes),
    Affixes(.perfect, perfectPrefixes, perfectSuffixes),
    Affixes(.imperfect, imperfectPrefixes, imperfectSuffixes),
  ]

  /// Every stem of two letters or more with its class.
  static func stems(of word: String) -> [(stem: Substring, wordClass: StemKey.WordClass)] {
    let bytes = Array(word.utf8)
    var found: [(stem: Substring, wordClass: StemKey.WordClass)] = []
    for affixes in affixes {
      let bounds = affixes.bounds(in: bytes)
      for start in bounds.starts {
        for end in bounds.ends where end > start {
          let stem = word[TextRange(start, end)]
          if stem.unicodeScalars.count >= 2 { found.append((stem, affixes.wordClass)) }
        }
      }
    }
    return found
  }

  /// The affixes of one class of stems, as UTF-8.
  struct Affixes: Sendable {
    let wordClass: StemKey.WordClass
    private let prefixes: [[UInt8]]
    private let suffixes: [[UInt8]]

    init(_ wordClass: StemKey.WordClass, _ prefixes: [String], _ suffixes: [String]) {
      self.wordClass = wordClass
      self.prefixes = prefixes.map { Array($0.utf8) }
      self.suffixes = suffixes.map { Array($0.utf8) }
    }

    /// Where a stem may begin in a word and where it may end, in bytes.
    func bounds(in word: [UInt8]) -> (starts: [Int], ends: [Int]) {
      (
        prefixes.filter { word.starts(with: $0) }.map(\.count),
        suffixes.filter { $0.count <= word.count && word[(word.count - $0.count)...] == $0[...] }
          .map { word.count - $0.count }
      )
    }
  }
}

extension Lexicon {
  /// The glosses of an Arabic word in spite of its affixes.
  ///
  /// Of several stems the longest win, and those one letter shorter: والد is *father* and not
  /// و + ال + د. A stem has two letters or more. The word must be folded at the level of spelling.
  func glosses(ofArabic word: String) -> [StemKey] {
    let bytes = Array(word.utf8)
    let letters = word.unicodeScalars.reduce(into: [0]) { ends, letter in
      ends.append(ends[ends.count - 1] + UTF8.width(letter))
    }
    let classes = ArabicAnalysis.affixes.map { ($0.wordClass, $0.bounds(in: bytes)) }
    var found: Set<StemKey> = []
    var longest: Int?
    for count in stride(from: letters.count - 1, through: 2, by: -1) {
      if let longest, count < longest - 1 { break }
      for start in 0..<(letters.count - count) {
        let stem = letters[start]..<letters[start + count]
        for (wordClass, bounds) in classes
        where bounds.starts.contains(stem.lowerBound) && bounds.ends.contains(stem.upperBound) {
          found.formUnion(glosses(of: StemKey(bytes: bytes[stem], wordClass)))
        }
      }
      if longest == nil, !found.isEmpty { longest = count }
    }
    return Array(found)
  }
}
