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
    clause = Clause(unit.target, beside: unit.source)
  }

  /// The first denial that its place in the translation has not.
  func lost(among denials: Denials) -> (source: TextRange, target: TextRange?)? {
    if let denial = denials.limited.first, let target = clause.bareLimit { return (denial, target) }
    if let denial = denials.helpless.first, let target = clause.bareHelp { return (denial, target) }
    guard !denials.stated.isEmpty else { return nil }
    if let target = emphasis(of: denials.stated) ?? clause.bareNeed ?? clause.bareYet {
      return (denials.stated[0], target)
    }
    for denial in denials.stated {
      if let denied = denied(by: denial), !clause.denies(around: denied.target, but: denied.own) {
        return (denial, denied.target)
      }
    }
    return nil
  }

  // MARK: By links

  private static let surest = 0.5

  /// What renders the word that a denial denies, and the words that deny something of their own.
  private func denied(by denial: TextRange) -> (target: TextRange, own: [TextRange])? {
    guard let words = unit.words, let word = deniedWord(behind: denial),
      let link = words.links.first(where: {
        $0.source.overlaps(word) && $0.strength >= Self.surest
      })
    else { return nil }
    // رفض is *refuse*, denied or not; what renders another word of the source denies that one.
    let refuses = Denials.isHint(
      FoldedText(String(unit.source.text[word]), level: .spelling).text)
    let predicate = TextRange(denial.lowerBound, denial.upperBound + Self.reachOfDenial)
    let others = words.links.filter {
      $0.strength >= Self.surest && !$0.source.overlaps(word) && !$0.source.overlaps(predicate)
    }
    return (link.target, others.map(\.target) + (refuses ? [link.target] : []))
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
    guard let (place, verb, isWithAdverb) = clause.emphasis else { return nil }
    // *do clearly support* is hardly ever said but behind *not*.
    if isWithAdverb { return place }
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
  /// Words of the translation that render words of the source which are no denials: *without* for دون.
  private let own: Set<String>

  init(_ side: SideReading, beside source: SideReading) {
    self.side = side
    words = side.words.filter { $0.kind != .number }
    letters = words.map { word in
      side.language.isArabic
        ? FoldedText(String(side.text[word.range]), level: .spelling).text
        : Denials.lowercased(String(side.text[word.range]))
    }
    let cores = Set(
      source.words.map {
        Denials.withoutConjunction(
          FoldedText(String(source.text[$0.range]), level: .spelling).text)
      })
    own = Set(DenialWords.englishOwn.filter { !$0.value.isDisjoint(with: cores) }.keys)
  }

  static func isParted(_ gap: some StringProtocol) -> Bool {
    gap.contains(where: stops.contains) || gap.contains(" - ") || gap.contains("--")
  }

  private static let stops: Set<Character> = [".", ";", ":", "?", "!", "؛", "؟", "–", "—"]

  /// Whether something around a word denies it: near by, or in the sentence where it denies the whole.
  ///
  /// - Parameter others: stretches that deny something else.
  func denies(around range: TextRange, but others: [TextRange]) -> Bool {
    guard let first = words.firstIndex(where: { $0.range.overlaps(range) }),
      let last = words.lastIndex(where: { $0.range.overlaps(range) })
    else { return true }
    var (start, end) = (first, last)
    while start > 0, !isParted(before: start) { start -= 1 }
    while end + 1 < words.count, !isParted(before: end + 1) { end += 1 }
    if !side.language.isArabic,
      letters[start...end].contains(where: {
        DenialWords.englishWide.contains($0) && !own.contains($0)
      })
    {
      return true
    }
    let reach = side.language.isArabic ? Self.reachOfVerb : Self.reachBefore
    return (max(start, first - reach)...min(end, last + Self.reachBehind))
      .contains { place in
        denies(place)
          && (isStated(place) || !others.contains { $0.overlaps(words[place].range) })
      }
  }

  /// Whether a word can do nothing but deny: *not*, *cannot*, *yet to*.
  private func isStated(_ place: Int) -> Bool {
    let word = letters[place]
    guard !side.language.isArabic else {
      return DenialWords.arabicHints.contains(Denials.withoutConjunction(word))
    }
    return DenialWords.englishStated.contains(word) || word.hasSuffix("n't") || word == "yet"
  }

  /// How many words before and behind a verb its denial stands.
  private static let reachBefore = 7
  /// In Arabic what is denied may stand behind its subject: لا يمكن أن يكون … قد جاء.
  private static let reachOfVerb = 12
  private static let reachBehind = 4

  private func isParted(before place: Int) -> Bool {
    Self.isParted(gap(before: place))
  }

  private func gap(before place: Int) -> Substring {
    side.text[TextRange(words[place - 1].range.upperBound, words[place].range.lowerBound)]
  }

  private func denies(_ place: Int) -> Bool {
    let word = letters[place]
    guard !side.language.isArabic else { return Denials.isHint(word) }
    let next = place + 1 < letters.count ? letters[place + 1] : ""
    // What is yet to come has not; *or not* belongs to whether.
    if word == "yet" { return next == "to" }
    if word == "not", place > 0, letters[place - 1] == "or" { return false }
    if own.contains(word) { return false }
    if word.hasPrefix("out-of-") { return true }
    let parts = word.split(separator: "-").map(String.init)
    return (parts + [word]).contains {
      Denials.isEnglishHint($0) && !DenialWords.englishVague.contains($0)
    }
  }

  /// *do*, *does* or *did* before a verb, with an adverb between or none, where nothing asks; and the
  /// verb.
  var emphasis: (place: TextRange, verb: TextRange, isWithAdverb: Bool)? {
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
      return (words[place].range, words[verb].range, verb > place + 1)
    }
    return nil
  }

  /// A *can help* that is not denied, before what cannot be helped: *could help but*, *could help thinking*.
  var bareHelp: TextRange? {
    guard side.language.primary == "en" else { return nil }
    let place = letters.indices.dropFirst().dropLast().first { place in
      letters[place] == "help" && ["can", "could"].contains(letters[place - 1])
        && (["but", "it"].contains(letters[place + 1]) || letters[place + 1].hasSuffix("ing"))
    }
    return place.map { words[$0].range }
  }

  /// A *need* before a bare verb, which English has in denials alone: *need be repeated*.
  var bareNeed: TextRange? {
    guard side.language.primary == "en" else { return nil }
    let place = letters.indices.dropFirst().dropLast().first { place in
      letters[place] == "need" && letters[place + 1] == "be"
        && !["if", "as", "not", "never", "nor", "hardly", "only", "should"].contains(
          letters[place - 1])
    }
    return place.map { words[$0].range }
  }

  /// A *yet* between *have* and its participle, with nothing that denies before it.
  var bareYet: TextRange? {
    guard side.language.primary == "en" else { return nil }
    let place = letters.indices.dropFirst().dropLast().first { place in
      letters[place] == "yet" && ["have", "has", "had"].contains(letters[place - 1])
        && letters[place + 1] != "to"
        && !letters[max(0, place - 5)..<place].contains {
          DenialWords.englishWide.contains($0) || DenialWords.englishStated.contains($0)
        }
    }
    return place.map { words[$0].range }
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
