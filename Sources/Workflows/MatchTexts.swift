public import Bitext
public import Foundation
import TextAnalysis
import TranslationMemory

/// Finds texts again in one memory or several.
public struct MatchTexts: Sendable {
  private let memories: [OpenedMemory]
  private var choices: Choices
  private let installation: Installation
  /// Opened when it is first asked for: most texts need none of it.
  private let linking = MadeOnce<LinkWords>()
  private let names: KnowNames

  /// What is asked for.
  public struct Choices: Sendable {
    /// The least score shown, in percent.
    public var threshold = 70
    /// How many matches of a text are given.
    public var limit = 5
    public var outlet: String?
    /// The languages translated between; nil for the source: told from the letters.
    public var from: Language?
    public var to: Language?
    fileprivate var penalties = MatchPenalties.standard

    public init() {}

    /// Sets what a difference costs, such as `orthographic=2`. False if there is no such penalty.
    public mutating func setPenalty(_ setting: String) -> Bool {
      let parts = setting.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let percent = Int(parts[1]), (0...50).contains(percent) else {
        return false
      }
      switch parts[0] {
      case "numbers": penalties.numbers = percent
      case "orthographic": penalties.orthographic = percent
      case "case": penalties.letterCase = percent
      case "punctuation": penalties.punctuation = percent
      case "tags": penalties.tags = percent
      default: return false
      }
      return true
    }
  }

  /// A memory that is only read, with what its matches cost.
  public struct Reference: Sendable {
    public let file: URL
    /// Percent.
    public let penalty: Int

    public init(file: URL, penalty: Int) {
      self.file = file
      self.penalty = penalty
    }

    /// Reads `FILE` or `FILE:PENALTY`; nil where the penalty is none of 0…50.
    public init?(_ text: String) {
      if let colon = text.lastIndex(of: ":"), let penalty = Int(text[text.index(after: colon)...]) {
        guard (0...50).contains(penalty) else { return nil }
        self.init(file: URL(fileURLWithPath: String(text[..<colon])), penalty: penalty)
      } else {
        self.init(file: URL(fileURLWithPath: text), penalty: 0)
      }
    }
  }

  private struct OpenedMemory: Sendable {
    let readers: MemoryReaders
    let name: String
    let penalty: Int
  }

  /// Opens the memories.
  ///
  /// - Parameters:
  ///   - memory: the translator's own; nil if only others are to be read.
  ///   - installation: where the dictionaries and glossaries are that know words and names.
  ///   - progress: hears of a memory of an earlier version that is brought up to date.
  ///
  /// Throws: `MemoryError`.
  public init(
    memory: URL?, references: [Reference] = [], _ choices: Choices,
    installation: Installation = .current,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    self.choices = choices
    self.installation = installation
    names = KnowNames(installation)
    let own = memory.map { [Reference(file: $0, penalty: 0)] } ?? []
    memories = try (own + references).map { reference in
      let name = reference.file.lastPathComponent
      let readers = try MemoryReaders(
        reference.file, progress: reference.file.upgrade(progress))
      return OpenedMemory(readers: readers, name: name, penalty: reference.penalty)
    }
  }

  /// The same memories, asked otherwise.
  public func with(_ choices: Choices) -> MatchTexts {
    var asked = self
    asked.choices = choices
    return asked
  }

  /// The best matches of a text, the best first. Throws: `MemoryError`.
  public func matches(
    of text: String, language: Language? = nil, context: TranslationUnit.Context = .init()
  ) throws -> [FoundMatch] {
    let (from, to) = languages(of: text, language)
    var found: [(match: MemoryMatch, memory: OpenedMemory)] = []
    for memory in memories {
      let settings = MatchSettings(
        threshold: choices.threshold, limit: choices.limit, penalties: choices.penalties,
        memoryPenalty: memory.penalty)
      for side in Side.allCases {
        let query = MatchQuery(
          TaggedText(text), side: side, languages: Self.pair(from, to, side), context: context,
          outlet: choices.outlet)
        found += try memory.readers.read { try $0.matches(of: query, settings) }
          .map { ($0, memory) }
      }
    }
    let known = names.knowledge(memories.map(\.readers), from: from, to: to)
    return found.enumerated().sorted { a, b in
      if MemoryMatch.precedes(a.element.match, b.element.match) { return true }
      return !MemoryMatch.precedes(b.element.match, a.element.match) && a.offset < b.offset
    }.prefix(choices.limit).map {
      FoundMatch($0.element.match, query: text, memory: $0.element.memory.name, names: known)
    }
  }

  /// A draft of a text that no unit resembles, from stretches of it that units have; nil if none has
  /// a stretch of two content words.
  ///
  /// Throws: `MemoryError`, and what a damaged resource throws.
  public func fragments(of text: String, language: Language? = nil) throws -> FragmentDraft? {
    let (from, to) = languages(of: text, language)
    // Meaning would take longer than all the rest, and tells whole phrases apart, which agree here.
    let (kept, installation) = (linking, installation)
    let open = { @Sendable in try LinkWords(installation, usesEncoder: false) }
    kept.begin(open)
    // The program may end behind this, and what is made may be written to a file.
    defer { kept.finish() }
    let draft = try DraftFragments(
      memories: memories.map { ($0.readers, $0.name) }, linking: { try kept.thing(open) },
      from: from, to: to
    ).draft(of: text)
    // A damaged resource is told whether or not this text wanted it.
    _ = try kept.thing(open)
    return draft
  }

  private func languages(of text: String, _ language: Language?) -> (from: Language, to: Language) {
    let from = language ?? choices.from ?? LanguageGuess.language(of: text) ?? .arabic
    return (from, choices.to ?? (from.isArabic ? .english : .arabic))
  }

  /// A unit of the other direction is a translation all the same.
  static func pair(_ from: Language, _ to: Language, _ side: Side) -> LanguagePair {
    side == .source
      ? LanguagePair(source: from, target: to) : LanguagePair(source: to, target: from)
  }
}

/// A unit found again, with its translation.
public struct FoundMatch: Sendable {
  /// The number of the unit in its memory, by which `EditUnits` knows it.
  public let number: Int
  /// The side that is like the text looked up.
  public let source: TranslationUnit.Variant
  /// Its translation.
  public let target: TranslationUnit.Variant
  /// 0…101, all penalties taken off.
  public let percent: Int
  /// The names of what differs, as `Documentation/Matching.md` lists them.
  public let differences: [String]
  public let changes: [Change]
  /// The translation with the numbers, months, days and names of the text looked up, where such
  /// changed and each could be put in; a draft to be looked at.
  public let draft: Draft?
  public let memory: String
  /// What was taken off for the memory, in percent.
  public let memoryPenalty: Int
  public let provenance: Provenance
  /// Whether the unit was translated the other way round.
  public let isReversed: Bool

  /// A translation into which something was put.
  public struct Draft: Sendable {
    public let text: String
    /// What was put in, from left to right.
    public let puts: [Put]
  }

  /// Something put into a translation.
  public struct Put: Sendable {
    /// `number`, `month`, `weekday` or `name`.
    public let kind: String
    public let range: TextRange
  }

  /// Words that differ.
  public struct Change: Sendable {
    public let kind: String
    /// Where in the text looked up; nil where the memory alone has words.
    public let query: TextRange?
    /// Where in the memory's text; nil where the text looked up alone has words.
    public let match: TextRange?
  }

  init(_ match: MemoryMatch, query: String, memory: String, names: NameKnowledge) {
    let unit = match.unit.unit
    number = Int(match.unit.id)
    isReversed = match.side == .target
    source = isReversed ? unit.target : unit.source
    target = isReversed ? unit.source : unit.target
    percent = match.score.percent
    differences = match.differences.sorted().map(\.rawValue)
    changes = match.words.map {
      Change(kind: $0.kind.rawValue, query: $0.query, match: $0.match)
    }
    draft = MatchDraft(
      query: query, source: source, words: match.words, target: target, names: names
    ).map { draft in
      Draft(
        text: draft.text, puts: draft.puts.map { Put(kind: $0.kind.rawValue, range: $0.range) })
    }
    self.memory = memory
    memoryPenalty = match.memoryPenalty
    provenance = unit.provenance
  }
}

extension URL {
  /// Says of this memory how far it is brought up to date.
  func upgrade(_ progress: @escaping @Sendable (String) -> Void) -> MigrationProgress {
    let name = lastPathComponent
    return { done, all in
      progress("\(name): bringing the index up to date, \(done) of \(all) texts")
    }
  }
}
