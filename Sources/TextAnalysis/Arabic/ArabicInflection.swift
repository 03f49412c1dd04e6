/// The regular endings of Arabic nouns and adjectives, and the stems they may stand upon.
///
/// Endings are those of Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), chapters
/// 5–7: ta marbuta, sound plurals, duals, the alef of the indefinite accusative. An ending counts
/// only when three letters remain; the ending is taken off in each way that a reader might.
enum ArabicInflection {
  typealias Letters = ArraySlice<UInt16>

  /// What an ending says.
  enum Kind: String, Hashable, Sendable {
    case none = ""
    case feminine, dual, plural, accusative, elative
    /// A people's name beside the name of one of them: عرب, عربي.
    case collective
  }

  /// The stems of a word without clitics, the word's own shape first.
  static func stems(
    of core: Letters, isDefinite: Bool, isGoverned: Bool, hasPronoun: Bool,
    into take: (Stem, Kind) -> Void
  ) {
    if hasPronoun {
      beforePronoun(core, take)
    } else {
      take(Stem(core), .none)
    }
    if let other = ArabicWordLists.feminines[Stem(core)] { take(Stem(other), .elative) }
    if let one = ArabicWordLists.peoples[Stem(core)] { take(Stem(one), .collective) }
    if ArabicWordLists.tens.contains(Stem(core)) {
      take(Stem(core.dropLast(2) + ArabicWordLists.tensEnding), .none)
      return
    }
    withoutFeminine(core, isDefinite: isDefinite, take)
    withoutPlural(core, take)
    if !isDefinite && !isGoverned && !hasPronoun { withoutAccusative(core, take) }
  }

  /// Before a pronoun ta marbuta is written ت, final ى becomes ا, and the ن of duals and plurals
  /// falls: صفحته, مستشفاها, ممثليهم.
  private static func beforePronoun(_ core: Letters, _ take: (Stem, Kind) -> Void) {
    take(Stem(core), .none)
    let rest = core.dropLast()
    switch core.last {
    case Code.teh where rest.count >= 2: take(Stem(rest, Code.heh), .none)
    case Code.alef where rest.count >= 3: take(Stem(rest, Code.yeh), .none)
    case Code.yeh where rest.count >= 3, Code.waw where rest.count >= 3:
      take(Stem(rest), .plural)
      if rest.last == Code.teh { take(Stem(rest.dropLast(), Code.heh), .dual) }
    default: break
    }
  }

  /// The masculine of an adjective: السورية, كبيرة. A noun in ة is another word without it (جمعة,
  /// جمع; كتابة, كتاب), so the rest must have the shape of an adjective. Behind the article, where
  /// no pronoun can stand, a final ه is a ة without its dots.
  private static func withoutFeminine(
    _ core: Letters, isDefinite: Bool, _ take: (Stem, Kind) -> Void
  ) {
    guard core.last == Code.tehMarbuta || isDefinite && core.last == Code.heh else { return }
    let rest = core.dropLast()
    if hasShapeOfAdjective(rest) { take(Stem(rest), .feminine) }
  }

  /// Nisba (-ي), participles (م-, فاعل) and the pattern فعيل; others from a list. Verbal nouns,
  /// whose last letter but one is a long alef (إضافة, كتابة), are out.
  static func hasShapeOfAdjective(_ letters: Letters) -> Bool {
    guard let first = letters.first, let last = letters.last else { return false }
    if letters.count >= 3 && last == Code.yeh { return true }
    if ArabicWordLists.gendered.contains(Stem(letters)) { return true }
    guard letters.count >= 4 else { return false }
    if first == Code.meem { return true }
    let beforeLast = letters[letters.endIndex - 2]
    if letters.count == 4 {
      return letters[letters.startIndex + 1] == Code.alef || beforeLast == Code.yeh
        || beforeLast == Code.waw
    }
    return beforeLast != Code.alef
  }

  private static func withoutPlural(_ core: Letters, _ take: (Stem, Kind) -> Void) {
    guard core.count >= 4, let last = core.last else { return }
    let rest = core.dropLast(2)
    switch (core[core.endIndex - 2], last) {
    case (Code.alef, Code.teh): withoutFemininePlural(rest, take)
    case (Code.alef, Code.noon), (Code.yeh, Code.noon):
      if rest.count >= 3 { take(Stem(rest), last == Code.alef ? .dual : .plural) }
      if rest.last == Code.teh && rest.count >= 3 {
        take(Stem(rest.dropLast(), Code.heh), .dual)
      }
    case (Code.waw, Code.noon) where rest.count >= 3: take(Stem(rest), .plural)
    case (Code.teh, Code.yeh) where rest.count >= 3:
      // The dual before its complement: منطقتي كذا.
      take(Stem(rest, Code.heh), .dual)
    default: break
    }
  }

  /// -ات: ترشيحات of ترشيح, عمليات of عملية, سنوات of سنة, قنوات of قناة.
  private static func withoutFemininePlural(_ rest: Letters, _ take: (Stem, Kind) -> Void) {
    if rest.count >= 2 { take(Stem(rest, Code.heh), .plural) }
    if rest.count >= 3 { take(Stem(rest), .plural) }
    guard rest.last == Code.waw, rest.count >= 3 else { return }
    take(Stem(rest.dropLast(), Code.heh), .plural)
    take(Stem(rest.dropLast() + [Code.alef], Code.heh), .plural)
  }

  /// The alef of the indefinite accusative: ترشيحا. Names of countries keep theirs (سوريا).
  private static func withoutAccusative(_ core: Letters, _ take: (Stem, Kind) -> Void) {
    guard core.last == Code.alef, core.count >= 4 else { return }
    guard !ArabicWordLists.placesInAlef.contains(Stem(core)) else { return }
    take(Stem(core.dropLast()), .accusative)
  }
}
