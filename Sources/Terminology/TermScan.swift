internal import Bitext
internal import TextAnalysis

/// One pass over a text: every word is looked up by its stems and leads the trie on.
struct TermScan {
  private(set) var matches: [TermMatch] = []
  private let matcher: TermMatcher
  private let index: TermIndex
  private let folded: FoldedText
  private let tokens: TermTokens
  /// The distinct words of the text with all that is known of them, made when first met.
  private var seen = WordTable()
  private var words: [SeenWord] = []
  /// The words on the way from the root of the trie to where the scan stands.
  private var path: [Unit] = []
  private var judge: TermJudge

  /// A word of the text and the words of forms it may stand for.
  private struct SeenWord {
    let readings: WordReadings
    /// Words of forms; negative (-1 - word) where the text word stands behind particles, so that it
    /// may only begin a term, or follow a noun without article if it stands behind ل.
    let candidates: [Int32]
    /// Whether one of the readings is that of a noun behind the particle ل.
    let mayFollowLam: Bool
  }

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
    judge = TermJudge(matcher, folded)
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
    let seen = words[unit.seen]
    for candidate in seen.candidates
    where candidate >= 0 || path.count == 1 || seen.mayFollowLam {
      let word = candidate >= 0 ? candidate : -1 - candidate
      guard let child = index.trie.child(of: node, by: word) else { continue }
      if index.trie.endsForm(child) { record(child, start..<next) }
      extend(from: child, at: next, start)
      path[path.count - 1].isBeforeComma = false
    }
    path.removeLast()
  }

  private mutating func record(_ node: Int, _ span: Range<Int>) {
    let readings = path.map { words[$0.seen].readings }
    for form in index.trie.forms(at: node) {
      guard let hit = judge.hit(of: form, path: path, readings: readings) else { continue }
      // Two words of a form may have a stem in common, and then two ways lead to it.
      let isKnown = matches.reversed().prefix { $0.words.lowerBound == span.lowerBound }
        .contains { $0.words == span && $0.hit == hit }
      if !isKnown { matches.append(TermMatch(hit: hit, words: span, order: form)) }
    }
  }

  private mutating func unit(_ place: Int) -> Unit {
    let range = tokens.ranges[place]
    return Unit(range: range, seen: number(of: folded.utf8[range]))
  }

  private mutating func joined(_ place: Int) -> Unit {
    let ranges = tokens.ranges[place..<place + tokens.parts[place]]
    let letters = ranges.flatMap { folded.utf8[$0] }
    let range = tokens.ranges[place].lowerBound..<(ranges.last ?? 0..<0).upperBound
    return Unit(range: range, seen: number(of: letters[...]), isJoined: ranges.count > 1)
  }

  private mutating func number(of letters: ArraySlice<UInt8>) -> Int {
    if let number = seen.number(of: letters) { return number }
    let known = index.known
    let readings = WordReadings(of: letters, matcher.morphology) { known.contains($0) }
    var candidates: [Int32] = []
    for isBare in [true, false] {
      for reading in readings.readings where reading.isBare == isBare {
        index.words(with: reading.stem) { word in
          if candidates.contains(word) || candidates.contains(-1 - word) { return }
          candidates.append(isBare ? word : -1 - word)
        }
      }
    }
    let mayFollowLam = readings.readings.contains(where: \.isBehindLam)
    words.append(
      SeenWord(readings: readings, candidates: candidates, mayFollowLam: mayFollowLam))
    return seen.add(letters)
  }

  /// Whether nothing that parts sentences or clauses stands between two words.
  private func mayStandTogether(_ first: Int, _ second: Int) -> Bool {
    let gap = tokens.ranges[first].upperBound..<tokens.ranges[second].lowerBound
    if gap.count == 1 { return TermScan.bridges.contains(UInt32(folded.utf8[gap.lowerBound])) }
    return String(decoding: folded.utf8[gap], as: UTF8.self).unicodeScalars.allSatisfy {
      TermScan.bridges.contains($0.value)
    }
  }

  /// Whether one comma or full stop stands between two words, as it does inside some terms:
  /// `water, sanitation and hygiene`.
  private func isComma(_ first: Int, _ second: Int) -> Bool {
    let gap = tokens.ranges[first].upperBound..<tokens.ranges[second].lowerBound
    return TermTokens.commas.contains(String(decoding: folded.utf8[gap], as: UTF8.self))
  }

  /// Blanks, hyphens, dashes within a name, quotation marks, brackets, the signs of `5+5` and `A&M`.
  private static let bridges = Set(" -–/+&'\"“”„‘’«»‹›()[]".unicodeScalars.map(\.value))
}
