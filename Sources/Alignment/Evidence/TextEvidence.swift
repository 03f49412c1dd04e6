import Bitext
import Foundation
import TextAnalysis

/// What two texts share by letters: numbers, names, terms and dictionary glosses.
struct TextEvidence: Sendable {
  let links: WordLinks
  private let sources: ContentWords
  private let targets: ContentWords
  private let sourceTexts: [String]
  private let targetTexts: [String]
  /// The links' positions in `links.links`, by the segment pair they join.
  private let bySegments: [SegmentPair: [Int]]

  private struct SegmentPair: Hashable {
    let source: Int
    let target: Int
  }

  /// - Parameters:
  ///   - band: only words of segments that may share a bead are compared.
  ///   - knowsNames: whether names are known by their sounds.
  init(
    _ source: AlignmentSide, _ sources: ContentWords, _ target: AlignmentSide,
    _ targets: ContentWords, within band: Band, knowsNames: Bool = true
  ) {
    self.sources = sources
    self.targets = targets
    sourceTexts = source.texts
    targetTexts = target.texts
    var found = LinkFinder(sources: sources, targets: targets, band: band).links()
    if knowsNames { found += NameLinks(source, sources, target, targets).links(within: band) }
    found.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    links = WordLinks(
      sources: .init(segments: sources.words.map(\.segment), weights: sources.words.map(\.weight)),
      targets: .init(segments: targets.words.map(\.segment), weights: targets.words.map(\.weight)),
      links: found)
    var places: [SegmentPair: [Int]] = [:]
    for (index, link) in found.enumerated() {
      let pair = SegmentPair(
        source: sources.words[link.source].segment, target: targets.words[link.target].segment)
      places[pair, default: []].append(index)
    }
    bySegments = places
  }

  /// Whether it was read off these texts, byte by byte: ranges count bytes.
  func isOf(_ sources: [String], _ targets: [String]) -> Bool {
    func areSame(_ a: [String], _ b: [String]) -> Bool {
      a.elementsEqual(b) { $0.utf8.elementsEqual($1.utf8) }
    }
    return areSame(sourceTexts, sources) && areSame(targetTexts, targets)
  }

  /// What the two sides of a bead share: numbers, names and terms before dictionary words, the
  /// telling first; each word at most once, the words of one name in one piece.
  func reasons(_ bead: Candidate) -> [Evidence] {
    let reasons = chosenLinks(bead).map { reason($0, bead) }
    let joined = NameJoining(texts(of: bead)).joined(reasons).withoutWordsOfTerms
      .withoutLoneParticles
    return joined.filter(\.isTelling) + joined.filter { !$0.isTelling }
  }

  /// Where a side of the bead could be cut as the other is.
  func divisions(_ bead: Candidate) -> [Evidence.Division] {
    guard bead.shape.sources + bead.shape.targets > 2 else { return [] }
    let ties = chosenLinks(bead).compactMap { link -> BeadDivisions.Tie? in
      guard let span = reason(link, bead).span else { return nil }
      return BeadDivisions.Tie(
        source: span.sourceRange.lowerBound, target: span.targetRange.lowerBound,
        weight: strength(link))
    }
    return BeadDivisions(
      source: DivisibleText(Array(sourceTexts[bead.sourceRun])),
      target: DivisibleText(Array(targetTexts[bead.targetRun])), ties: ties
    ).found
  }

  /// The bead's links with each word in one of them at most, the strongest first.
  private func chosenLinks(_ bead: Candidate) -> [WordLinks.Link] {
    var inside: [WordLinks.Link] = []
    for source in bead.sourceRun {
      for target in bead.targetRun {
        inside += (bySegments[SegmentPair(source: source, target: target)] ?? []).map {
          links.links[$0]
        }
      }
    }
    inside.sort { strength($0) > strength($1) }
    var (usedSources, usedTargets): (Set<Int>, Set<Int>) = ([], [])
    var chosen: [WordLinks.Link] = []
    for link in inside
    where !usedSources.contains(link.source) && !usedTargets.contains(link.target) {
      usedSources.insert(link.source)
      usedTargets.insert(link.target)
      chosen.append(link)
    }
    return chosen
  }

  private func texts(of bead: Candidate) -> (source: String, target: String) {
    (
      sourceTexts[bead.sourceRun].joined(separator: " "),
      targetTexts[bead.targetRun].joined(separator: " ")
    )
  }

  private func strength(_ link: WordLinks.Link) -> Float {
    link.strength * (sources.words[link.source].weight + targets.words[link.target].weight)
  }

  private func reason(_ link: WordLinks.Link, _ bead: Candidate) -> Evidence {
    let (source, target) = (sources.words[link.source], targets.words[link.target])
    let span = Evidence.SharedSpan(
      source: String(sourceTexts[source.segment][source.range]),
      target: String(targetTexts[target.segment][target.range]),
      sourceRange: source.range.shifted(
        by: Self.offset(of: source.segment, in: bead.sourceRun, sourceTexts)),
      targetRange: target.range.shifted(
        by: Self.offset(of: target.segment, in: bead.targetRun, targetTexts)))
    switch (source.kind, target.kind) {
    case (.number, _): return .number(span)
    case (.term, _): return .term(span)
    default: return link.isName ? .name(span) : .gloss(span)
    }
  }

  /// Where a segment starts in its run joined by single spaces.
  private static func offset(of segment: Int, in run: Range<Int>, _ texts: [String]) -> Int {
    texts[run.lowerBound..<segment].reduce(0) { $0 + $1.utf8.count + 1 }
  }
}

/// Links words that share a key, and quantities that agree.
private struct LinkFinder {
  let sources: ContentWords
  let targets: ContentWords
  let band: Band

  func links() -> [WordLinks.Link] { wordLinks() + numberLinks() }

  private func mayMeet(_ source: ContentWord, _ target: ContentWord) -> Bool {
    band.reach(of: source.segment).contains(target.segment)
  }

  private func wordLinks() -> [WordLinks.Link] {
    var byKey: [StemKey: [Int]] = [:]
    for (index, word) in targets.words.enumerated() where word.kind != .number {
      for key in word.keys { byKey[key, default: []].append(index) }
    }
    var found: [WordLinks.Link] = []
    for (index, word) in sources.words.enumerated() where word.kind != .number {
      var matched: Set<Int> = []
      for key in word.keys { matched.formUnion(byKey[key] ?? []) }
      for other in matched where mayMeet(word, targets.words[other]) {
        let meanings = max(word.keys.count, targets.words[other].keys.count)
        found.append(
          WordLinks.Link(
            source: index, target: other, strength: Self.strength(meanings: meanings),
            isName: false))
      }
    }
    return found
  }

  /// A word of many meanings meets one of them by chance more easily.
  private static func strength(meanings: Int) -> Float {
    1 / (1 + log2(Float(max(1, meanings))) / 3)
  }

  private func numberLinks() -> [WordLinks.Link] {
    var found: [WordLinks.Link] = []
    for (source, quantity) in sources.quantities {
      for (target, other) in targets.quantities
      where mayMeet(sources.words[source], targets.words[target]) {
        let agreement = quantity.agreement(with: other)
        guard agreement > 0 else { continue }
        found.append(
          WordLinks.Link(
            source: source, target: target, strength: Float(agreement), isName: false))
      }
    }
    return found
  }
}
