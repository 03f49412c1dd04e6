import Alignment
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
    /// Where the phrase stands in the source, or where the source says it.
    public let sourceRanges: [TextRange]
    public let targetRanges: [TextRange]
    /// Whether the ranges of a side are those found there; otherwise they are where the words are
    /// that correspond to what was found on the other.
    public let isFoundInSource: Bool
    public let isFoundInTarget: Bool
  }

  /// One way in which the phrase was rendered.
  public struct Rendering: Sendable {
    /// As it was written in the newest sentence.
    public let text: String
    public let count: Int
    /// Of the sentences that have it and whose date is known, the oldest first.
    public let dates: [Date]
    public var first: Date? { dates.first }
    public var last: Date? { dates.last }
  }

  public struct Answer: Sendable {
    /// The newest first.
    public let lines: [Line]
    /// The most frequent first; over all lines found, also those not shown.
    public let renderings: [Rendering]
    /// Lines in which nothing was found that renders the phrase.
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
    let lines = hits.prefix(wanted).map(line)
    var counts = RenderingCounts()
    for line in lines { counts.add(line) }
    return Answer(
      lines: Array(lines.prefix(limit)), renderings: counts.renderings,
      unrendered: counts.unrendered, found: lines.count, isCut: hits.count > wanted)
  }

  private func line(_ hit: ConcordanceHit) -> Line {
    let unit = hit.unit.unit
    var (sources, targets) = (hit.sourceRanges, hit.targetRanges)
    if sources.isEmpty || targets.isEmpty {
      let words = linking.correspondence(
        unit.source.text, unit.source.language, unit.target.text, unit.target.language)
      if targets.isEmpty { targets = sources.flatMap { words.rendering(of: $0)?.spans ?? [] } }
      if sources.isEmpty {
        sources = hit.targetRanges.flatMap { words.original(of: $0)?.spans ?? [] }
      }
    }
    return Line(
      unit: unit, sourceRanges: sources.merged, targetRanges: targets.merged,
      isFoundInSource: !hit.sourceRanges.isEmpty, isFoundInTarget: !hit.targetRanges.isEmpty)
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
