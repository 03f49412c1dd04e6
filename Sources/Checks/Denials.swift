import Bitext
import TextAnalysis

/// The denials of one side: those that have to be rendered, and whether anything may render one.
struct Denials {
  /// Where they stand.
  private(set) var stated: [TextRange] = []
  /// Those that deny but a limit: ليس فقط, لا يقتصر على.
  private(set) var limited: [TextRange] = []
  /// Those of what cannot be helped: لا يسعني إلا.
  private(set) var helpless: [TextRange] = []
  private(set) var isHinted = false

  /// Nil for a language whose denials are not known here.
  init?(_ side: SideReading) {
    if side.language.isArabic {
      readArabic(side)
    } else if side.language.primary == "en" {
      readEnglish(side)
    } else {
      return nil
    }
  }

  // MARK: Arabic

  private mutating func readArabic(_ side: SideReading) {
    let words = side.words.filter { $0.kind == .arabic }
    let letters = words.map { FoldedText(String(side.text[$0.range]), level: .spelling).text }
    let sentence = Sentence(
      cores: letters.map(Self.withoutConjunction),
      commas: Set(
        words.indices.dropFirst().filter { place in
          let gap = TextRange(words[place - 1].range.upperBound, words[place].range.lowerBound)
          return side.text[gap].contains { "،,؛;".contains($0) }
        }))
    for place in words.indices {
      isHinted = isHinted || Self.isHint(letters[place])
      guard sentence.isDenial(place) else { continue }
      if sentence.limits(place) { limited.append(words[place].range) }
      if sentence.isHelpless(place) { helpless.append(words[place].range) }
      if !sentence.isUndone(place) { stated.append(words[place].range) }
    }
  }

  /// The Arabic words of a text without conjunctions, and before which of them a comma stands.
  private struct Sentence {
    let cores: [String]
    let commas: Set<Int>

    func isDenial(_ place: Int) -> Bool {
      DenialWords.arabicSure.contains(cores[place]) || deniesNext(place)
    }

    /// Whether a word is لا before a verb, or before a noun that it denies.
    private func deniesNext(_ place: Int) -> Bool {
      guard DenialWords.arabicOfVerb.contains(cores[place]), place + 1 < cores.count,
        let first = cores[place + 1].first
      else { return false }
      let next = cores[place + 1]
      return DenialWords.arabicOfNoun.contains(next)
        || DenialWords.imperfect.contains(first) && next.unicodeScalars.count >= 3
          && !next.hasPrefix("ال")
    }

    /// Whether a denial says *not only*.
    func limits(_ place: Int) -> Bool {
      let behind = cores[(place + 1)...].prefix(DenialWords.reachOfRestriction)
      return behind.first.map(DenialWords.arabicLimits.contains) == true
        || behind.contains(where: DenialWords.arabicOnly.contains)
    }

    func isHelpless(_ place: Int) -> Bool {
      place + 1 < cores.count && DenialWords.arabicHelp.contains(cores[place + 1])
    }

    func isUndone(_ place: Int) -> Bool {
      if place > 0, DenialWords.arabicConditions.contains(cores[place - 1]) { return true }
      let behind = cores.indices[(place + 1)...].prefix(DenialWords.reachOfRestriction)
      if let next = behind.first, DenialWords.arabicUndone.contains(cores[next]) { return true }
      // What follows another denial restricts that one.
      return behind.prefix { !isDenial($0) }.contains(where: restricts)
    }

    private func restricts(_ place: Int) -> Bool {
      guard DenialWords.arabicRestrictions.contains(cores[place]) else { return false }
      guard DenialWords.arabicExcept.contains(cores[place]) else { return true }
      let next = place + 1 < cores.count ? cores[place + 1] : ""
      return !commas.contains(place)
        && !(next.hasPrefix(DenialWords.arabicThat) && next != DenialWords.arabicThat)
    }
  }

  static func isHint(_ word: String) -> Bool {
    var forms = [word, withoutConjunction(word)]
    forms += forms.compactMap { form in
      form.first.map { "بلك".contains($0) } == true ? String(form.dropFirst()) : nil
    }
    forms += forms.compactMap { $0.hasPrefix("ال") ? String($0.dropFirst(2)) : nil }
    return forms.contains { form in
      DenialWords.arabicHints.contains(form)
        || DenialWords.arabicHintStems.contains {
          form.hasPrefix($0)
            && form.unicodeScalars.count - $0.unicodeScalars.count <= DenialWords.longestEnding
        }
    }
  }

  /// Without و or ف, where a word is left.
  static func withoutConjunction(_ word: String) -> String {
    // The first letter of فقط and فحسب is no conjunction.
    guard let first = word.first, "وف".contains(first), word.unicodeScalars.count > 2,
      !DenialWords.arabicRestrictions.contains(word)
    else { return word }
    return String(word.dropFirst())
  }

  // MARK: English

  private mutating func readEnglish(_ side: SideReading) {
    let words = side.words.filter { $0.kind == .letters }
    let letters = words.map { Self.lowercased(String(side.text[$0.range])) }
    for place in words.indices {
      // Of No-one and would-not-be the parts.
      let parts = letters[place].split(separator: "-").map(String.init)
      isHinted = isHinted || parts.contains(where: Self.isEnglishHint)
      if Self.denies(letters, place) { stated.append(words[place].range) }
    }
  }

  /// In small letters; none of an acronym, for UNDP begins with no un-.
  static func lowercased(_ word: String) -> String {
    let small = undrawn(word.lowercased().replacing("’", with: "'"))
    let isAcronym =
      small.count >= 3 && word == word.uppercased() && !small.hasSuffix("n't")
      && !DenialWords.englishStated.contains(small)
    return isAcronym ? "" : small
  }

  /// Noooo is no.
  private static func undrawn(_ word: String) -> String {
    guard word.hasPrefix("noo"), word.dropFirst().allSatisfy({ $0 == "o" }) else { return word }
    return "no"
  }

  private static func denies(_ words: [String], _ place: Int) -> Bool {
    let word = words[place]
    let next = place + 1 < words.count ? words[place + 1] : ""
    if word.hasSuffix("n't") {
      return !DenialWords.englishPronouns.contains(next)
        && !DenialWords.englishTurned.contains(next)
    }
    guard DenialWords.englishStated.contains(word) else { return false }
    let before = place > 0 ? words[place - 1] : ""
    return !DenialWords.englishPhrases.contains("\(word) \(next)")
      && !DenialWords.englishPhrases.contains("\(before) \(word)")
  }

  static func isEnglishHint(_ word: String) -> Bool {
    if DenialWords.englishHints.contains(word) || word.hasSuffix("n't") { return true }
    if word.hasPrefix("non") || word.hasSuffix("less") { return true }
    if DenialWords.englishHintStems.contains(where: { word.hasPrefix($0) }) { return true }
    if word.hasPrefix("un") {
      return !DenialWords.englishNoPrefix.contains { word.hasPrefix($0) }
    }
    // inexpressible, irreplaceable, incompatibly
    return ["in", "im", "ir", "il"].contains { word.hasPrefix($0) }
      && ["able", "ably", "ible", "ibly"].contains { word.hasSuffix($0) }
  }
}
