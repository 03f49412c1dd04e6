public import Bitext
public import Foundation
import Interchange

/// Begins a session: reads two articles, aligns them and puts the result on the shelf.
public struct BeginAlignment: Sendable {
  private let aligner: AlignArticles
  private let shelf: AlignmentShelf

  public init(_ aligner: AlignArticles, shelf: AlignmentShelf) {
    self.aligner = aligner
    self.shelf = shelf
  }

  /// One article and what is said of it.
  public struct Side: Sendable {
    /// What to call it.
    public let name: String
    public let content: Content
    /// Nil to go by its text.
    public let language: Language?
    /// Nil to go by its bytes.
    public let encoding: String?

    public enum Content: Sendable {
      case file(URL)
      case text(String)
    }

    public init(
      name: String, _ content: Content, language: Language? = nil, encoding: String? = nil
    ) {
      self.name = name
      self.content = content
      self.language = language
      self.encoding = encoding
    }

    fileprivate func article() throws -> Article {
      let bytes =
        switch content {
        case .file(let file): try Data(contentsOf: file, options: .mappedIfSafe)
        case .text(let text): Data(text.utf8)
        }
      return try ArticleReader(encoding: encoding).article(bytes, name: name, language: language)
    }
  }

  /// Gives the name of the session on the shelf.
  ///
  /// - Parameter progress: told, for long texts now and then, how many of all source segments are
  ///   done.
  ///
  /// Throws: `InterchangeError` for an article that cannot be read, `AlignmentProblem` for a pair
  /// that makes no sense, `AlignmentSessionProblem` for one that is too long for a page.
  public func begin(
    _ source: Side, _ target: Side, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> String {
    let pair = ArticlePair(source: try source.article(), target: try target.article())
    let outcome: AlignArticles.Outcome
    do {
      outcome = try aligner.align(
        pair, from: source.language, to: target.language, progress: progress)
    } catch AlignmentProblem.unknownLanguage(let name, _) {
      throw AlignmentProblem.unknownLanguage(name, flag: "the menu beside it")
    }
    return try shelf.add(outcome.aligned, notices: aligner.missing + outcome.notices)
  }
}
