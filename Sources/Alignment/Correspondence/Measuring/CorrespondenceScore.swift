import Bitext

/// How well links found agree with links made by hand, word by word.
///
/// A content word of either side is given a rendering if a link holds it; the rendering is right
/// if all content words of it, and one at least, render the word by hand. Precision is the share of
/// right words among those given one, recall that among those that have one by hand.
public struct CorrespondenceScore: Sendable {
  public struct Counts: Hashable, Sendable {
    /// Words given a rendering.
    public var given = 0
    /// Of them, those given the right one.
    public var right = 0
    /// Words that have a rendering by hand.
    public var wanted = 0

    public init(given: Int = 0, right: Int = 0, wanted: Int = 0) {
      (self.given, self.right, self.wanted) = (given, right, wanted)
    }

    public var precision: Double { given == 0 ? 1 : Double(right) / Double(given) }
    public var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }

    static func + (a: Counts, b: Counts) -> Counts {
      Counts(given: a.given + b.given, right: a.right + b.right, wanted: a.wanted + b.wanted)
    }
  }

  public private(set) var counts: [HandLink.Kind: Counts] = [:]
  /// Links made by hand that have both sides.
  public private(set) var linkCount = 0
  /// Phrases asked for by `Correspondence.rendering(of:)`: how many, and how many came back with
  /// just the content words that render them.
  public private(set) var phrases = (asked: 0, exact: 0)
  /// Content words of those renderings: found, right, wanted.
  public private(set) var phraseWords = Counts()

  public init() {}

  /// All kinds together.
  public var all: Counts { counts.values.reduce(Counts(), +) }

  public mutating func add(_ other: CorrespondenceScore) {
    counts.merge(other.counts, uniquingKeysWith: +)
    linkCount += other.linkCount
    phrases.asked += other.phrases.asked
    phrases.exact += other.phrases.exact
    phraseWords = phraseWords + other.phraseWords
  }

  /// Compares one bead's links with the hand-made ones of the bead.
  ///
  /// Returns: the hand-made words that are not in the texts.
  public mutating func add(
    _ found: Correspondence, byHand: [HandLink], source: String, target: String
  ) -> [HandLink.Word] {
    let hand = PlacedLinks(byHand, source: source, target: target)
    linkCount += byHand.filter { !$0.source.isEmpty && !$0.target.isEmpty }.count
    let ends = found.links.map(\.ends)
    score(ends, hand.sources, hand.targets)
    score(ends.map(\.swapped), hand.targets, hand.sources)
    ask(found, hand)
    return hand.missing
  }

  private mutating func score(
    _ links: [LinkEnds], _ words: [PlacedLinks.Word], _ others: [PlacedLinks.Word]
  ) {
    for word in words where word.isCounted {
      var count = counts[word.kind] ?? Counts()
      if others.contains(where: { $0.link == word.link }) { count.wanted += 1 }
      let followed = links.filter { $0.from.overlaps(word.range) }
      if !followed.isEmpty {
        count.given += 1
        let partners = others.filter { other in
          followed.contains { $0.to.overlaps(other.range) }
        }
        let isRight =
          partners.contains { $0.link == word.link }
          && partners.allSatisfy { !$0.isCounted || $0.link == word.link }
        if isRight { count.right += 1 }
      }
      counts[word.kind] = count
    }
  }

  private mutating func ask(_ found: Correspondence, _ hand: PlacedLinks) {
    for link in 0..<hand.count {
      let words = hand.sources.filter { $0.link == link }
      let wanted = Set(hand.targets.filter { $0.link == link && $0.isCounted })
      guard let phrase = hand.phrase(words), !wanted.isEmpty else { continue }
      phrases.asked += 1
      let spans = found.rendering(of: phrase)?.spans ?? []
      let given = Set(
        hand.targets.filter { word in
          word.isCounted && spans.contains { $0.overlaps(word.range) }
        })
      if given == wanted { phrases.exact += 1 }
      phraseWords.given += given.count
      phraseWords.right += given.intersection(wanted).count
      phraseWords.wanted += wanted.count
    }
  }
}

/// Hand-made links with their places in the texts.
struct PlacedLinks {
  struct Word: Hashable {
    let range: TextRange
    let isCounted: Bool
    let kind: HandLink.Kind
    /// The place of its link among the bead's.
    let link: Int
  }

  let count: Int
  private(set) var sources: [Word] = []
  private(set) var targets: [Word] = []
  private(set) var missing: [HandLink.Word] = []

  init(_ links: [HandLink], source: String, target: String) {
    count = links.count
    for (index, link) in links.enumerated() {
      sources += place(link.source, in: source, link.kind, index)
      targets += place(link.target, in: target, link.kind, index)
    }
  }

  private mutating func place(
    _ words: [HandLink.Word], in text: String, _ kind: HandLink.Kind, _ link: Int
  ) -> [Word] {
    words.compactMap { word in
      guard let range = word.range(in: text) else {
        missing.append(word)
        return nil
      }
      return Word(range: range, isCounted: word.isCounted, kind: kind, link: link)
    }
  }

  /// From the first to the last of some source words; nil if content words of other links stand
  /// between, or none of them is one.
  func phrase(_ words: [Word]) -> TextRange? {
    guard words.contains(where: \.isCounted),
      let start = words.map(\.range.lowerBound).min(),
      let end = words.map(\.range.upperBound).max()
    else { return nil }
    let range = TextRange(start, end)
    let strangers = sources.filter { $0.isCounted && $0.range.overlaps(range) }
    return strangers.allSatisfy { $0.link == words[0].link } ? range : nil
  }
}
