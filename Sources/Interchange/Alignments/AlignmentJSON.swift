public import Bitext
public import Foundation

/// An alignment as JSON for scripts: segments with their offsets, beads with confidence, evidence
/// and, where words were linked, links. Offsets count Unicode code points, end exclusive.
public struct AlignmentJSON: Sendable {
  private let aligned: AlignedArticles
  private let shown: [(bead: Bead, links: [PhraseLink]?)]

  /// - Parameter isShown: which beads stand in it; `beadCount` counts all.
  public init(
    _ aligned: AlignedArticles, where isShown: (Bead) -> Bool = { _ in true }
  ) {
    self.aligned = aligned
    shown = aligned.beads.indices.filter { isShown(aligned.beads[$0]) }.map { index in
      (aligned.beads[index], aligned.links.isEmpty ? nil : aligned.links[index])
    }
  }

  /// One JSON object, UTF-8, indented, keys in fixed order, with a final line feed.
  public func data() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(document(notices: [])) + Data("\n".utf8)
  }

  /// The same object on one line, with its line feed.
  ///
  /// - Parameters:
  ///   - id: a JSON value that is put first as it is written; nil leaves it out.
  ///   - notices: sentences about the pair; none leaves them out.
  public func line(id: [UInt8]? = nil, notices: [String] = []) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let object = try encoder.encode(document(notices: notices)) + Data("\n".utf8)
    guard let id else { return object }
    return Data("{\"id\":".utf8) + id + Data(",".utf8) + object.dropFirst()
  }

  private func document(notices: [String]) -> Document {
    Document(
      signature: aligned.signature, notices: notices.isEmpty ? nil : notices,
      source: side(aligned.pair.source, aligned.sources),
      target: side(aligned.pair.target, aligned.targets),
      beads: shown.map { bead($0.bead, $0.links) }, beadCount: aligned.beads.count)
  }

  private func side(_ article: Article, _ segments: [Segment]) -> Side {
    let points = CodePoints(article.text)
    return Side(
      name: article.origin.name, language: article.language.tag,
      encoding: article.origin.encoding,
      segments: segments.map {
        SegmentRecord(
          text: $0.text, start: points.offset($0.range.lowerBound),
          end: points.offset($0.range.upperBound), paragraph: $0.paragraph)
      })
  }

  private func bead(_ bead: Bead, _ links: [PhraseLink]?) -> BeadRecord {
    let source = CodePoints(aligned.sourceText(of: bead))
    let target = CodePoints(aligned.targetText(of: bead))
    return BeadRecord(
      sources: bead.sources, targets: bead.targets,
      confidence: (bead.confidence * 10_000).rounded() / 10_000,
      evidence: bead.evidence.map { EvidenceRecord($0, source: source, target: target) },
      links: links?.map { link in
        LinkRecord(
          source: String(aligned.sourceText(of: bead)[link.source]),
          target: String(aligned.targetText(of: bead)[link.target]),
          sourceSpan: source.offsets(link.source), targetSpan: target.offsets(link.target),
          strength: (link.strength * 100).rounded() / 100)
      })
  }

  private struct Document: Encodable {
    let signature: String
    let notices: [String]?
    let source: Side
    let target: Side
    let beads: [BeadRecord]
    let beadCount: Int
  }

  private struct Side: Encodable {
    let name: String
    let language: String
    let encoding: String
    let segments: [SegmentRecord]
  }

  private struct SegmentRecord: Encodable {
    let text: String
    let start: Int
    let end: Int
    let paragraph: Int
  }

  private struct BeadRecord: Encodable {
    let sources: [Int]
    let targets: [Int]
    let confidence: Double
    let evidence: [EvidenceRecord]
    let links: [LinkRecord]?
  }

  private struct LinkRecord: Encodable {
    let source: String
    let target: String
    let sourceSpan: [Int]
    let targetSpan: [Int]
    let strength: Double
  }

  private struct EvidenceRecord: Encodable {
    let kind: String
    var value: Double?
    var source: String?
    var target: String?
    var sourceSpan: [Int]?
    var targetSpan: [Int]?
    var side: String?
    var offset: Int?
    var before: String?
    var after: String?

    init(_ evidence: Evidence, source: CodePoints, target: CodePoints) {
      switch evidence {
      case .meaning(let cosine): (kind, value) = ("meaning", (cosine * 10_000).rounded() / 10_000)
      case .length(let share): (kind, value) = ("length", (share * 10_000).rounded() / 10_000)
      case .number: kind = "number"
      case .name: kind = "name"
      case .term: kind = "term"
      case .gloss: kind = "gloss"
      case .conflict: kind = "conflict"
      case .memory(let share): (kind, value) = ("memory", (share * 10_000).rounded() / 10_000)
      case .division(let place):
        kind = "division"
        side = place.side.rawValue
        offset = (place.side == .source ? source : target).offset(place.offset)
        (before, after) = (place.before, place.after)
      }
      guard let span = evidence.span else { return }
      self.source = span.source
      self.target = span.target
      sourceSpan = source.offsets(span.sourceRange)
      targetSpan = target.offsets(span.targetRange)
    }
  }
}

/// Converts UTF-8 offsets of one text to code points: the door between the house's offsets and
/// those of scripts.
public struct CodePoints: Sendable {
  /// Code points before every 64th byte, so that a look-up reads at most 63 bytes.
  private let marks: [Int]
  private let bytes: [UInt8]

  public init(_ text: String) {
    bytes = Array(text.utf8)
    var marks: [Int] = []
    marks.reserveCapacity(bytes.count / 64 + 1)
    var count = 0
    for (index, byte) in bytes.enumerated() {
      if index % 64 == 0 { marks.append(count) }
      if byte & 0xC0 != 0x80 { count += 1 }
    }
    if bytes.count % 64 == 0 { marks.append(count) }
    self.marks = marks
  }

  /// The number of code points that start before a UTF-8 offset; all of them for an offset behind
  /// the end.
  public func offset(_ utf8: Int) -> Int {
    let utf8 = min(max(0, utf8), bytes.count)
    let mark = utf8 / 64
    return marks[mark]
      + bytes[(mark * 64)..<utf8].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// A range as `[start, end]` in code points.
  public func offsets(_ range: TextRange) -> [Int] {
    [offset(range.lowerBound), offset(range.upperBound)]
  }
}
