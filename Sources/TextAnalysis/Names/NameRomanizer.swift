/// Spells an Arabic name in Latin letters as English news does, without diacritics.
///
/// Short vowels are not written in Arabic, so a spelling by rule is a guess to be looked up: given
/// names come from a table of usual spellings, other words letter by letter, with *a* where a word
/// would begin with two consonants. Foreign names, whose vowels are all written, come out best:
/// دي ميستورا is *di Mistura*.
public enum NameRomanizer {
  /// A name of one word or several, the particles in small letters: `Omar al-Khatib`.
  public static func spelling(of name: String) -> String {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    var parts: [String] = []
    var index = 0
    while index < words.count {
      // عبد الله is one name.
      if index + 1 < words.count,
        let whole = UsualNames.spelling(of: words[index] + words[index + 1])
      {
        parts.append(whole)
        index += 2
        continue
      }
      parts.append(word(words[index]))
      index += 1
    }
    return parts.joined(separator: " ")
  }

  private static func word(_ word: String) -> String {
    if let particle = UsualNames.particle(word) { return particle }
    if let usual = UsualNames.spelling(of: word) { return usual }
    let scalars = word.unicodeScalars.filter { $0.properties.isAlphabetic || isShadda($0) }
    if scalars.starts(with: article), scalars.count > 4 {
      let rest = String(String.UnicodeScalarView(scalars.dropFirst(article.count)))
      return "al-" + (UsualNames.spelling(of: rest) ?? capitalised(letters(of: rest)))
    }
    return capitalised(letters(of: word))
  }

  private static let article = [ArabicLetter.alef, ArabicLetter.lam]

  private static func isShadda(_ scalar: Unicode.Scalar) -> Bool { scalar == ArabicLetter.shadda }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  // MARK: Letter by letter

  private struct Sound {
    var text: String
    let isVowel: Bool
  }

  private static func letters(of word: String) -> String {
    let scalars = Array(word.unicodeScalars.filter { sign($0) != nil || isShadda($0) })
    var sounds: [Sound] = []
    for (place, scalar) in scalars.enumerated() {
      if isShadda(scalar) {
        if let last = sounds.last, !last.isVowel { sounds.append(last) }
        continue
      }
      let next = place + 1 < scalars.count ? scalars[place + 1] : nil
      guard let sound = sound(scalar, isFirst: place == 0, next, after: sounds.last) else {
        continue
      }
      sounds.append(sound)
    }
    return opened(sounds).map(\.text).joined()
  }

  /// With a vowel after the first of two or more consonants that begin the word, and between the
  /// second and the third of three in a row.
  private static func opened(_ sounds: [Sound]) -> [Sound] {
    var out: [Sound] = []
    var run = 0
    for (place, sound) in sounds.enumerated() {
      run = sound.isVowel ? 0 : run + 1
      let isSecondAtStart = place == 1 && run == 2
      if isSecondAtStart || run == 3 {
        out.append(Sound(text: "a", isVowel: true))
        run = 1
      }
      out.append(sound)
    }
    return out
  }

  private static func sound(
    _ scalar: Unicode.Scalar, isFirst: Bool, _ next: Unicode.Scalar?, after last: Sound?
  ) -> Sound? {
    let isBeforeLong = next.map { longVowels.contains($0) } ?? false
    switch scalar {
    case ArabicLetter.alefHamzaBelow:
      return isFirst && next == ArabicLetter.yeh ? nil : Sound(text: "i", isVowel: true)
    case ArabicLetter.alef, ArabicLetter.alefHamzaAbove, ArabicLetter.alefMadda,
      ArabicLetter.alefMaksura:
      if isFirst, next == ArabicLetter.waw { return nil }
      return Sound(text: "a", isVowel: true)
    case ArabicLetter.tehMarbuta:
      return last?.isVowel == true ? nil : Sound(text: "a", isVowel: true)
    case ArabicLetter.waw:
      if last == nil, !isFirst { return Sound(text: "o", isVowel: true) }
      let isConsonant =
        last?.isVowel != false || next == ArabicLetter.alef || next == ArabicLetter.yeh
      return Sound(text: isConsonant ? "w" : "u", isVowel: !isConsonant)
    case ArabicLetter.yeh, ArabicLetter.farsiYeh:
      if isFirst || next == ArabicLetter.alef || next == ArabicLetter.waw {
        return Sound(text: "y", isVowel: false)
      }
      if last?.isVowel == true { return Sound(text: next == nil ? "i" : "y", isVowel: false) }
      return Sound(text: "i", isVowel: true)
    case ArabicLetter.ain:
      // Not written; between consonants its vowel is.
      return last?.isVowel == true || isBeforeLong || next == nil
        ? nil : Sound(text: "a", isVowel: true)
    case ArabicLetter.yehHamza: return Sound(text: "e", isVowel: true)
    case ArabicLetter.wawHamza: return Sound(text: "u", isVowel: true)
    case ArabicLetter.hamza: return nil
    default: return sign(scalar).map { Sound(text: $0, isVowel: false) }
    }
  }

  private static let longVowels: Set<Unicode.Scalar> = [
    ArabicLetter.alef, ArabicLetter.waw, ArabicLetter.yeh, ArabicLetter.alefMaksura,
  ]

  /// What a letter is written as; empty for those that only their place tells, nil for no letter.
  private static func sign(_ scalar: Unicode.Scalar) -> String? { signs[scalar] }

  private static let signs: [Unicode.Scalar: String] = [
    ArabicLetter.beh: "b", ArabicLetter.teh: "t", ArabicLetter.theh: "th", ArabicLetter.jeem: "j",
    ArabicLetter.hah: "h", ArabicLetter.khah: "kh", ArabicLetter.dal: "d",
    ArabicLetter.thal: "dh", ArabicLetter.reh: "r", ArabicLetter.zain: "z",
    ArabicLetter.seen: "s", ArabicLetter.sheen: "sh", ArabicLetter.sad: "s",
    ArabicLetter.dad: "d", ArabicLetter.tah: "t", ArabicLetter.zah: "z",
    ArabicLetter.ghain: "gh", ArabicLetter.feh: "f", ArabicLetter.qaf: "q",
    ArabicLetter.kaf: "k", ArabicLetter.lam: "l", ArabicLetter.meem: "m",
    ArabicLetter.noon: "n", ArabicLetter.heh: "h", ArabicLetter.peh: "p",
    ArabicLetter.tcheh: "ch", ArabicLetter.jeh: "zh", ArabicLetter.veh: "v",
    ArabicLetter.keheh: "k", ArabicLetter.gaf: "g", ArabicLetter.alef: "",
    ArabicLetter.alefHamzaAbove: "", ArabicLetter.alefHamzaBelow: "", ArabicLetter.alefMadda: "",
    ArabicLetter.alefMaksura: "", ArabicLetter.waw: "", ArabicLetter.yeh: "",
    ArabicLetter.farsiYeh: "", ArabicLetter.tehMarbuta: "", ArabicLetter.ain: "",
    ArabicLetter.hamza: "", ArabicLetter.wawHamza: "", ArabicLetter.yehHamza: "",
  ]
}
