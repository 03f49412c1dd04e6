internal import Bitext
internal import TextAnalysis

/// One pass over a text: every word is looked up by its stems and leads the trie on.
///
/// What is decided here is a linguist's. A verb form does not count for a noun (`meeting` met, تعمل
/// for عمل). A name that bears the article is not found without it: فرقة is not ف+الرقة. A short
/// name in capitals must have them: `WHO` is not who.
struct TermScan {
  private(set) var matches: [TermMatch] = []
  /// For each word of each match how it is the term's word, and where it stands.
  private(set) var verdicts: [(verdict: WordVerdict, unit: Unit)] = []
  let matcher: TermMatcher
  let folded: FoldedText
  private let index: TermIndex
  private let tokens: TermTokens
  private var seen: SeenWords
  /// The number among the words seen of each word of the text; -1 before it is first asked for.
  private var numbers: [Int32]
  /// The words on the way from the root of the trie to where the scan stands.
  private var path: [Unit] = []

  /// A word, or a hyphenated word joined to one: its letters in the folded text and its number
  /// among the words seen.
  struct Unit {
    let range: Range<Int>
    let seen: Int
    /// Whether hyphens of the text were passed over to read it as one word.
    var isJoined = false
    /// Whether a comma or a full stop follows, which the form must have too.
    var isBeforeComma = false
  }

  init(_ text: String, _ matcher: TermMatcher) {
    self.matcher = matcher
    index = matcher.index
    folded = FoldedText(text, level: .marks)
    tokens = TermTokens(folded)
    seen = SeenWords(matcher)
    numbers = Array(repeating: -1, count: tokens.ranges.count)
  }

  mutating func run() {
    for start in tokens.ranges.indices { extend(from: TermTrie.root, at: start, start) }
  }

  private mutating func extend(from node: Int, at place: Int, _ start: Int) {
    guard place < tokens.ranges.count else { return }
    if place > start && !mayStandTogether(place - 1, place) {
      guard isComma(place - 1, place) else { return }
      path[path.count - 1].isBeforeComma = true
    }
    follow(node, unit(place), to: place + 1, start)
    if tokens.parts[place] > 1 {
      follow(node, joined(place), to: place + tokens.parts[place], start)
    }
  }

  private mutating func follow(_ node: Int, _ unit: Unit, to next: Int, _ start: Int) {
    path.append(unit)
    let candidates = seen.candidates(of: unit.seen, isFirst: path.count == 1)
    for place in candidates {
      let candidate = seen.candidate(place)
      guard let child = index.trie.child(of: node, by: candidate) else { continue }
      if index.trie.endsForm(child) { record(child, start..<next) }
      extend(from: child, at: next, start)
      path[path.count - 1].isBeforeComma = false
    }
    path.removeLast()
  }

  private mutating func record(_ node: Int, _ span: Range<Int>) {
    for form in index.trie.forms(at: node).reversed() { record(form: form, span) }
  }

  private mutating func record(form number: Int32, _ span: Range<Int>) {
    // Two words of a form may have a stem in common, and then two ways lead to it.
    var earlier = matches.count - 1
    while earlier >= 0 && matches[earlier].words.lowerBound == Int32(span.lowerBound) {
      if matches[earlier].form == number && matches[earlier].words.count == span.count { return }
      earlier -= 1
    }
    let start = verdicts.count
    guard judge(number), let first = path.first, let last = path.last,
      !isInsidePreposition(first, at: span.lowerBound, verdicts[start].verdict)
    else {
      verdicts.removeLast(verdicts.count - start)
      return
    }
    let lower = first.range.lowerBound + Int(verdicts[start].verdict.reading.phrase.lowerBound)
    // Letters of a joined word are counted without the hyphens that stand in the text.
    let end =
      last.isJoined
      ? last.range.count : Int(verdicts[verdicts.count - 1].verdict.reading.phrase.upperBound)
    let match = TermMatch(
      form: number, words: Int32(span.lowerBound)..<Int32(span.upperBound),
      range: Int32(lower)..<Int32(last.range.lowerBound + end),
      isLoose: verdicts[(start + 1)...].contains { $0.verdict.isLoose(isFirst: false) },
      isSameForm: verdicts[start...].allSatisfy(\.verdict.isSameForm),
      isByEnding: verdicts[start...].contains(where: \.verdict.isByEnding),
      verdicts: Int32(start)..<Int32(verdicts.count))
    if isWritten(as: number, match) {
      matches.append(match)
    } else {
      verdicts.removeLast(verdicts.count - start)
    }
  }

  /// Whether a match would begin inside a preposition of two words: no *proportion* is in بالنسبة إلى.
  private func isInsidePreposition(_ unit: Unit, at place: Int, _ verdict: WordVerdict) -> Bool {
    guard verdict.reading.proclitics.preposition == .beh, place + 1 < tokens.ranges.count else {
      return false
    }
    return CompoundPrepositions.begins(
      with: folded.utf8[unit.range], before: folded.utf8[tokens.ranges[place + 1]])
  }

  /// Whether each word on the path is that of the form; the verdicts are added to the store.
  private mutating func judge(_ number: Int32) -> Bool {
    let form = index.forms[Int(number)]
    var mayFollowLam = false
    for place in 0..<form.words.count {
      let word = Int(index.formWords[Int(form.words.lowerBound) + place])
      let unit = path[place]
      let verdict = WordVerdict(
        folded.utf8[unit.range], seen.readings(of: unit.seen), as: index.words[word],
        index.readings(of: word),
        at: WordVerdict.Place(
          isFirst: place == 0, isLast: place == form.words.count - 1, mayFollowLam: mayFollowLam,
          kind: form.kind))
      guard let verdict else { return false }
      mayFollowLam = verdict.mayPrecedeLam
      verdicts.append((verdict, unit))
    }
    return true
  }

  /// Whether the text has the form's capitals, if it is a short name in capitals, and no comma that
  /// the form has not.
  private func isWritten(as number: Int32, _ match: TermMatch) -> Bool {
    let form = index.forms[Int(number)]
    if !form.isAcronym && !path.contains(where: \.isBeforeComma) { return true }
    let wording = matcher.entries[Int(form.entry)].wording(at: Int(form.place))
    if path.contains(where: \.isBeforeComma) && !hasCommas(wording) { return false }
    guard form.isAcronym else { return true }
    let range = folded.original(
      TextRange(Int(match.range.lowerBound), Int(match.range.upperBound)))
    return folded.original[range].hasPrefix(wording)
  }

  /// Whether a wording has a comma wherever the text has one; a joined form is not looked at.
  private func hasCommas(_ wording: String) -> Bool {
    let folded = FoldedText(wording, level: .marks)
    let commas = TermTokens(folded).commasFollow(in: folded.utf8)
    return commas.count == path.count - 1
      && zip(path, commas).allSatisfy { !$0.isBeforeComma || $1 }
  }

  private mutating func unit(_ place: Int) -> Unit {
    let range = tokens.ranges[place]
    if numbers[place] < 0 { numbers[place] = Int32(seen.number(of: folded.utf8[range])) }
    return Unit(range: range, seen: Int(numbers[place]))
  }

  private mutating func joined(_ place: Int) -> Unit {
    let ranges = tokens.ranges[place..<place + tokens.parts[place]]
    let letters = ranges.flatMap { folded.utf8[$0] }
    let range = tokens.ranges[place].lowerBound..<(ranges.last ?? 0..<0).upperBound
    return Unit(range: range, seen: seen.number(of: letters[...]), isJoined: ranges.count > 1)
  }

  /// Whether nothing that parts sentences or clauses stands between two words.
  private func mayStandTogether(_ first: Int, _ second: Int) -> Bool {
    let gap = tokens.ranges[first].upperBound..<tokens.ranges[second].lowerBound
    if gap.count == 1 { return TermScan.isBridge[Int(folded.utf8[gap.lowerBound])] }
    return String(decoding: folded.utf8[gap], as: UTF8.self).unicodeScalars.allSatisfy {
      TermScan.bridges.contains($0.value)
    }
  }

  /// Whether one comma or full stop stands between two words, as it does inside some terms:
  /// `water, sanitation and hygiene`.
  private func isComma(_ first: Int, _ second: Int) -> Bool {
    let gap = tokens.ranges[first].upperBound..<tokens.ranges[second].lowerBound
    guard (2...3).contains(gap.count) else { return false }
    return TermTokens.commas.contains(String(decoding: folded.utf8[gap], as: UTF8.self))
  }

  /// Blanks, hyphens, dashes within a name, quotation marks, brackets, the signs of `5+5` and `A&M`.
  private static let bridges = Set(" -–/+&'\"“”„‘’«»‹›()[]".unicodeScalars.map(\.value))
  private static let isBridge = (0..<256).map { bridges.contains(UInt32($0)) && $0 < 0x80 }
}
