/// Finds the stems of English words (level L3): number, possessive, and the forms of verbs.
///
/// A word keeps its own shape as its first stem and gets another for each regular ending that
/// may be one: `zones` zone, `parties` party, `Council's` council, `withdrawn` withdraw. British
/// and American spellings have the same stem: `mobilisation` and `mobilization`, `centre` and
/// `center`. Words must be of ASCII letters in lower case (level L1); others have one stem.
public enum EnglishStem {
  /// One way of reading an English word.
  public struct Reading: Hashable, Sendable {
    public let stem: Stem
    public let ending: Ending
  }

  /// What was taken off.
  public enum Ending: String, Hashable, Sendable {
    case none = ""
    case plural, possessive
    /// -ed, -ing, -s and irregular forms: the word is a verb then.
    case verb = "verb form"
  }

  /// The readings of a word, the plainest first, each stem once.
  public static func readings(of word: String) -> [Reading] {
    readings(of: FoldedText(word, level: .marks).utf8[...])
  }

  /// The readings of a word given in the folded letters of level L1.
  public static func readings(of word: ArraySlice<UInt8>) -> [Reading] {
    var letters = Array(word)
    guard letters.allSatisfy({ $0 < 0x80 }) else {
      return [Reading(stem: Stem(String(decoding: word, as: UTF8.self).utf16), ending: .none)]
    }
    letters.removeAll { $0 == 0x2D || $0 == 0x2E }
    var readings: [Reading] = []
    if let owner = withoutPossessive(letters) {
      add(owner, .possessive, to: &readings)
      letters = owner
    }
    add(letters, .none, to: &readings)
    if let base = EnglishIrregulars.singulars[letters] { add(base, .plural, to: &readings) }
    if let base = EnglishIrregulars.verbs[letters] { add(base, .verb, to: &readings) }
    guard letters.count >= 4 else { return readings }
    for base in singulars(letters) { add(base, .plural, to: &readings) }
    for base in verbs(letters) { add(base, .verb, to: &readings) }
    return readings
  }

  private static func add(_ letters: [UInt8], _ ending: Ending, to readings: inout [Reading]) {
    let stem = Stem(EnglishSpelling.fold(letters).map(UInt16.init))
    if !readings.contains(where: { $0.stem == stem }) {
      readings.append(Reading(stem: stem, ending: ending))
    }
  }

  private static func withoutPossessive(_ letters: [UInt8]) -> [UInt8]? {
    if letters.ends("'s") { return Array(letters.dropLast(2)) }
    return letters.ends("'") ? Array(letters.dropLast()) : nil
  }

  /// `parties` party, `boxes` box, `houses` house, `zones` zone; not `crisis`, `focus`, `press`.
  private static func singulars(_ letters: [UInt8]) -> [[UInt8]] {
    guard letters.ends("s"), !letters.ends("ss"), !letters.ends("us"), !letters.ends("is") else {
      return []
    }
    let shorn = Array(letters.dropLast())
    if letters.ends("ies") && letters.count > 4 { return [letters.changing("ies", to: "y")] }
    for ending in ["ches", "shes", "sses", "xes", "zes", "oes"] where letters.ends(ending) {
      return [Array(letters.dropLast(2)), shorn]
    }
    return letters.ends("ses") ? [shorn, Array(letters.dropLast(2))] : [shorn]
  }

  /// `escalated` escalate, `planned` plan, `carried` carry, `holding` hold. What remains must have
  /// a vowel and three letters: `need` and `bring` keep theirs.
  private static func verbs(_ letters: [UInt8]) -> [[UInt8]] {
    if letters.ends("ied") && letters.count > 4 { return [letters.changing("ied", to: "y")] }
    let rest: [UInt8]
    if letters.ends("ed") && !letters.ends("eed") {
      rest = Array(letters.dropLast(2))
    } else if letters.ends("ing") {
      rest = Array(letters.dropLast(3))
    } else {
      return []
    }
    guard rest.count >= 3, rest.contains(where: isVowel) else { return [] }
    var bases = [rest, rest + [UInt8(ascii: "e")]]
    if let last = rest.last, rest[rest.count - 2] == last, !isVowel(last) {
      bases.append(Array(rest.dropLast()))
    }
    return bases
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }
}

extension [UInt8] {
  fileprivate func ends(_ ending: String) -> Bool {
    count > ending.utf8.count && suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  fileprivate func changing(_ ending: String, to other: String) -> [UInt8] {
    dropLast(ending.utf8.count) + Array(other.utf8)
  }
}
