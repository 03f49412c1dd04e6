import Bitext
import Foundation

extension AlignmentJournal {
  /// The first line.
  struct Head: Codable {
    static let current = 1

    let version: Int
    let name: String
    /// Seconds since 1970.
    let created: Double
    let source: Language
    let target: Language
    let segments: [Int]
  }

  /// The second line: what the aligner made of the articles.
  struct Start: Codable {
    let source: Side
    let target: Side
    let beads: [Bead]
    let signature: String
    let notices: [String]

    struct Side: Codable {
      let language: Language
      let title: String?
      let text: String
      let origin: Article.Origin
      let segments: [Segment]

      init(_ article: Article, _ segments: [Segment]) {
        language = article.language
        title = article.title
        text = article.text
        origin = article.origin
        self.segments = segments
      }

      var article: Article {
        Article(language: language, title: title, text: text, origin: origin)
      }
    }

    init(_ aligned: AlignedArticles, notices: [String]) {
      source = Side(aligned.pair.source, aligned.sources)
      target = Side(aligned.pair.target, aligned.targets)
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

  /// A line for a step.
  struct Entry: Codable {
    let step: AlignmentSession.Step

    private enum Key: String, CodingKey { case `do`, undo, redo, keep, takeBack }

    init(_ step: AlignmentSession.Step) { self.step = step }

    init(from decoder: any Decoder) throws {
      let record = try decoder.container(keyedBy: Key.self)
      if let operation = try record.decodeIfPresent(AlignmentOperation.self, forKey: .do) {
        step = .perform(operation)
      } else if let kept = try record.decodeIfPresent(AlignmentSession.Kept.self, forKey: .keep) {
        step = .keep(kept)
      } else if record.contains(.undo) {
        step = .undo
      } else if record.contains(.redo) {
        step = .redo
      } else {
        _ = try record.decode(Bool.self, forKey: .takeBack)
        step = .takeBack
      }
    }

    func encode(to encoder: any Encoder) throws {
      var record = encoder.container(keyedBy: Key.self)
      switch step {
      case .perform(let operation): try record.encode(operation, forKey: .do)
      case .undo: try record.encode(true, forKey: .undo)
      case .redo: try record.encode(true, forKey: .redo)
      case .keep(let kept): try record.encode(kept, forKey: .keep)
      case .takeBack: try record.encode(true, forKey: .takeBack)
      }
    }
  }
}
