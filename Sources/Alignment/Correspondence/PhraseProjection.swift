import Bitext

/// One side of a bead as phrases are projected on it.
struct PhraseSide: Sendable {
  /// In order.
  let words: [Word]

  struct Word: Sendable {
    /// Without clitics.
    let range: TextRange
    let stem: String
    let isContent: Bool
    /// Whether it is a function word that takes away what follows: دون, *without*.
    var isPrivative = false
    /// Whether it begins with a capital.
    var isCapital = false
    /// Whether it is three capitals or more, and at most the s of a plural: CWC, HDRs.
    var isAcronym = false
    var isHyphenated = false
    /// Whether it is a noun that English sets behind an adjective to speak of people: *missing persons*.
    var isProp = false
    /// Whether it ends as Arabic plurals of adjectives and participles that speak of people do.
    var isOfPeople = false
    /// Whether it is a verb's auxiliary, or a preposition behind a verb: what parts clauses.
    var isOfClause = false
    /// Whether nothing but a blank or a hyphen stands between it and the word before.
    var adjoins = false
  }

  init(_ text: BeadText) {
    var end: Int?
    words = text.words.map { word in
      defer { end = word.range.upperBound }
      let gap = end.map { text.text[TextRange($0, max($0, word.range.lowerBound))] }
      return Word(
        range: word.core, stem: word.stem, isContent: word.isContent,
        isPrivative: FunctionWords.privative.contains(word.form),
        isCapital: text.text[word.range].first?.isUppercase == true,
        isAcronym: Self.isAcronym(text.text[word.range]),
        isHyphenated: text.text[word.range].contains("-"),
        isProp: FunctionWords.props.contains(word.form),
        isOfPeople: text.language.isArabic
          && Self.pluralsOfPeople.contains(where: text.text[word.core].hasSuffix),
        isOfClause: FunctionWords.ofClause.contains(word.form),
        adjoins: gap == " " || gap == "-")
    }
  }

  /// The sound masculine plural, and those of the patterns فعلاء, أفعلاء and فعلى (Ryding 2005, chapter 7):
  /// مفقودين, فقراء, جرحى.
  private static let pluralsOfPeople = ["ون", "ين", "اء", "ى"]

  private static func isAcronym(_ letters: Substring) -> Bool {
    let capitals = letters.hasSuffix("s") ? letters.dropLast() : letters
    return capitals.count >= 3 && capitals.allSatisfy { $0.isUppercase }
  }

  /// The place of the last word that a range touches.
  func last(in range: TextRange) -> Int? { words.lastIndex { $0.range.overlaps(range) } }

  /// The place of the first.
  func first(in range: TextRange) -> Int? { words.firstIndex { $0.range.overlaps(range) } }

  /// The places of the content words that a range touches.
  func content(in range: TextRange) -> [Int] {
    words.indices.filter { words[$0].isContent && words[$0].range.overlaps(range) }
  }
}

/// The two ends of a link and its strength, whichever way it is followed.
struct LinkEnds: Sendable {
  let from: TextRange
  let to: TextRange
  let strength: Double

  var swapped: LinkEnds { LinkEnds(from: to, to: from, strength: strength) }
}

extension PhraseLink {
  var ends: LinkEnds { LinkEnds(from: source, to: target, strength: strength) }
}

/// Finds the words on one side that a phrase of the other corresponds to.
struct PhraseProjection {
  private let side: PhraseSide
  private let other: PhraseSide
  private let links: [LinkEnds]

  init(from side: PhraseSide, to other: PhraseSide, links: [LinkEnds]) {
    self.side = side
    self.other = other
    self.links = links
  }

  func rendering(of phrase: TextRange) -> PhraseRendering? {
    let words = side.content(in: phrase)
    guard !words.isEmpty else { return nil }
    let followed = links.filter { link in
      words.contains { side.words[$0].range.overlaps(link.from) }
    }
    guard !followed.isEmpty else { return joined(beside: words) ?? leftOver(beside: words) }
    let unlinked = words.filter { word in
      !followed.contains { side.words[word].range.overlaps($0.from) }
    }
    let kept = holdingTogether(followed)
    let strengths = words.map { word in
      kept.filter { side.words[word].range.overlaps($0.from) }.map(\.strength).max() ?? 0
    }
    let whole = grown(
      runs(of: kept, spare: unlinked.count), spare: unlinked.count,
      isAfterFirst: unlinked.first == words.first)
    let spans = withPrivative(withProps(whole, kept), of: phrase)
    let strength = strengths.reduce(0, +) / Double(words.count)
    return PhraseRendering(
      spans: spans, confidence: strength / (1 + 0.1 * Double(spans.count - 1)))
  }

  /// The links but those that lead away from the surest of them: a noun phrase is hardly rendered by
  /// parts with other things between them (*serve* as coordinator of the *panel*), or on both sides of
  /// a verb (*communities* have been *forced*), so a link that does it must be sure itself.
  private func holdingTogether(_ followed: [LinkEnds]) -> [LinkEnds] {
    guard let surest = followed.max(by: { $0.strength < $1.strength }) else { return [] }
    return followed.filter { link in
      let (a, b) = link.to < surest.to ? (link.to, surest.to) : (surest.to, link.to)
      guard a.upperBound < b.lowerBound else { return true }
      let between = other.words.filter { $0.range.overlaps(TextRange(a.upperBound, b.lowerBound)) }
      let isApart = between.contains { word in
        word.isContent && links.contains { $0.to.overlaps(word.range) }
          && !followed.contains { $0.to.overlaps(word.range) }
      }
      if isApart { return link.strength >= Self.sureApart }
      return !between.contains(where: \.isOfClause) || link.strength >= Self.sureInClause
    }
  }

  private static let sureApart = 0.9
  private static let sureInClause = 0.7

  /// The words at the links' other ends, joined over function words between, and over content
  /// words that nothing renders as long as the phrase has words left for them.
  private func runs(of followed: [LinkEnds], spare: Int) -> [TextRange] {
    var spare = spare
    var runs: [TextRange] = []
    for end in followed.map(\.to).sorted() {
      guard let last = runs.last, let cost = cost(ofJoining: last, end), cost <= spare else {
        runs.append(end)
        continue
      }
      spare -= cost
      runs[runs.count - 1] = TextRange(
        last.lowerBound, max(last.upperBound, end.upperBound))
    }
    return runs
  }

  /// How many content words stand between two ranges; nil if one of them is linked elsewhere. One
  /// between two that adjoins both costs nothing: what stands inside a compound is of it (UN *special*
  /// envoy).
  private func cost(ofJoining a: TextRange, _ b: TextRange) -> Int? {
    guard a.upperBound < b.lowerBound else { return 0 }
    let between = other.content(in: TextRange(a.upperBound, b.lowerBound))
    if between.contains(where: isLinked) { return nil }
    let isInside =
      between.count == 1 && other.words[between[0]].adjoins
      && between[0] + 1 == other.first(in: b) && other.words[between[0] + 1].adjoins
    return isInside ? 0 : between.count
  }

  /// A single run with the words beside it that render nothing else and belong to it: those that make
  /// one name with it (*United* Nations), and as many as the phrase has words left for (border *post*).
  ///
  /// - Parameter isAfterFirst: whether to look behind it first: the head of an Arabic phrase comes
  ///   first, that of an English one last.
  private func grown(_ runs: [TextRange], spare: Int, isAfterFirst: Bool) -> [TextRange] {
    guard runs.count == 1, var first = other.first(in: runs[0]), var last = other.last(in: runs[0])
    else { return runs }
    func isFree(_ place: Int) -> Bool {
      other.words.indices.contains(place) && other.words[place].isContent && !isLinked(place)
    }
    // At the beginning of a sentence a capital says nothing.
    while first > 1, isFree(first - 1), other.words[first].adjoins, other.words[first].isCapital,
      other.words[first - 1].isCapital
    {
      first -= 1
    }
    while isFree(last + 1), other.words[last + 1].adjoins, other.words[last].isCapital,
      other.words[last + 1].isCapital
    {
      last += 1
    }
    // An acronym is a whole name.
    if spare > 0, !(first == last && other.words[first].isAcronym) {
      let before = { first > 0 && isFree(first - 1) && other.words[first].adjoins }
      let after = { isFree(last + 1) && other.words[last + 1].adjoins }
      if isAfterFirst ? after() : !before() && after() {
        last += 1
      } else if before() {
        first -= 1
      }
    }
    return [
      TextRange(
        min(runs[0].lowerBound, other.words[first].range.lowerBound),
        max(runs[0].upperBound, other.words[last].range.upperBound))
    ]
  }

  /// With the word before it that takes away what follows, if the phrase has one: دون شروط مسبقة is
  /// *without preconditions*.
  private func withPrivative(_ spans: [TextRange], of phrase: TextRange) -> [TextRange] {
    guard let span = spans.first, let first = other.first(in: span),
      side.words.contains(where: { $0.range.overlaps(phrase) && $0.isPrivative })
    else { return spans }
    // An article or *any* may stand between.
    var place = first - 1
    while place >= max(0, first - 2), !other.words[place].isContent {
      if other.words[place].isPrivative {
        return [TextRange(other.words[place].range.lowerBound, span.upperBound)]
          + spans.dropFirst()
      }
      place -= 1
    }
    return spans
  }

  /// With the noun behind it that English gives an adjective where Arabic makes a noun of one (Quirk et
  /// al. 1985, 7.24): المفقودون are *missing persons*, الفقراء *poor people*.
  private func withProps(_ spans: [TextRange], _ followed: [LinkEnds]) -> [TextRange] {
    spans.map { span in
      guard let last = other.last(in: span), last + 1 < other.words.count,
        !other.words[last].isProp, other.words[last + 1].isProp, other.words[last + 1].adjoins,
        !isLinked(last + 1)
      else { return span }
      let isOfPeople = followed.contains { link in
        link.to.overlaps(other.words[last].range)
          && side.words.contains { $0.isOfPeople && $0.range.overlaps(link.from) }
      }
      return isOfPeople
        ? TextRange(span.lowerBound, other.words[last + 1].range.upperBound) : span
    }
  }

  private func isLinked(_ place: Int) -> Bool {
    links.contains { $0.to.overlaps(other.words[place].range) }
  }

  /// A phrase whose own head is not rendered, with the word behind its rendering that renders the noun
  /// which governs it: there it is the head (وسائل التواصل الاجتماعي, social *media*). Nil if it has none.
  func compound(of phrase: TextRange) -> TextRange? {
    let words = side.content(in: phrase)
    guard let head = words.first, head > 0, side.words[head].adjoins,
      side.words[head - 1].isContent, let rendering = rendering(of: phrase),
      !links.contains(where: { $0.from.overlaps(side.words[head].range) }),
      let span = rendering.spans.first, rendering.spans.count == 1, let last = other.last(in: span),
      last + 1 < other.words.count, other.words[last + 1].adjoins
    else { return nil }
    let governs = links.contains {
      $0.from.overlaps(side.words[head - 1].range) && $0.to == other.words[last + 1].range
    }
    return governs
      ? TextRange(span.lowerBound, other.words[last + 1].range.upperBound) : nil
  }

  /// Where nothing is linked, but a word beside it to an acronym or a compound with a hyphen, which renders
  /// all words of its name: اتفاقية حظر الأسلحة is *the CWC*, أصحاب المصلحة المتعددين *multi-stakeholder*.
  private func joined(beside words: [Int]) -> PhraseRendering? {
    guard let first = words.first, let last = words.last else { return nil }
    let before = nearestLink((max(0, first - Self.reachOfName)..<first).reversed()) {
      side.words[$0 + 1].adjoins
    }
    let behind = nearestLink(
      (last + 1)..<max(last + 1, min(side.words.count, last + 1 + Self.reachOfName))
    ) { side.words[$0].adjoins }
    return [before, behind].compactMap { $0 }.first { link in
      other.words.contains { ($0.isAcronym || $0.isHyphenated) && $0.range == link.to }
    }.map { PhraseRendering(spans: [$0.to], confidence: $0.strength / 2) }
  }

  /// How many words of a name may stand between a part of it and the word that is linked.
  private static let reachOfName = 3

  /// The link of the first linked word on a way that no sign and no function word breaks off.
  private func nearestLink(
    _ places: some Sequence<Int>, isNext: (Int) -> Bool
  ) -> LinkEnds? {
    for place in places {
      guard side.words[place].isContent, isNext(place) else { return nil }
      if let link = links.first(where: { $0.from.overlaps(side.words[place].range) }) {
        return link
      }
    }
    return nil
  }

  /// Where nothing is linked: what is left over between the words that render the neighbours. A
  /// guess, good enough to show where to look.
  private func leftOver(beside words: [Int]) -> PhraseRendering? {
    guard let first = words.first, let last = words.last else { return nil }
    let start = side.words[first].range.lowerBound
    let end = side.words[last].range.upperBound
    let before = links.filter { $0.from.upperBound <= start }.max { $0.from < $1.from }
    let after = links.filter { $0.from.lowerBound >= end }.min { $0.from < $1.from }
    let lower = before?.to.upperBound ?? 0
    let upper = after?.to.lowerBound ?? other.words.last?.range.upperBound ?? 0
    guard lower < upper else { return nil }
    let free = other.content(in: TextRange(lower, upper)).filter { !isLinked($0) }
    guard let run = free.first, let stop = free.last, free.count <= words.count + 1,
      !(run...stop).contains(where: { other.words[$0].isContent && isLinked($0) })
    else { return nil }
    return PhraseRendering(
      spans: [
        TextRange(other.words[run].range.lowerBound, other.words[stop].range.upperBound)
      ], confidence: Self.guess)
  }

  /// The confidence of a guess by what is left over.
  private static let guess = 0.3
}
