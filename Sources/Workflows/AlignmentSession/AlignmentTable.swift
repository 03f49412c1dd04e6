public import Bitext

/// The segments and beads of a session as they stand: each segment is in exactly one bead.
///
/// What has a number keeps its letters: a segment that is edited and a bead that is touched get new
/// numbers. Segments and beads share one row of numbers.
public struct AlignmentTable: Hashable, Sendable {
  /// In the order of the article.
  public internal(set) var sources: [WorkingSegment]
  public internal(set) var targets: [WorkingSegment]
  /// In source order, as far as the articles keep one order.
  public internal(set) var beads: [WorkingBead]

  /// The aligner's own result.
  init(_ aligned: AlignedArticles) {
    let (first, second) = (aligned.sources.count, aligned.targets.count)
    sources = aligned.sources.enumerated().map { WorkingSegment(id: $0, $1) }
    targets = aligned.targets.enumerated().map { WorkingSegment(id: first + $0, $1) }
    beads = aligned.beads.enumerated().map { index, bead in
      WorkingBead(
        id: first + second + index, sources: bead.sources,
        targets: bead.targets.map { first + $0 }, confidence: bead.confidence,
        evidence: bead.evidence, making: .byAligner)
    }
  }

  /// The first number that nothing bears.
  var firstFreeID: Int { sources.count + targets.count + beads.count }

  /// The segments of both sides by their numbers.
  public var segments: [Int: WorkingSegment] {
    Dictionary(uniqueKeysWithValues: (sources + targets).map { ($0.id, $0) })
  }

  /// The same in the form that is written and kept: beads by hand are sure.
  public func aligned(like start: AlignedArticles) -> AlignedArticles {
    func places(_ segments: [WorkingSegment]) -> [Int: Int] {
      Dictionary(uniqueKeysWithValues: segments.enumerated().map { ($1.id, $0) })
    }
    let (first, second) = (places(sources), places(targets))
    return AlignedArticles(
      pair: start.pair, sources: sources.map(\.segment), targets: targets.map(\.segment),
      beads: beads.map { bead in
        Bead(
          sources: bead.sources.compactMap { first[$0] },
          targets: bead.targets.compactMap { second[$0] },
          confidence: bead.confidence, evidence: bead.evidence)
      }, signature: start.signature,
      byHand: Set(beads.indices.filter { beads[$0].making != .byAligner }))
  }
}

/// A segment of a session.
public struct WorkingSegment: Hashable, Sendable {
  public let id: Int
  /// The author's letters, or what the translator made of them.
  public let text: String
  /// Where the segment lies in its article's text. The halves of a segment that was edited before it
  /// was split both have the whole of its range.
  public let range: TextRange
  public let paragraph: Int
  /// Whether a person changed its letters.
  public let isEdited: Bool

  init(id: Int, _ segment: Segment) {
    self.init(id: id, text: segment.text, range: segment.range, paragraph: segment.paragraph)
  }

  init(id: Int, text: String, range: TextRange, paragraph: Int, isEdited: Bool = false) {
    self.id = id
    self.text = text
    self.range = range
    self.paragraph = paragraph
    self.isEdited = isEdited
  }

  var segment: Segment { Segment(text: text, range: range, paragraph: paragraph) }
}

/// A bead of a session.
public struct WorkingBead: Hashable, Sendable {
  public let id: Int
  /// The numbers of its segments, in the order of the article.
  public let sources: [Int]
  public let targets: [Int]
  /// The aligner's, 0…1; 1 where a person made the bead.
  public let confidence: Double
  /// The aligner's; none where a person changed the bead.
  public let evidence: [Evidence]
  public let making: Making

  /// Who answers for a bead.
  public enum Making: String, Hashable, Sendable {
    case byAligner = "aligner"
    /// A person made it or said that it is right.
    case byHand = "hand"
    /// A person said that nobody translates it: it stands alone and is not kept.
    case boilerplate
  }

  /// Whether one side is empty.
  public var isAlone: Bool { sources.isEmpty || targets.isEmpty }

  /// Whether a translator should look.
  public var wantsEyes: Bool {
    making == .byAligner && confidence < AlignedArticles.doubtful
  }

  /// How it stands, in one word.
  public var standing: Standing {
    switch making {
    case .boilerplate: .boilerplate
    case .byHand: isAlone ? .alone : .byHand
    case .byAligner:
      if wantsEyes {
        .doubtful
      } else if isAlone {
        .alone
      } else {
        confidence < 0.95 ? .likely : .sure
      }
    }
  }

  public enum Standing: String, Sendable, CaseIterable {
    case sure, likely, doubtful, alone, boilerplate
    case byHand = "by-hand"
  }
}
