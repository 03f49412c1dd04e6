import Alignment
public import Bitext
import Checks
public import Foundation
import Interchange
import Terminology
import TextAnalysis

/// Checks translations: aligned articles, or the units of a file.
public struct CheckTranslation: Sendable {
  /// What the translator may choose.
  public struct Options: Sendable {
    /// The names of the checks to make; empty for all.
    public var only: [String] = []
    /// The names of checks to leave out.
    public var without: [String] = []
    /// Glossaries to use instead of the installed ones.
    public var glossaries: [URL] = []
    public var usesGlossaries = true
    /// Whether words left out are looked for by meaning where the encoder is installed.
    public var usesEncoder = true

    public init() {}
  }

  /// The name of each check and what it asks.
  public static var questions: [(name: String, question: String)] {
    CheckList.descriptions.map { ($0.name, $0.question) }
  }

  private let checks: CheckList
  private let terms: TermMatcher?
  private let words: WordAligner?
  private let morphology: ArabicMorphology?
  private let signature: String
  /// What was not there when the workflow was opened, and what is lost without it.
  public let missing: [String]

  /// Throws: `ChecksError` for a check that is not known, `TerminologyError`.
  public init(_ installation: Installation, options: Options) throws {
    checks = try CheckList(only: options.only, without: options.without)
    let glossaries =
      options.usesGlossaries
      ? try OpenGlossaries(installation, glossaries: options.glossaries) : nil
    terms = glossaries?.matcher
    morphology = glossaries?.morphology ?? (try? ArabicMorphology(file: installation.wordForms))
    words = try Self.words(installation, options)
    var missing: [String] = []
    if options.usesGlossaries && terms == nil {
      missing.append(
        "no glossaries are installed, so no terms are checked; Scripts/setup installs them")
    }
    if options.usesEncoder && words == nil {
      missing.append(
        "the sentence encoder is not installed, so words left out are found by names, numbers and "
          + "length alone; Scripts/setup installs it")
    }
    self.missing = missing
    let names = options.only.isEmpty ? "all checks" : options.only.joined(separator: ", ")
    let less = options.without.isEmpty ? "" : " but \(options.without.joined(separator: ", "))"
    signature =
      "\(ProgramVersion.name) \(ProgramVersion.number); \(names)\(less); "
      + "\(terms?.entryCount ?? 0) glossary entries"
      + (words.map { "; \($0.settings)" } ?? "")
  }

  /// Nil without the encoder: a dictionary alone leaves too many words without their rendering to say that
  /// they have none.
  private static func words(
    _ installation: Installation, _ options: Options
  ) throws -> WordAligner? {
    guard options.usesEncoder,
      FileManager.default.fileExists(atPath: installation.encoder.path)
    else { return nil }
    return try LinkWords(installation, usesGlossaries: false).aligner
  }

  /// Checks an article's translation, pair by pair and over the whole.
  ///
  /// - Parameter accepted: a file of findings that were accepted before; it need not be there.
  ///
  /// Throws: `ChecksError`, `InterchangeError` for a file of accepted findings that is broken.
  public func check(_ aligned: AlignedArticles, accepted: URL? = nil) throws -> CheckReport {
    var gathering = Gathering(self, try AcceptedFile.read(accepted))
    for unit in aligned.checkedUnits() { gathering.take(unit) }
    return gathering.report(signature)
  }

  /// Checks units that are in memory already, as those of one text.
  ///
  /// - Parameter file: the name that findings give.
  public func check(_ units: [TranslationUnit], file: String) -> CheckReport {
    var gathering = Gathering(self, AcceptedFindings())
    for (index, unit) in units.enumerated() {
      let place = CheckedUnit.Place(
        file: file, line: nil, unit: unit.identifier, number: index + 1)
      gathering.take(CheckedUnit(place: place, source: unit.source, target: unit.target))
    }
    return gathering.report(signature)
  }

  /// Checks the units of a TMX or XLIFF file or of a table.
  ///
  /// - Parameters:
  ///   - from: the source language wanted from files that hold several, and of those that name
  ///     none.
  ///   - progress: told now and then how many units are done.
  ///
  /// Throws: `ChecksError`, `InterchangeError`.
  public func check(
    unitsOf file: URL, from: Language, to: Language, accepted: URL? = nil,
    progress: (Int) -> Void = { _ in }
  ) throws -> CheckReport {
    var gathering = Gathering(self, try AcceptedFile.read(accepted))
    let name = file.lastPathComponent
    gathering.notices = try UnitFile(file).read(from: from, to: to) { unit, line in
      let place = CheckedUnit.Place(
        file: name, line: line, unit: unit.identifier, number: gathering.count + 1)
      gathering.take(CheckedUnit(place: place, source: unit.source, target: unit.target))
      if gathering.count.isMultiple(of: 500) { progress(gathering.count) }
    }
    return gathering.report(signature)
  }

  /// Findings on their way into a report.
  private struct Gathering {
    private var run: CheckRun
    private let accepted: AcceptedFindings
    private var findings: [Finding] = []
    var notices: [String] = []
    var count: Int { run.unitCount }

    init(_ workflow: CheckTranslation, _ accepted: AcceptedFindings) {
      run = workflow.checks.run(
        CheckSetting(
          terms: workflow.terms, words: workflow.words, morphology: workflow.morphology,
          level: .note))
      self.accepted = accepted
    }

    mutating func take(_ unit: CheckedUnit) { findings += run.examine(unit) }

    mutating func report(_ signature: String) -> CheckReport {
      findings += run.conclude()
      return CheckReport(
        findings, accepted: accepted, unitCount: run.unitCount, notices: notices,
        signature: signature)
    }
  }
}

extension AlignedArticles {
  /// The beads as units, in the order of the source; those on one side only lack the other.
  fileprivate func checkedUnits() -> [CheckedUnit] {
    var sourceLines = LineCount(pair.source)
    var targetLines = LineCount(pair.target)
    return beads.enumerated().map { index, bead in
      let line =
        bead.targets.first.flatMap { targetLines.line(of: targets[$0]) }
        ?? bead.sources.first.flatMap { sourceLines.line(of: sources[$0]) }
      let article = bead.targets.isEmpty ? pair.source : pair.target
      return CheckedUnit(
        place: .init(file: article.origin.name, line: line, number: index + 1),
        source: .init(
          language: pair.source.language, content: TaggedText(sourceText(of: bead))),
        target: .init(
          language: pair.target.language, content: TaggedText(targetText(of: bead))),
        isSure: !bead.wantsEyes && !bead.isUnaligned)
    }
  }
}

/// Counts the lines of an article; of a page or a document, whose lines nobody sees, none.
private struct LineCount {
  private let bytes: String.UTF8View
  private let isText: Bool
  private var place: String.UTF8View.Index
  private var offset = 0
  private var line = 1

  init(_ article: Article) {
    bytes = article.text.utf8
    isText = article.origin.format == "text"
    place = bytes.startIndex
  }

  /// The line on which a segment begins, counted from 1. Quick for segments in order.
  mutating func line(of segment: Segment) -> Int? {
    guard isText else { return nil }
    if segment.range.lowerBound < offset { (place, offset, line) = (bytes.startIndex, 0, 1) }
    while offset < segment.range.lowerBound {
      if bytes[place] == UInt8(ascii: "\n") { line += 1 }
      bytes.formIndex(after: &place)
      offset += 1
    }
    return line
  }
}
