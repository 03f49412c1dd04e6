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

  private var options: Options
  private var matching: MatchTexts
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
    matching = try MatchTexts(
      memory: memory, references: options.references, options.choices,
      installation: installation, progress: progress)
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

  /// The same, asked otherwise. What was opened stays: the memories and glossaries.
  public func with(_ options: Options) -> DraftTranslation {
    var asked = self
    asked.options = options
    asked.matching = matching.with(options.choices)
    return asked
  }

  /// A draft, and how its article was read.
  public struct Outcome: Sendable {
    public let draft: ArticleDraft
    public let leverage: Leverage
    /// One for each row.
    public let bands: [SegmentBand]
    public let notices: [String]

    /// How well the memory has a segment, and how long it is.
    public struct SegmentBand: Sendable {
      public let band: Leverage.Band
      public let words: Int
    }
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
    let result = try MatchArticle(matching, threshold: options.threshold, wantsFragments: false)
      .match(segmented, progress: progress)
    let helps = helps(for: segmented.article)
    return Outcome(
      draft: ArticleDraft(
        article: segmented.article, target: target(of: segmented.article),
        rows: result.rows.map { row($0.segment, $0.matches, helps) },
        bands: result.leverage.rows.map(ArticleDraft.Band.init), signature: signature),
      leverage: result.leverage,
      bands: result.rows.map { .init(band: $0.band, words: $0.words) },
      notices: segmented.notices)
  }

  /// One segment of an article with its helps, as the memory and the glossaries are now.
  ///
  /// - Parameter place: of the segment, counted from 0.
  ///
  /// Throws: `MemoryError`.
  public func row(_ place: Int, of segmented: SegmentedArticle) throws -> ArticleDraft.Row {
    let segment = segmented.segments[place]
    let found = try matching.matches(
      of: segment.text, language: segmented.article.language,
      context: segmented.context(of: place))
    return row(
      segment, found.filter { $0.percent >= options.threshold }, helps(for: segmented.article))
  }

  /// A draft of a segment from stretches that the memory has; nil where it has none of two content
  /// words.
  ///
  /// - Parameter place: of the segment, counted from 0.
  ///
  /// Throws: `MemoryError`, and what a damaged resource throws.
  func fragments(_ place: Int, of segmented: SegmentedArticle) throws -> FragmentDraft? {
    try matching.fragments(
      of: segmented.segments[place].text, language: segmented.article.language)
  }

  private func target(of article: Article) -> Language {
    options.to ?? (article.language.isArabic ? .english : .arabic)
  }

  private func helps(for article: Article) -> SegmentHelps {
    SegmentHelps(
      source: article.language, target: target(of: article), terms: terms, names: names)
  }

  private func row(
    _ segment: Segment, _ matches: [FoundMatch], _ helps: SegmentHelps
  ) -> ArticleDraft.Row {
    let terms = helps.terms(of: segment.text)
    let row = ArticleDraft.Row(
      segment: segment, proposals: matches.map(DraftProposal.init), terms: terms,
      carried: helps.carried(from: segment.text, beside: terms))
    return row.filled(with: filling(row))
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
      + "; \(terms?.entryCount ?? 0) glossary entries"
  }
}

extension DraftTranslation.Options {
  fileprivate var choices: MatchTexts.Choices {
    var choices = MatchTexts.Choices()
    // The summary counts from 50 percent on.
    choices.threshold = min(threshold, 50)
    choices.limit = limit
    choices.outlet = outlet
    (choices.from, choices.to) = (from, to)
    return choices
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
