/// An article and its translation, cut into segments and aligned: each segment of both sides is
/// in exactly one bead.
public struct AlignedArticles: Hashable, Sendable {
  public let pair: ArticlePair
  public let sources: [Segment]
  public let targets: [Segment]
  /// In source order.
  public let beads: [Bead]
  /// What the beads rest on: version, evidence and settings, in one line.
  public let signature: String
  /// Which words of each bead render which, one list a bead; empty if nobody asked.
  public let links: [[PhraseLink]]
  /// Which beads, by their index, a person made or approved.
  public let byHand: Set<Int>

  /// Precondition: there are as many lists of links as beads, or none.
  public init(
    pair: ArticlePair, sources: [Segment], targets: [Segment], beads: [Bead], signature: String,
    links: [[PhraseLink]] = [], byHand: Set<Int> = []
  ) {
    precondition(links.isEmpty || links.count == beads.count, "each bead has its links")
    self.pair = pair
    self.sources = sources
    self.targets = targets
    self.beads = beads
    self.signature = signature
    self.links = links
    self.byHand = byHand
  }

  /// The same with other beads and no links.
  public func with(beads: [Bead]) -> AlignedArticles {
    AlignedArticles(
      pair: pair, sources: sources, targets: targets, beads: beads, signature: signature)
  }

  /// The same with the links of each bead's words.
  public func with(links: [[PhraseLink]]) -> AlignedArticles {
    AlignedArticles(
      pair: pair, sources: sources, targets: targets, beads: beads, signature: signature,
      links: links, byHand: byHand)
  }

  /// The bead's source segments in order, one space between; empty if it has none.
  public func sourceText(of bead: Bead) -> String {
    bead.sources.map { sources[$0].text }.joined(separator: " ")
  }

  /// The bead's target segments in order, one space between; empty if it has none.
  public func targetText(of bead: Bead) -> String {
    bead.targets.map { targets[$0].text }.joined(separator: " ")
  }

  /// Beads below this confidence want a translator's eyes.
  public static let doubtful = 0.8

  /// The beads that want a translator's eyes, in source order.
  public var doubtfulBeads: [Bead] { beads.filter(\.wantsEyes) }

  /// The beads that pair text with text, as translation units with their context.
  ///
  /// - Parameters:
  ///   - minimum: beads below this confidence are left out, 0…1.
  ///   - provenance: what all units have in common; articles and confidence are filled in, the
  ///     latter where no person vouches for the bead.
  public func units(
    minimum: Double = 0, provenance: Provenance = Provenance()
  ) -> [TranslationUnit] {
    let paired = beads.indices.filter {
      !beads[$0].isUnaligned && beads[$0].confidence >= minimum
    }
    return paired.map { index in
      let bead = beads[index]
      var origin = provenance
      origin.sourceArticle = pair.source.origin.name
      origin.targetArticle = pair.target.origin.name
      origin.confidence = byHand.contains(index) ? nil : bead.confidence
      let first = bead.sources[0]
      let last = bead.sources[bead.sources.count - 1]
      return TranslationUnit(
        source: .init(language: pair.source.language, content: TaggedText(sourceText(of: bead))),
        target: .init(language: pair.target.language, content: TaggedText(targetText(of: bead))),
        context: .init(
          previous: first > 0 ? sources[first - 1].text : nil,
          next: last + 1 < sources.count ? sources[last + 1].text : nil),
        provenance: origin)
    }
  }
}

extension Bead {
  /// Whether a translator should look: a doubtful pair, or a segment that is not surely alone.
  public var wantsEyes: Bool { confidence < AlignedArticles.doubtful }
}
