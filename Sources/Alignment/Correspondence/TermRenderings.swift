public import Bitext

/// How one term is rendered where it stands in several texts.
///
/// Each place is projected by itself first (`Correspondence.rendering(of:)`). Then the wordings found
/// are held against each other: translators keep to a few renderings of a term, so a wording that
/// other places have too, and that stands where this place's rendering was found, is likelier
/// meant than one met here alone – *civil society*, not *civil*, where the link of مجتمع was missed.
public struct TermRenderings: Sendable {
  private var places: [Place] = []

  public init() {}

  /// The term at one place, and what was found to render it.
  fileprivate struct Place {
    let target: PhraseSide
    /// Places among the target's words that are linked to words outside the term.
    let taken: Set<Int>
    var rendering: PhraseRendering?
    var wording: [String]
    /// The rendering with the head behind it that renders the noun before the term, if it has one.
    let compound: TextRange?
  }

  /// Adds a text in which the term stands.
  ///
  /// - Parameter term: where it stands in the source's joined text.
  public mutating func add(_ found: Correspondence, term: TextRange) {
    let target = found.target
    let rendering = found.rendering(of: term)
    let outside = found.links.filter { !$0.source.overlaps(term) }
    let taken = outside.flatMap { target.content(in: $0.target) }
    places.append(
      Place(
        target: target, taken: Set(taken), rendering: rendering,
        wording: rendering.map { target.wording(of: $0.spans) } ?? [],
        compound: found.compound(of: term)))
  }

  /// The rendering at each place in the order they were added; nil where none is known.
  public var renderings: [PhraseRendering?] {
    var whole = self
    whole.takeCompounds()
    return whole.heldTogether
  }

  /// Takes heads in that stand behind a wording nearly wherever it is met: of وسائل التواصل الاجتماعي the term
  /// without its first word is *social media* too.
  private mutating func takeCompounds() {
    let alike = Dictionary(grouping: places.indices.filter { places[$0].rendering != nil }) {
      places[$0].wording
    }
    for same in alike.values {
      let compounds = Dictionary(grouping: same.filter { places[$0].compound != nil }) {
        places[$0].target.wording(of: [places[$0].compound].compactMap { $0 })
      }
      for (wording, having) in compounds
      where having.count >= Self.leastCompounds && having.count * 4 >= same.count * 3 {
        for place in having { places[place].take(wording) }
      }
    }
  }

  /// How often a head must stand there so that it is no chance.
  private static let leastCompounds = 3

  private var heldTogether: [PhraseRendering?] {
    let support = support
    let known = support.keys.filter { support[$0] ?? 0 >= Self.leastSupport }.sorted {
      (support[$0] ?? 0, $0.count, $1.joined()) > (support[$1] ?? 0, $1.count, $0.joined())
    }
    return places.map { place in
      for wording in known where wording != place.wording {
        let ratio = (support[wording] ?? 0) / max(0.5, support[place.wording] ?? 0)
        guard let better = place.better(wording, ratio: ratio) else { continue }
        return better
      }
      return place.rendering ?? said(once: place)
    }
  }

  /// What renders the term elsewhere in a text that says it once for twice: *social and transport
  /// infrastructure*.
  private func said(once place: Place) -> PhraseRendering? {
    places.first { $0.rendering != nil && $0.target.isSame(as: place.target) }?.rendering.map {
      PhraseRendering(spans: $0.spans, confidence: $0.confidence / 2)
    }
  }

  /// How much speaks for each wording: the confidence of the places that have it.
  private var support: [[String]: Double] {
    var support: [[String]: Double] = [:]
    for place in places where !place.wording.isEmpty {
      support[place.wording, default: 0] += place.rendering?.confidence ?? 0
    }
    return support
  }

  /// Two places that are sure, or three that are less so.
  private static let leastSupport = 1.2
}

extension TermRenderings.Place {
  /// Where a wording that other places have stands here, if it is likelier meant than what was found:
  /// twice as well supported where it takes words in, four times where it leaves words out.
  fileprivate func better(_ wording: [String], ratio: Double) -> PhraseRendering? {
    guard let rendering else {
      // Nothing was found, so only words that render nothing else can be meant.
      return runs(of: wording).first { $0.allSatisfy { !taken.contains($0) } }.map(whole)
    }
    let found = rendering.spans.flatMap { target.content(in: $0) }
    for run in runs(of: wording) where run.contains(where: found.contains) {
      let isWithin = run.allSatisfy(found.contains)
      let isSpread = rendering.spans.count > 1
      let least = isWithin && !isSpread ? 4.0 : 2.0
      let adds = run.filter { !found.contains($0) }
      // Of words that render others one at most may have been linked wrongly.
      guard ratio >= least, adds.filter(taken.contains).count <= 1 else { continue }
      return whole(run)
    }
    return nil
  }

  /// Makes the compound the rendering.
  fileprivate mutating func take(_ wording: [String]) {
    guard let compound, let rendering else { return }
    self.rendering = PhraseRendering(spans: [compound], confidence: rendering.confidence)
    self.wording = wording
  }

  private func whole(_ run: [Int]) -> PhraseRendering {
    let range = TextRange(
      target.words[run[0]].range.lowerBound, target.words[run[run.count - 1]].range.upperBound)
    return PhraseRendering(spans: [range], confidence: max(0.5, rendering?.confidence ?? 0))
  }

  /// The places of a wording's words where they follow each other, function words apart.
  private func runs(of wording: [String]) -> [[Int]] {
    let content = target.words.indices.filter { target.words[$0].isContent }
    guard !wording.isEmpty, content.count >= wording.count else { return [] }
    return (0...(content.count - wording.count)).compactMap { start in
      let run = Array(content[start..<start + wording.count])
      return run.map { target.words[$0].stem } == wording ? run : nil
    }
  }
}

extension PhraseSide {
  /// Whether two are the same text, word by word.
  fileprivate func isSame(as other: PhraseSide) -> Bool {
    words.count == other.words.count
      && zip(words, other.words).allSatisfy { $0.range == $1.range && $0.stem == $1.stem }
  }

  /// The stems of the content words in some spans: the same for the forms of one wording.
  func wording(of spans: [TextRange]) -> [String] {
    spans.flatMap { content(in: $0) }.map { words[$0].stem }
  }
}
