public import Bitext

/// Begins a draft that is worked on: reads an article, looks for what helps to translate it, and puts
/// the result on the shelf.
public struct BeginDraft: Sendable {
  private let drafting: DraftTranslation
  private let shelf: DraftShelf

  public init(_ drafting: DraftTranslation, shelf: DraftShelf) {
    self.drafting = drafting
    self.shelf = shelf
  }

  /// What the targets begin with.
  public enum Filling: String, CaseIterable, Sendable {
    case nothing
    /// The translations of the same letters.
    case exact
    /// Also those of what is nearly the same.
    case similar
    /// Also, where the memory has nothing, known wordings in the order of the source.
    case pieces
  }

  /// Gives the name of the draft on the shelf.
  ///
  /// - Parameters:
  ///   - target: nil takes English for Arabic and Arabic for all else.
  ///   - progress: told how many of all segments were looked up.
  ///
  /// Throws: `InterchangeError` for an article that cannot be read, `AlignmentProblem` for one whose
  /// language nobody knows, `MemoryError`, `DraftSessionProblem` for one that is too long for a page.
  public func begin(
    _ given: GivenArticle, to target: Language?, filling: Filling = .exact,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) throws -> String {
    let article = try given.article()
    let segmented: SegmentedArticle
    do {
      segmented = try SegmentArticle(language: given.language).segment(article)
    } catch AlignmentProblem.unknownLanguage(let name, _) {
      throw AlignmentProblem.unknownLanguage(name, flag: "the menu beside it")
    }
    if let target, target.matches(segmented.article.language) {
      throw DraftSessionProblem.sameLanguage(given.name, tag: target.tag)
    }
    let count = segmented.segments.count
    guard count <= DraftShelf.limit else {
      throw DraftSessionProblem.tooLong(segments: count, limit: DraftShelf.limit)
    }
    guard count > 0 else { throw DraftSessionProblem.noSegments(given.name) }
    let options = DraftTranslation.Options(from: segmented.article.language, to: target, filling)
    let outcome = try drafting.with(options).draft(segmented, progress: progress)
    return try shelf.add(outcome, notices: drafting.missing + outcome.notices)
  }
}

extension DraftTranslation.Options {
  init(from: Language, to: Language?, _ filling: BeginDraft.Filling) {
    self.init()
    (self.from, self.to) = (from, to)
    switch filling {
    case .nothing: fill = 102
    case .exact: fill = 100
    case .similar: fill = 85
    case .pieces: (fill, prefills) = (85, true)
    }
  }
}
