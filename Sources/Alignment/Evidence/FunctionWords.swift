internal import TextAnalysis

/// Words that hold sentences together and say nothing about which sentences belong together.
public enum FunctionWords {
  /// Whether a word of either language, in any spelling, is one.
  public static func contains(_ word: some StringProtocol) -> Bool {
    let folded = FoldedText(String(word), level: .spelling)
    return arabic.contains(folded.text) || english.contains(folded.text.lowercased())
      || ArabicStem.isFunctionWord(folded.utf8[...])
  }

  /// Folded at the level of spelling; with and without the conjunction و where common.
  static let arabic: Set<String> = [
    "في", "من", "الي", "علي", "عن", "مع", "ان", "او", "ام", "ما", "لا", "لم", "لن", "هو", "هي",
    "هم", "هذا", "هذه", "ذلك", "تلك", "هناك", "هنا", "الذي", "التي", "الذين", "اللتان", "اللذان",
    "كان", "كانت", "يكون", "تكون", "كانوا", "ليس", "ليست", "قد", "لقد", "كل", "بعض", "غير", "بين",
    "بعد", "قبل", "عند", "عندما", "حيث", "حين", "خلال", "منذ", "حتي", "كما", "لكن", "بل", "اذا",
    "اذ", "لان", "انه", "انها", "انهم", "بان", "وان", "فان", "وقد", "ولا", "وفي", "ومن", "وهو",
    "وهي", "وكان", "وكانت", "بها", "به", "بهم", "له", "لها", "لهم", "فيه", "فيها", "منه", "منها",
    "منهم", "عنه", "عنها", "عليه", "عليها", "عليهم", "اليه", "اليها", "ايضا", "اي", "اما", "الا",
    "ثم", "نحو", "عبر", "ضد", "لدي", "سوف", "مثل", "حول", "عدم", "كذلك", "وكذلك", "لكي", "كي",
    "يا", "لو", "لولا", "دون", "بدون", "فقط", "هل", "كيف", "اين", "متي", "لماذا", "نفس", "ذات",
    "تم", "يتم", "وعلي", "والتي", "والذي", "الان", "احد", "احدي", "فوق", "تحت", "امام", "وراء",
  ]

  static let english: Set<String> = [
    "the", "a", "an", "of", "to", "in", "on", "at", "for", "with", "by", "from", "and", "or",
    "but", "nor", "not", "no", "as", "is", "are", "was", "were", "be", "been", "being", "am",
    "it", "its", "he", "she", "they", "them", "his", "her", "their", "him", "we", "us", "our",
    "you", "your", "i", "me", "my", "this", "that", "these", "those", "there", "here", "which",
    "who", "whom", "whose", "what", "when", "where", "why", "how", "will", "would", "shall",
    "should", "can", "could", "may", "might", "must", "do", "does", "did", "done", "has", "have",
    "had", "having", "if", "then", "than", "so", "such", "also", "into", "onto", "about", "over",
    "under", "after", "before", "between", "through", "during", "while", "until", "since", "upon",
    "out", "up", "down", "off", "all", "any", "each", "some", "more", "most", "other", "only",
    "own", "same", "too", "very", "just", "both", "s", "t", "mr", "mrs", "ms", "because", "per",
    "via", "within", "without", "against", "among", "one", "etc",
  ]

  /// Those that take away what follows, of both languages: with them a phrase says the contrary.
  static let privative: Set<String> = [
    "دون", "بدون", "بلا", "غير", "عدم", "لا", "without", "no", "not",
  ]

  /// English nouns that say of an adjective no more than that it speaks of people.
  static let props: Set<String> = ["person", "persons", "people", "individual", "individuals"]

  /// English ones that stand between a noun and a verb, hardly within a noun phrase.
  static let ofClause: Set<String> = [
    "is", "are", "was", "were", "be", "been", "being", "will", "would", "shall", "should", "can",
    "could", "may", "might", "must", "do", "does", "did", "has", "have", "had", "by", "from",
  ]

  /// Names that in small letters are function words: the country is no *us*, the organization no *who*.
  static let capitals: Set<Substring> = ["US", "WHO"]
}
