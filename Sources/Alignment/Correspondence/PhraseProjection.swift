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
  }

  init(_ text: BeadText) {
    words = text.words.map { Word(range: $0.core, stem: $0.stem, isContent: $0.isContent) }
  }

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
    guard !followed.isEmpty else { return leftOver(beside: words) }
    let strengths = words.map { word in
      followed.filter { side.words[word].range.overlaps($0.from) }.map(\.strength).max() ?? 0
    }
    let unlinked = strengths.filter { $0 == 0 }.count
    let spans = runs(of: followed, spare: unlinked)
    let whole = strengths.reduce(0, +) / Double(words.count)
    return PhraseRendering(
      spans: spans, confidence: whole / (1 + 0.1 * Double(spans.count - 1)))
  }

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

  /// How many content words stand between two ranges; nil if one of them is linked elsewhere.
  private func cost(ofJoining a: TextRange, _ b: TextRange) -> Int? {
    guard a.upperBound < b.lowerBound else { return 0 }
    let between = other.content(in: TextRange(a.upperBound, b.lowerBound))
    return between.contains(where: isLinked) ? nil : between.count
  }

  private func isLinked(_ place: Int) -> Bool {
    links.contains { $0.to.overlaps(other.words[place].range) }
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
