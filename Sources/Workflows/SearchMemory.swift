public import Bitext
public import Foundation
import TranslationMemory

/// A concordance: sentences of a memory with a phrase of either language, and how it was rendered.
public struct SearchMemory: Sendable {
  private let readers: MemoryReaders
  private let linking: LinkWords

  /// Throws: `MemoryError`, and what a damaged resource throws.
  public init(_ installation: Installation, memory: URL) throws {
    readers = try MemoryReaders(memory)
    linking = try LinkWords(installation)
  }

  /// What is looked for. In phrases `*` alone stands for one to five words, within a word for any
  /// letters.
  public struct Question: Sendable {
    /// Wordings of one thing, on whichever side.
    public var phrases: [String]
    public var source: String?
    public var target: String?
    public var since: Date?
    public var until: Date?
    public var outlet: String?
    public var project: String?

    public init(
      phrases: [String] = [], source: String? = nil, target: String? = nil, since: Date? = nil,
      until: Date? = nil, outlet: String? = nil, project: String? = nil
    ) {
      self.phrases = phrases
      self.source = source
      self.target = target
      self.since = since
      self.until = until
      self.outlet = outlet
      self.project = project
    }
  }

  /// A sentence with its translation, and where in them the phrase and its rendering are.
  public struct Line: Sendable {
    public let unit: TranslationUnit
    /// Its number in the memory, by which `EditUnits` knows it; nil for a unit of a file.
    public let number: Int?
    /// Where the phrase stands in the source, or where the source says it.
    public let sourceRanges: [TextRange]
    public let targetRanges: [TextRange]
    /// Whether the ranges of a side are those found there; otherwise they are where the words are
    /// that correspond to what was found on the other.
    public let isFoundInSource: Bool
    public let isFoundInTarget: Bool
    /// Each place where the phrase stands with what renders it, where one side alone was asked.
    public let occurrences: [Occurrence]
  }

  /// A place of a phrase.
  public struct Occurrence: Sendable {
    public let range: TextRange
    /// Where the other side renders it; nil if that is not known.
    public let rendering: PhraseRendering?
  }

  /// One way in which the phrase was rendered.
  public struct Rendering: Sendable {
    /// As it was written most often.
    public let text: String
    /// How many times.
    public let count: Int
    /// The oldest and the newest date of a sentence that has it, where dates are known.
    public let first: Date?
    public let last: Date?
    /// How it was written, the most frequent first: singular, plural, capitals.
    public let forms: [Tally]
    /// The dates of the sentences that have it, where known, in order.
    public let dates: [Date]
    /// Who published the sentences, and who translated them, as far as is known.
    public let outlets: [Tally]
    public let translators: [Tally]
    /// Sentences that have it, the newest first, three at most.
    public let examples: [Line]
    /// How sure it is, on average, that these words render the phrase, 0…1.
    public let confidence: Double
  }

  /// How often something was met.
  public struct Tally: Hashable, Sendable {
    public let name: String
    public let count: Int
  }

  public struct Answer: Sendable {
    /// The newest first.
    public let lines: [Line]
    /// The most frequent first; over all lines found, also those not shown.
    public let renderings: [Rendering]
    /// Places at which nothing was found that renders the phrase.
    public let unrendered: Int
    /// How many lines were found; `isCut` where there are more.
    public let found: Int
    public let isCut: Bool
  }

  /// The most lines that are read for their renderings.
  private static let most = 200

  /// - Parameter limit: how many lines are given; renderings are counted over up to 200.
  ///
  /// Throws: `MemoryError`.
  public func look(for question: Question, limit: Int) throws -> Answer {
    let query = ConcordanceQuery(
      phrases: question.phrases, source: question.source, target: question.target,
      filter: UnitFilter(
        since: question.since, until: question.until, outlet: question.outlet),
      project: question.project)
    let wanted = max(limit, Self.most)
    let hits = try readers.read { try $0.concordance(query, limit: wanted + 1) }
    let lines = lines(of: hits.prefix(wanted))
    var counts = RenderingCounts()
    for line in lines { counts.add(line) }
    return Answer(
      lines: Array(lines.prefix(limit)), renderings: counts.renderings,
      unrendered: counts.unrendered, found: lines.count, isCut: hits.count > wanted)
  }

  /// The hits with the words that render them, told from all hits together.
  private func lines(of hits: some Collection<ConcordanceHit>) -> [Line] {
    var renderings = linking.renderings(of: hits.flatMap(\.places))[...]
    return hits.map { hit in
      let isInSource = !hit.sourceRanges.isEmpty
      let occurrences = hit.places.map {
        Occurrence(range: $0.range, rendering: renderings.removeFirst())
      }
      let spans = occurrences.flatMap { $0.rendering?.spans ?? [] }
      let sources = isInSource ? hit.sourceRanges : spans
      let targets = hit.targetRanges.isEmpty ? spans : hit.targetRanges
      return Line(
        unit: hit.unit.unit, number: Int(hit.unit.id), sourceRanges: sources.merged,
        targetRanges: targets.merged,
        isFoundInSource: isInSource, isFoundInTarget: !hit.targetRanges.isEmpty,
        occurrences: occurrences)
    }
  }
}

extension ConcordanceHit {
  /// The phrase's places, where one side alone holds it.
  fileprivate var places: [LinkWords.TermPlace] {
    guard sourceRanges.isEmpty != targetRanges.isEmpty else { return [] }
    let unit = unit.unit
    let (text, other) =
      sourceRanges.isEmpty ? (unit.target, unit.source) : (unit.source, unit.target)
    return (sourceRanges + targetRanges).map {
      LinkWords.TermPlace(
        text: text.text, language: text.language, translation: other.text,
        translationLanguage: other.language, range: $0)
    }
  }
}

extension [TextRange] {
  /// In order, those that touch made one.
  fileprivate var merged: [TextRange] {
    sorted().reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = TextRange(
          last.lowerBound, Swift.max(last.upperBound, range.upperBound))
      } else {
        merged.append(range)
      }
    }
  }
}
