public import Bitext

extension DraftSession: KeptSession {
  public static let noun = "draft"
  public typealias Problem = DraftSessionProblem

  /// An article as it was laid out for translation.
  public struct Opening: Codable, Sendable {
    let article: KeptArticle
    public let target: Language
    let beginnings: [Beginning]
    /// What the memory saved when the draft was begun.
    public let bands: [ArticleDraft.Band]
    public let signature: String
    public let notices: [String]

    init(_ outcome: DraftTranslation.Outcome, notices: [String]) {
      let draft = outcome.draft
      article = KeptArticle(draft.article, draft.rows.map(\.segment))
      target = draft.target
      beginnings = zip(draft.rows, outcome.bands).map(Beginning.init)
      (bands, signature, self.notices) = (draft.bands, draft.signature, notices)
    }

    public var source: Article { article.article }
    public var segments: [Segment] { article.segments }
    /// The band of each segment when the draft was begun.
    public var bandNames: [String] { beginnings.map(\.band) }
    public var words: [Int] { beginnings.map(\.words) }

    var segmented: SegmentedArticle {
      SegmentedArticle(article: article.article, segments: article.segments)
    }
  }

  /// What a segment's target begins with.
  struct Beginning: Codable, Sendable {
    let band: String
    /// Of the source.
    let words: Int
    let text: String?
    let standing: DraftTarget.Standing

    init(_ row: ArticleDraft.Row, _ found: DraftTranslation.Outcome.SegmentBand) {
      (band, words) = (found.band.rawValue, found.words)
      text = row.filling?.text
      switch row.filling?.origin {
      case .memory: standing = .proposed
      case .pieces: standing = .pieces
      case nil, .translator: standing = .empty
      }
    }

    var content: DraftTarget.Content { .init(text: text ?? "", standing: standing) }
  }
}

extension DraftSession.Step: Codable {
  private enum Key: String, CodingKey {
    case write, goesOn, confirm, reopen, text, undo, redo, keep, added, withdrawn
  }

  public init(from decoder: any Decoder) throws {
    let record = try decoder.container(keyedBy: Key.self)
    func text() throws -> String { try record.decode(String.self, forKey: .text) }
    if let segment = try record.decodeIfPresent(Int.self, forKey: .write) {
      let goesOn = try record.decodeIfPresent(Bool.self, forKey: .goesOn) ?? false
      self = .write(segment: segment, text: try text(), goesOn: goesOn)
    } else if let segment = try record.decodeIfPresent(Int.self, forKey: .confirm) {
      self = .confirm(segment: segment, text: try text())
    } else if let segment = try record.decodeIfPresent(Int.self, forKey: .reopen) {
      self = .reopen(segment: segment)
    } else if record.contains(.undo) {
      self = .undo
    } else if record.contains(.redo) {
      self = .redo
    } else {
      self = .keep(
        importNumber: try record.decode(Int.self, forKey: .keep),
        added: try record.decode([Int: String].self, forKey: .added),
        withdrawn: try record.decode([Int].self, forKey: .withdrawn))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var record = encoder.container(keyedBy: Key.self)
    switch self {
    case .write(let segment, let text, let goesOn):
      try record.encode(segment, forKey: .write)
      try record.encode(text, forKey: .text)
      if goesOn { try record.encode(true, forKey: .goesOn) }
    case .confirm(let segment, let text):
      try record.encode(segment, forKey: .confirm)
      try record.encode(text, forKey: .text)
    case .reopen(let segment): try record.encode(segment, forKey: .reopen)
    case .undo: try record.encode(true, forKey: .undo)
    case .redo: try record.encode(true, forKey: .redo)
    case .keep(let importNumber, let added, let withdrawn):
      try record.encode(importNumber, forKey: .keep)
      try record.encode(added, forKey: .added)
      try record.encode(withdrawn, forKey: .withdrawn)
    }
  }
}

/// The drafts a translator works on.
public typealias DraftShelf = SessionShelf<DraftSession>

extension SessionShelf where Session == DraftSession {
  /// The most segments that one page takes.
  public static var limit: Int { 5_000 }

  /// Puts a draft on the shelf and gives its name there. Throws: `DraftSessionProblem`.
  func add(_ outcome: DraftTranslation.Outcome, notices: [String]) throws -> String {
    let draft = outcome.draft
    let head = SessionHead(
      name: draft.article.origin.name, source: draft.article.language, target: draft.target,
      segments: [draft.rows.count])
    return try put(DraftSession.Opening(outcome, notices: notices), head)
  }
}
