public import Bitext

/// Which of the two working languages a text is written in, read from its letters.
///
/// Arabic is told from Persian, Urdu, Pashto and Kurdish by the letters they add to its alphabet,
/// English from other languages in Latin letters by its commonest words. Unsure is nil: no letters,
/// two scripts in balance, another language.
public enum LanguageGuess {
  /// The language of a text, or nil. At most its first 20,000 characters are read.
  public static func language(of text: String) -> Language? {
    let letters = LetterCounts(text.unicodeScalars.prefix(20_000))
    guard letters.all > 0 else { return nil }
    // A word in the other script is a name or a quotation; a third of the letters is a second text.
    let share = 2 * letters.all / 3
    if letters.arabic > share { return letters.isArabicProper ? .arabic : nil }
    if letters.latin > share { return isEnglish(text, letters) ? .english : nil }
    return nil
  }

  /// Whether a text in Latin letters is English: common words of English in a text of some length,
  /// and few letters with accents.
  ///
  /// Another language's words count where they are written small: names carry them in capitals
  /// (Los Angeles, El Salvador), and so do acronyms (UN).
  private static func isEnglish(_ text: String, _ letters: LetterCounts) -> Bool {
    guard letters.accented * 50 <= letters.latin else { return false }
    var words = 0
    var english = 0
    var foreign = 0
    for word in text.prefix(20_000).split(whereSeparator: { !$0.isLetter && $0 != "'" }) {
      let small = word.lowercased()
      words += 1
      if englishWords.contains(small) { english += 1 }
      if otherWords.contains(small) && (word == small || letters.small == 0) { foreign += 1 }
    }
    // A headline may have none of them; in running text every fourth word is one.
    return words < 8 ? english >= foreign : english * 10 >= words && english > 2 * foreign
  }

  /// The commonest words of English that are not words of its neighbours.
  private static let englishWords = words(
    """
    the of and to that was is for with as his he be by it at from not are were which this have
    had has but they their its an been who will would there said on in
    """)

  /// The commonest words of French, German, Spanish, Italian, Portuguese, Dutch, Turkish, Malay,
  /// Indonesian and the Nordic languages that English does not have, neither as words (met, per)
  /// nor in addresses (com, e-mail).
  private static let otherWords = words(
    """
    le la les des et du une est que qui dans pour sur pas avec par au aux
    der das und ist nicht ein eine den dem mit von zu auf für sich auch im
    el los las del y en se por una su para
    il di che non un sono della si da
    os em uma não
    het een dat niet zijn op te voor
    ve bir bu için ile de da olarak
    yang dan di untuk dengan ini itu dari pada adalah
    och att det som på är inte jag og til av ikke på
    """)

  private static func words(_ table: String) -> Set<String> {
    Set(table.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}

/// How many letters of each script a text has.
private struct LetterCounts {
  var all = 0
  var arabic = 0
  var latin = 0
  /// Latin letters from a to z.
  var small = 0
  /// Latin letters beyond A to Z.
  var accented = 0
  /// Letters that languages written in Arabic script add to the Arabic alphabet.
  var added = 0

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars { count(scalar) }
  }

  /// Arabic quotes a Persian name now and then; Persian has an added letter in every fourth word.
  var isArabicProper: Bool { added * 50 <= arabic }

  private mutating func count(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A:
      latin += 1
      if scalar.value >= 0x61 { small += 1 }
    case 0..<0x80:
      return
    case 0xC0...0x024F, 0x1E00...0x1EFF:
      guard scalar.properties.isAlphabetic else { return }
      latin += 1
      accented += 1
    default:
      if ArabicLetter.isLetter(scalar) {
        arabic += 1
        if (0x0671...0x06D5).contains(scalar.value) && scalar != ArabicLetter.alefWasla {
          added += 1
        }
      } else if !scalar.properties.isAlphabetic || ArabicLetter.isMark(scalar) {
        return
      }
    }
    all += 1
  }
}
