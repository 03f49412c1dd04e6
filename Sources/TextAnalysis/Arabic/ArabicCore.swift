/// The word proper of an Arabic word: what is left when all that is written as one with it is off.
///
/// Unlike `ArabicStem`, which offers every reading, this gives one answer a word, so that two words
/// are the same but for what is attached when their cores are equal: وبمناطق, المناطق and مناطقهم have
/// the core مناطق. Particles, the article, pronouns and the feminine endings ة and ت are taken off;
/// ة is among them because without its dots it is a pronoun's ه (قراره, دوره). Numbers and plurals
/// stay. Where letters alone leave it open, the answer may be no word (فرنسيون gives رنسيون): a core
/// is a key, and what matters is that وفرنسيون gives the same.
public enum ArabicCore {
  /// The core of a word given in the folded letters of level L2, as letters of the word. Words that
  /// are not of the Arabic block alone are their own core. It looks words up in lists: keep what it
  /// gives for a word that comes often.
  public static func core(of word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let letters = ArabicStem.letters(of: word) else { return word }
    let core = range(of: letters[...])
    return word[word.startIndex + 2 * core.lowerBound..<word.startIndex + 2 * core.upperBound]
  }

  private typealias Letters = ArraySlice<UInt16>

  private static func range(of letters: Letters) -> Range<Int> {
    if ArabicWordLists.isFunctionWord(letters) { return letters.indices }
    let rest = letters.dropFirst(conjunction(letters))
    if rest.startIndex > letters.startIndex { return range(of: rest) }
    if let article = article(letters) {
      return withoutFeminine(letters.dropFirst(article)).indices
    }
    let bare = withoutFeminine(withoutPronoun(letters))
    let preposition = preposition(bare)
    if preposition > 0 { return range(of: letters.dropFirst(preposition)) }
    return bare.indices
  }

  /// 1 for و or ف before what may be a word.
  private static func conjunction(_ letters: Letters) -> Int {
    guard letters.first == Code.waw || letters.first == Code.feh else { return 0 }
    let rest = letters.dropFirst()
    if rest.count >= 2 && ArabicWordLists.isFunctionWord(rest) { return 1 }
    return rest.count >= 3 && !ownsFirstLetter(withoutFeminine(withoutPronoun(letters))) ? 1 : 0
  }

  /// The letters of ال, بال, كال or لل.
  private static func article(_ letters: Letters) -> Int? {
    guard letters.count >= 4 else { return nil }
    let first = letters.startIndex
    let isArticle = { letters[first + $0] == Code.alef && letters[first + $0 + 1] == Code.lam }
    if isArticle(0) { return 2 }
    if letters[first] == Code.lam && letters[first + 1] == Code.lam { return 2 }
    guard letters.count >= 5, letters[first] == Code.beh || letters[first] == Code.kaf else {
      return nil
    }
    return isArticle(1) ? 3 : nil
  }

  /// 1 for ب, ك, ل or the future's س. Four letters must follow: of words of four letters that begin
  /// so, most are words of their own (بناء, كتاب, لقاء).
  private static func preposition(_ letters: Letters) -> Int {
    guard let first = letters.first, letters.count >= 5 else { return 0 }
    switch first {
    case Code.beh, Code.kaf, Code.lam: return ownsFirstLetter(letters) ? 0 : 1
    case Code.seen: return Code.imperfect.contains(letters[letters.startIndex + 1]) ? 1 : 0
    default: return 0
    }
  }

  private static func ownsFirstLetter(_ bare: Letters) -> Bool {
    ArabicWordLists.ownFirstLetter.contains(Stem(bare))
      || ArabicWordLists.ownFirstLetter.contains(Stem(bare, Code.heh))
  }

  private static func withoutPronoun(_ letters: Letters) -> Letters {
    for pronoun in pronouns where letters.count >= pronoun.count + 3 {
      if letters.suffix(pronoun.count).elementsEqual(pronoun) {
        return letters.dropLast(pronoun.count)
      }
    }
    return letters
  }

  /// Without ة, or ه, and without the ت that ة becomes before a pronoun and that verbs have. Behind
  /// an alef they stay: حياة, قوات.
  private static func withoutFeminine(_ letters: Letters) -> Letters {
    var rest = letters
    for ending in [Code.heh, Code.teh] where rest.last == ending && rest.count >= 4 {
      if rest[rest.endIndex - 2] != Code.alef { rest = rest.dropLast() }
    }
    return rest
  }

  private static let pronouns: [[UInt16]] = ["هما", "هم", "هن", "ها", "كم", "نا"].map {
    Array($0.utf16)
  }
}
