/// What a linguist knows about the ends of sentences in one language, as tables.
///
/// Words are compared as `ShortWord` does. The rules that read the tables are in `SentenceRules`.
struct SentenceExceptions: Sendable {
  /// Shortened titles and ranks: a name follows, so the sentence goes on (`د. أحمد`, `Mr. Brown`).
  var titles: Set<ShortWord> = []
  /// Shortened words that a number or a letter follows (`No. 5`, `Art. 2`, `ص. 25`); the sentence
  /// goes on when one does.
  var references: Set<ShortWord> = []
  /// Shortened words that only a number follows, for they are words besides (`no. 5`).
  var counted: Set<ShortWord> = []
  /// Whole words that announce a number or a letter (`المادة 3. أ.`, `Annex I.`, `فيتامين ج.`).
  var numbered: Set<ShortWord> = []
  /// Words that number the items of a list (`أولا. وقف القتال`).
  var ordinals: Set<ShortWord> = []
  /// Other shortened words. The sentence goes on unless the next word is an opener.
  var shortened: Set<ShortWord> = []
  /// Shortened words after which a capital letter or an opener begins a sentence, but a word of
  /// `afterClock` does not (`5 p.m. EST`).
  var clock: Set<ShortWord> = []
  var afterClock: Set<ShortWord> = []
  /// Words and pairs of words that open a sentence and do not follow an abbreviation within one.
  var openers: Set<ShortWord> = []
  /// Verbs and pairs of words that report who spoke, after a quotation (`"…؟" سأل أحد الصحفيين`).
  var reporting: Set<ShortWord> = []
  /// Words after which a report brings words of its own (`قال فليك إن`), so that it is a sentence.
  var contents: Set<ShortWord> = []
  /// Words that go on with the sentence after an ellipsis, in a script without capitals.
  var continuers: Set<ShortWord> = []
  /// The names of the letters of another script, which stand as initials (`جورج دبليو. بوش`).
  var letterNames: Set<ShortWord> = []
  /// Shortened forms of companies, which may follow a name in ! (`Yahoo! Inc.`).
  var companies: Set<ShortWord> = []
  /// A letter that is also a word by itself, such as the English I.
  var wordLetters: Set<ShortWord> = []
  /// A number with a full stop is an ordinal (`am 3. Oktober`).
  var writesOrdinalsWithStop = false
}

extension String {
  fileprivate func trimmed(of last: Character) -> Substring {
    self.last == last ? dropLast() : self[...]
  }
}

extension SentenceExceptions {
  /// The tables for a language; for one that has no tables here, the abbreviations that CLDR lists.
  static func forLanguage(_ primary: String) -> SentenceExceptions {
    switch primary {
    case "ar": return arabicAndLatin
    case "en": return .english
    default:
      var exceptions = SentenceExceptions()
      exceptions.titles = Set(
        table: UnicodeAbbreviations.of(language: primary).map { $0.trimmed(of: ".") }
          .joined(separator: " "))
      exceptions.writesOrdinalsWithStop = ordinalLanguages.contains(primary)
      return exceptions
    }
  }

  /// Arabic text quotes names and cases in Latin letters (`Smith v. Jones`).
  private static let arabicAndLatin = arabic.joined(with: english)

  /// Both tables, for a text in one script that quotes the other.
  private func joined(with other: SentenceExceptions) -> SentenceExceptions {
    var joined = self
    let tables: [WritableKeyPath<SentenceExceptions, Set<ShortWord>>] = [
      \.titles, \.references, \.counted, \.numbered, \.shortened, \.clock, \.afterClock, \.openers,
      \.reporting, \.companies, \.wordLetters,
    ]
    for table in tables { joined[keyPath: table].formUnion(other[keyPath: table]) }
    return joined
  }

  /// Languages that write an ordinal as a number and a full stop (CLDR, `digits-ordinal`).
  private static let ordinalLanguages: Set<String> = [
    "bs", "cs", "da", "de", "et", "fi", "fo", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl",
    "sk", "sl", "sr", "tr",
  ]
}
