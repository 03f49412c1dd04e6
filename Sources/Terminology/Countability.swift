internal import TextAnalysis

/// Guesses from its shape whether an Arabic noun may have a plural that a glossary should give.
///
/// Not counted are what is one of its kind (with the article, or a name), what is plural already (by
/// its own ending, or by that of its English rendering), and the names of actions and of qualities:
/// verbal nouns of the derived forms (تفعيل, إفعال, تفاعل, انفعال, افتعال, استفعال) and abstract
/// nouns in -ية. Cf. Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), chapters 5 and 6.
enum Countability {
  static func mayBeCountable(term: String, rendering: String) -> Bool {
    let head =
      FoldedText(term, level: .marks).text.split(separator: " ").first.map(Array.init) ?? []
    if head.starts(with: article) || isPlural(head) || isVerbalNoun(head) { return false }
    if head.suffix(2) == abstractEnding { return false }
    return !isPlural(rendering: rendering)
  }

  private static let article = Array("ال")
  private static let abstractEnding = ArraySlice("ية")
  private static let pluralEndings = ["ات", "ون", "ين"].map { ArraySlice($0) }
  private static let alef = Character(ArabicLetter.alef)
  private static let alefBelow = Character(ArabicLetter.alefHamzaBelow)
  private static let teh = Character(ArabicLetter.teh)
  private static let yeh = Character(ArabicLetter.yeh)
  private static let tehMarbuta = Character(ArabicLetter.tehMarbuta)

  private static func isPlural(_ word: [Character]) -> Bool {
    word.count >= 5 && pluralEndings.contains(word.suffix(2))
  }

  private static func isVerbalNoun(_ word: [Character]) -> Bool {
    let stem = word.last == tehMarbuta ? word.dropLast() : word[...]
    guard stem.count >= 4, let first = stem.first else { return false }
    let beforeLast = stem[stem.endIndex - 2]
    if first == alef || first == alefBelow { return stem.contains(alef) && beforeLast == alef }
    if first == teh {
      return beforeLast == yeh || stem[stem.startIndex + 2] == alef || stem.count == 4
    }
    return false
  }

  /// Whether the rendering's last word, or the word before its first preposition, is a plural.
  private static func isPlural(rendering: String) -> Bool {
    let words = rendering.split(separator: " ")
    let head = words.prefix { !["of", "for", "in", "on", "to", "by", "with"].contains($0) }
    guard let last = head.last else { return false }
    return EnglishStem.readings(of: String(last)).contains { $0.ending == .plural }
  }
}
