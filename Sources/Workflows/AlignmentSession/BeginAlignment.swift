import Bitext

/// Begins a session: reads two articles, aligns them and puts the result on the shelf.
public struct BeginAlignment: Sendable {
  private let aligner: AlignArticles
  private let shelf: AlignmentShelf

  public init(_ aligner: AlignArticles, shelf: AlignmentShelf) {
    self.aligner = aligner
    self.shelf = shelf
  }

  /// Gives the name of the session on the shelf.
  ///
  /// - Parameter progress: told, for long texts now and then, how far it is and what it has found.
  ///
  /// Throws: `InterchangeError` for an article that cannot be read, `AlignmentProblem` for a pair
  /// that makes no sense, `AlignmentSessionProblem` for one that is too long for a page.
  public func begin(
    _ source: GivenArticle, _ target: GivenArticle,
    progress: (AlignmentProgress) -> Void = { _ in }
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
