public import Bitext

extension AlignmentSession: KeptSession {
  public static let noun = "alignment"
  public typealias Problem = AlignmentSessionProblem

  /// What the aligner made of the articles.
  public struct Opening: Codable, Sendable {
    let source: KeptArticle
    let target: KeptArticle
    let beads: [Bead]
    let signature: String
    let notices: [String]

    init(_ aligned: AlignedArticles, notices: [String]) {
      source = KeptArticle(aligned.pair.source, aligned.sources)
      target = KeptArticle(aligned.pair.target, aligned.targets)
      beads = aligned.beads
      signature = aligned.signature
      self.notices = notices
    }

    var aligned: AlignedArticles {
      AlignedArticles(
        pair: ArticlePair(source: source.article, target: target.article),
        sources: source.segments, targets: target.segments, beads: beads, signature: signature)
    }
  }

  public init(_ opening: Opening) { self.init(opening.aligned, notices: opening.notices) }
}

extension AlignmentSession.Step: Codable {
  private enum Key: String, CodingKey { case `do`, undo, redo, keep, takeBack }

  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: Key.self)
    if let operation = try record.decodeIfPresent(AlignmentOperation.self, forKey: .do) {
      self = .perform(operation)
    } else if let kept = try record.decodeIfPresent(AlignmentSession.Kept.self, forKey: .keep) {
      self = .keep(kept)
    } else if record.contains(.undo) {
      self = .undo
    } else if record.contains(.redo) {
      self = .redo
    } else {
      _ = try record.decode(Bool.self, forKey: .takeBack)
      self = .takeBack
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var record = encoder.container(keyedBy: Key.self)
    switch self {
    case .perform(let operation): try record.encode(operation, forKey: .do)
    case .undo: try record.encode(true, forKey: .undo)
    case .redo: try record.encode(true, forKey: .redo)
    case .keep(let kept): try record.encode(kept, forKey: .keep)
    case .takeBack: try record.encode(true, forKey: .takeBack)
    }
  }
}

/// The alignments a translator works on.
public typealias AlignmentShelf = SessionShelf<AlignmentSession>

extension SessionShelf where Session == AlignmentSession {
  /// The most segments on a side that one page takes.
  public static var limit: Int { 10_000 }

  /// Puts an alignment on the shelf and gives its name there.
  ///
  /// Throws: `AlignmentSessionProblem`.
  public func add(_ aligned: AlignedArticles, notices: [String] = []) throws -> String {
    let longest = max(aligned.sources.count, aligned.targets.count)
    guard longest <= Self.limit else {
      throw AlignmentSessionProblem.tooLong(segments: longest, limit: Self.limit)
    }
    let (source, target) = (aligned.pair.source, aligned.pair.target)
    let head = SessionHead(
      name: "\(source.origin.name) – \(target.origin.name)", source: source.language,
      target: target.language, segments: [aligned.sources.count, aligned.targets.count])
    return try put(AlignmentSession.Opening(aligned, notices: notices), head)
  }
}
