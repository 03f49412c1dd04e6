public import Bitext
public import Foundation
import Terminology
import TextAnalysis

/// Makes a draft of an article: for each segment what the memory has, the terms with their
/// renderings, and the numbers, dates and names that go over. It invents nothing.
public struct DraftTranslation: Sendable {
  /// What the translator may choose.
  public struct Options: Sendable {
    public var from: Language?
    public var to: Language?
    public var encoding: String?
    /// The least score of a proposal, in percent.
    public var threshold = 70
    /// How many proposals a segment has at most.
    public var limit = 3
    /// The least score at which a proposal stands in the target to begin with.
    public var fill = 100
    /// Whether the known pieces stand in the targets that would be empty.
    public var prefills = false
    public var outlet: String?
    public var references: [MatchTexts.Reference] = []
    /// Glossaries to use instead of the installed ones.
    public var glossaries: [URL] = []

    public init() {}
  }

  private let options: Options
  private let matching: MatchTexts
  private let terms: TermMatcher?
  private let names: NameFinder
  private let memoryNames: [String]
  /// What was not there when the workflow was opened, and what is lost without it.
  public let missing: [String]

  /// Opens what is drafted from.
  ///
  /// - Parameters:
  ///   - memory: nil where there is none.
  ///   - progress: hears of a memory of an earlier version that is brought up to date.
  ///
  /// Throws: `MemoryError`, `TerminologyError`.
  public init(
    _ installation: Installation, memory: URL?, options: Options,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    self.options = options
    var choices = MatchTexts.Choices()
    // The summary counts from 50 percent on.
    choices.threshold = min(options.threshold, 50)
    choices.limit = options.limit
    choices.outlet = options.outlet
    (choices.from, choices.to) = (options.from, options.to)
    matching = try MatchTexts(
      memory: memory, references: options.references, choices, progress: progress)
    memoryNames =
      (memory.map { [$0] } ?? []).map(\.lastPathComponent)
      + options.references.map(\.file.lastPathComponent)
    let opened = try OpenGlossaries(installation, glossaries: options.glossaries)
    terms = opened.matcher
    names = NameFinder(morphology: opened.morphology)
    var missing: [String] = []
    if memoryNames.isEmpty {
      missing.append(
        "there is no memory yet, so nothing is proposed; align --save or import fills one")
    }
    if terms == nil {
      missing.append(
        "no glossaries are installed, so no terms are given; Scripts/setup installs them")
    }
    self.missing = missing
  }

  /// A draft, and how its article was read.
  public struct Outcome: Sendable {
    public let draft: ArticleDraft
    public let leverage: Leverage
    public let notices: [String]
  }

  /// - Parameters:
  ///   - article: a path, or `-` for standard input.
  ///   - progress: called with the segments done and all there are.
  ///
  /// Throws: `InterchangeError`, `AlignmentProblem`, `MemoryError`.
  public func draft(
    _ article: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Outcome {
    let segmented = try SegmentArticle(language: options.from, encoding: options.encoding)
      .segment(article)
    return try draft(segmented, progress: progress)
  }

  /// The draft of an article that is cut already.
  public func draft(
    _ segmented: SegmentedArticle, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Outcome {
    let source = segmented.article.language
    let target = options.to ?? (source.isArabic ? .english : .arabic)
    let result = try MatchArticle(matching, threshold: options.threshold)
      .match(segmented, progress: progress)
    let helps = SegmentHelps(source: source, target: target, terms: terms, names: names)
    let rows = result.rows.map { row in
      let terms = helps.terms(of: row.segment.text)
      let draft = ArticleDraft.Row(
        segment: row.segment, proposals: row.matches.map(DraftProposal.init), terms: terms,
        carried: helps.carried(from: row.segment.text, beside: terms))
      return draft.filled(with: filling(draft))
    }
    return Outcome(
      draft: ArticleDraft(
        article: segmented.article, target: target, rows: rows,
        bands: result.leverage.rows.map(ArticleDraft.Band.init), signature: signature),
      leverage: result.leverage, notices: segmented.notices)
  }

  private func filling(_ row: ArticleDraft.Row) -> ArticleDraft.Filling? {
    if let best = row.proposals.first, best.percent >= options.fill {
      return .init(text: best.offered, origin: .memory(percent: best.percent))
    }
    guard options.prefills, row.proposals.isEmpty, let pieces = row.pieces else { return nil }
    return .init(text: pieces, origin: .pieces)
  }

  private var signature: String {
    "\(ProgramVersion.name) \(ProgramVersion.number); "
      + (memoryNames.isEmpty ? "no memory" : memoryNames.joined(separator: ", "))
      + "; \(terms?.entries.count ?? 0) glossary entries"
  }
}

extension ArticleDraft.Band {
  init(_ row: Leverage.Row) {
    self.init(
      band: row.band.rawValue, segments: row.segments, words: row.words, weight: row.weight,
      weightedWords: row.weightedWords)
  }
}

extension DraftProposal {
  init(_ match: FoundMatch) {
    self.init(
      source: match.source.text, target: match.target.text, percent: match.percent,
      differences: match.differences,
      changes: match.changes.map { Change(kind: $0.kind, segment: $0.query, source: $0.match) },
      adapted: match.draft.map { Adapted(text: $0.text, ranges: $0.puts.map(\.range)) },
      origin: Origin(
        memory: match.memory, article: match.provenance.sourceArticle,
        outlet: match.provenance.outlet,
        date: match.provenance.changed ?? match.provenance.created, isReversed: match.isReversed))
  }
}
