import Alignment
import Bitext
import TextAnalysis

/// What tells of a lost denial where other words of the translation deny something: the words around
/// that which the source denies.
struct DenialTraces {
  private let unit: UnitReading
  private let clause: Clause

  init(_ unit: UnitReading) {
    self.unit = unit
    clause = Clause(unit.target)
  }

  /// The first denial that its place in the translation has not.
  func lost(among denials: Denials) -> (source: TextRange, target: TextRange?)? {
    if let denial = denials.limited.first, let target = clause.bareLimit { return (denial, target) }
    guard !denials.stated.isEmpty else { return nil }
    if let target = emphasis(of: denials.stated) { return (denials.stated[0], target) }
    for denial in denials.stated {
      if let target = rendering(behind: denial), !clause.denies(around: target) {
        return (denial, target)
      }
    }
    return nil
  }

  // MARK: By links

  private static let surest = 0.5

  /// What renders the word that a denial denies.
  private func rendering(behind denial: TextRange) -> TextRange? {
    guard let words = unit.words, let word = deniedWord(behind: denial) else { return nil }
    return words.links.first { $0.source.overlaps(word) && $0.strength >= Self.surest }?.target
  }

  /// The verb, or the noun or adjective, behind a denial; nil where a sign parts them.
  private func deniedWord(behind denial: TextRange) -> TextRange? {
    let side = unit.source
    var end = denial.upperBound
    var isBehindLight = false
    for word in side.words.drop(while: { $0.range.lowerBound < denial.upperBound }).prefix(4) {
      guard !Clause.isParted(side.text[TextRange(end, word.range.lowerBound)]) else { return nil }
      end = word.range.upperBound
      let letters = Denials.withoutConjunction(
        FoldedText(String(side.text[word.range]), level: .spelling).text)
      let isLight =
        side.language.isArabic
        ? DenialWords.arabicLight.contains(letters) || isBehindLight && isAgent(letters)
        : FunctionWords.contains(letters)
      if !isLight { return word.range }
      isBehindLight = true
    }
    return nil
  }

  /// Whether a word names who cannot: لا يمكن للحكومة أن.
  private func isAgent(_ letters: String) -> Bool {
    letters.hasPrefix("ل") || letters == FoldedText("أن", level: .spelling).text
  }

  // MARK: By what is left

  /// A *do* before a verb that the source denies: what stays of *do not*.
  private func emphasis(of denials: [TextRange]) -> TextRange? {
    guard let (place, verb) = clause.emphasis else { return nil }
    guard let words = unit.words,
      let link = words.links.first(where: { $0.target.overlaps(verb) })
    else { return place }
    let isDenied = denials.contains { denial in
      let gap = link.source.lowerBound - denial.upperBound
      return gap >= 0 && gap < Self.reachOfDenial
    }
    return isDenied ? place : nil
  }

  /// In bytes: some five words.
  private static let reachOfDenial = 60
}

/// The words of a translation, and which of them deny what stands beside them.
private struct Clause {
  private let side: SideReading
  private let words: [Word]
  private let letters: [String]

  init(_ side: SideReading) {
    self.side = side
    words = side.words.filter { $0.kind != .number }
    letters = words.map { word in
      side.language.isArabic
        ? FoldedText(String(side.text[word.range]), level: .spelling).text
        : side.text[word.range].lowercased().replacing("’", with: "'")
    }
  }

  static func isParted(_ gap: some StringProtocol) -> Bool {
    gap.contains(where: stops.contains) || gap.contains(" - ") || gap.contains("--")
  }

  private static let stops: Set<Character> = [".", ";", ":", "?", "!", "؛", "؟", "–", "—"]

  /// Whether something around a word denies it: near by, or in the sentence where it denies the whole.
  func denies(around range: TextRange) -> Bool {
    guard let first = words.firstIndex(where: { $0.range.overlaps(range) }),
      let last = words.lastIndex(where: { $0.range.overlaps(range) })
    else { return true }
    var (start, end) = (first, last)
    while start > 0, !isParted(before: start) { start -= 1 }
    while end + 1 < words.count, !isParted(before: end + 1) { end += 1 }
    let sentence = letters[start...end]
    if !side.language.isArabic, sentence.contains(where: DenialWords.englishWide.contains) {
      return true
    }
    return letters[max(start, first - Self.reachBefore)...min(end, last + Self.reachBehind)]
      .contains(where: denies)
  }

  /// How many words before and behind a verb its denial stands.
  private static let reachBefore = 7
  private static let reachBehind = 4

  private func isParted(before place: Int) -> Bool {
    Self.isParted(gap(before: place))
  }

  private func gap(before place: Int) -> Substring {
    side.text[TextRange(words[place - 1].range.upperBound, words[place].range.lowerBound)]
  }

  private func denies(_ word: String) -> Bool {
    guard !side.language.isArabic else { return Denials.isHint(word) }
    // What is yet to come has not.
    if word == "yet" { return true }
    let parts = word.split(separator: "-").map(String.init)
    return !DenialWords.englishVague.contains(word)
      && (parts + [word]).contains(where: Denials.isEnglishHint)
  }

  /// *do*, *does* or *did* before a verb, with an adverb between or none, where nothing asks; and the
  /// verb.
  var emphasis: (place: TextRange, verb: TextRange)? {
    guard side.language.primary == "en" else { return nil }
    for place in letters.indices.dropFirst() where DenialWords.englishDo.contains(letters[place]) {
      let before = letters[place - 1]
      guard !before.hasSuffix("n't"), !DenialWords.englishBeforeDo.contains(before) else {
        continue
      }
      var verb = place + 1
      if verb < letters.count, letters[verb].hasSuffix("ly") || letters[verb] == "yet" { verb += 1 }
      guard verb < letters.count, !DenialWords.englishBehindDo.contains(letters[verb]),
        !letters[verb].hasSuffix("ing"), gap(before: place + 1) == " "
      else { continue }
      return (words[place].range, words[verb].range)
    }
    return nil
  }

  /// An *only* that is not denied.
  var bareLimit: TextRange? {
    guard side.language.primary == "en" else { return nil }
    let place = letters.indices.first { place in
      DenialWords.englishOnly.contains(letters[place])
        && !letters[max(0, place - 5)..<place].contains { word in
          DenialWords.englishStated.contains(word) || word.hasSuffix("n't")
        }
    }
    return place.map { words[$0].range }
  }
}
