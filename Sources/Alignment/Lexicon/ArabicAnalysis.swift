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

  /// Every stem of two letters or more with its class.
  static func stems(of word: String) -> [(stem: Substring, wordClass: StemKey.WordClass)] {
    stems(word, nounPrefixes, nounSuffixes).map { ($0, .noun) }
      + stems(word, perfectPrefixes, perfectSuffixes).map { ($0, .perfect) }
      + stems(word, imperfectPrefixes, imperfectSuffixes).map { ($0, .imperfect) }
  }

  private static func stems(
    _ word: String, _ prefixes: [String], _ suffixes: [String]
  ) -> [Substring] {
    let letters = Array(word.unicodeScalars)
    let starts = prefixes.compactMap { prefix -> Int? in
      let scalars = Array(prefix.unicodeScalars)
      return letters.starts(with: scalars) ? scalars.count : nil
    }
    let ends = suffixes.compactMap { suffix -> Int? in
      let scalars = Array(suffix.unicodeScalars)
      return letters.reversed().starts(with: scalars.reversed())
        ? letters.count - scalars.count : nil
    }
    var found: [Substring] = []
    for start in starts {
      for end in ends where end - start >= 2 {
        let scalars = word.unicodeScalars
        let from = scalars.index(scalars.startIndex, offsetBy: start)
        found.append(word[from..<scalars.index(from, offsetBy: end - start)])
      }
    }
    return found
  }
}

extension Lexicon {
  /// The glosses of an Arabic word in spite of its affixes.
  ///
  /// Of several stems the longest win, and those one letter shorter: والد is *father* and not
  /// و + ال + د. The word must be folded at the level of spelling.
  func glosses(ofArabic word: String) -> [StemKey] {
    var found: [(length: Int, glosses: [StemKey])] = []
    for (stem, wordClass) in ArabicAnalysis.stems(of: word) {
      let glosses = glosses(of: StemKey(stem, wordClass))
      if !glosses.isEmpty { found.append((stem.unicodeScalars.count, glosses)) }
    }
    let longest = found.map(\.length).max() ?? 0
    let kept = found.filter { $0.length >= longest - 1 }.flatMap(\.glosses)
    return Array(Set(kept))
  }
}
