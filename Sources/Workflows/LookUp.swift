public import Bitext
public import Foundation
import Interchange
import Terminology
import TextAnalysis
import TranslationMemory

/// Looks up a term or the terms of a sentence: concepts of the glossaries first, then sentences
/// of the memory that contain the text, and how it was rendered in them.
public struct LookUp: Sendable {
  private let installation: Installation
  private let matcher: TermMatcher?
  private let memory: URL
  /// Opened with the first look-up, as there may be no memory yet.
  private let searching = MadeOnce<SearchMemory>()

  /// - Parameter glossaries: used instead of the installed ones, if any are named.
  public init(_ installation: Installation, memory: URL, glossaries: [URL] = []) throws {
    let shelf =
      glossaries.isEmpty ? GlossaryShelf(installation) : GlossaryShelf(files: glossaries)
    matcher = try shelf.matcher(morphology: try? ArabicMorphology(file: installation.wordForms))
    self.installation = installation
    self.memory = memory
  }

  /// - Parameters:
  ///   - language: nil to go by the letters.
  ///   - limit: how many sentences of the memory are given.
  public func look(up text: String, language: Language?, limit: Int) throws -> Answer {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let language = language ?? LanguageGuess.language(of: trimmed) ?? .english
    var notices: [String] = []
    if matcher == nil {
      notices.append("no glossaries are installed; Scripts/setup installs them")
    }
    let hits = (matcher?.hits(in: trimmed) ?? []).map(Hit.init)
    var found: SearchMemory.Answer?
    if FileManager.default.fileExists(atPath: memory.path) {
      found = try searching.thing { try SearchMemory(installation, memory: memory) }.look(
        for: .init(phrases: wordings(of: trimmed, hits, language)), limit: limit)
    } else {
      notices.append("there is no memory yet; align --save or import fills one")
    }
    return Answer(
      query: trimmed, language: language, hits: hits, sentences: found?.lines ?? [],
      renderings: (found?.renderings ?? []).map { Use($0, of: trimmed, hits) },
      sentenceCount: found?.found ?? 0, notices: notices)
  }

  /// The query itself and, where a concept of the glossaries is the whole of it, that concept's other
  /// wordings in its language.
  private func wordings(of query: String, _ hits: [Hit], _ language: Language) -> [String] {
    let whole = hits.filter { $0.isWhole(of: query) }
    let others = whole.flatMap { hit in
      language.isArabic ? hit.entry.terms : hit.entry.accepted
    }
    var seen: Set<String> = []
    // A footnote's star is no wildcard here.
    return ([query] + others).map { $0.replacing("*", with: " ") }
      .filter { seen.insert($0).inserted }
  }

  /// A wording by which the memory renders what was looked up.
  public struct Use: Sendable {
    public let text: String
    /// In how many sentences.
    public let count: Int
    /// Of the sentences that have it and whose date is known, the oldest first.
    public let dates: [Date]
    public var first: Date? { dates.first }
    public var last: Date? { dates.last }
    /// What the glossary thinks of it; nil if it knows no such rendering.
    public let standing: Rendering.Standing?

    /// Only a concept that is the whole of the query has a say.
    init(_ rendering: SearchMemory.Rendering, of query: String, _ hits: [Hit]) {
      text = rendering.text
      count = rendering.count
      dates = rendering.dates
      let key = RenderingCounts.key(of: rendering.text)
      standing =
        hits.filter { $0.isWhole(of: query) }
        .flatMap(\.entry.renderings).first { RenderingCounts.key(of: $0.text) == key }?.standing
    }
  }

  /// A concept found in the text.
  public struct Hit: Sendable {
    public let entry: TermEntry
    /// The wording of the entry that was found, as the glossary writes it.
    public let form: String
    /// Where it stands in the text, clitics left outside.
    public let range: TextRange
    /// `L0`, letter by letter, to `L4`, found by the dictionary of word forms.
    public let level: String
    /// Why the text counts as the form; empty at `L0`.
    public let reason: String
    /// Whether ل stands between the words, so that it wants a look: مناطقها لخفض التوتر.
    public let isLoose: Bool

    init(_ hit: TermHit) {
      entry = hit.entry
      form = hit.form
      range = hit.range
      level = hit.level.name
      reason = hit.reason
      isLoose = hit.isLoose
    }
  }

  /// What was found.
  public struct Answer: Sendable {
    public let query: String
    public let language: Language
    public let hits: [Hit]
    /// The newest first.
    public let sentences: [SearchMemory.Line]
    /// The most frequent first, over the newest 200 sentences.
    public let renderings: [Use]
    /// How many sentences were found and looked at for renderings.
    public let sentenceCount: Int
    public let notices: [String]

    public var isEmpty: Bool { hits.isEmpty && sentences.isEmpty }

    /// One JSON object; offsets count code points, end exclusive.
    public func json() throws -> Data {
      let points = CodePoints(query)
      let record = Record(
        query: query, language: language.tag,
        hits: hits.map { Record.Term($0, in: query, points) },
        sentences: sentences.map(Record.Sentence.init),
        renderings: renderings.map(Record.Rendering.init), sentenceCount: sentenceCount)
      let encoder = JSONEncoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try encoder.encode(record) + Data("\n".utf8)
    }

    private struct Record: Encodable {
      let query: String
      let language: String
      let hits: [Term]
      let sentences: [Sentence]
      let renderings: [Rendering]
      let sentenceCount: Int

      struct Rendering: Encodable {
        let text: String
        let count: Int
        let first: Date?
        let last: Date?
        let standing: String?

        init(_ use: Use) {
          text = use.text
          count = use.count
          first = use.first
          last = use.last
          standing = use.standing?.rawValue
        }
      }

      struct Term: Encodable {
        let concept: String
        let found: String
        let start: Int
        let end: Int
        let form: String
        let level: String
        let reason: String
        let isLoose: Bool
        let entry: TermEntry

        init(_ hit: Hit, in text: String, _ points: CodePoints) {
          concept = hit.entry.concept
          found = String(text[hit.range])
          start = points.offset(hit.range.lowerBound)
          end = points.offset(hit.range.upperBound)
          form = hit.form
          level = hit.level
          reason = hit.reason
          isLoose = hit.isLoose
          entry = hit.entry
        }
      }

      struct Sentence: Encodable {
        let source: String
        let target: String
        let sourceLanguage: String
        let targetLanguage: String
        let found: [[Int]]
        let isInSource: Bool
        /// Where the other side renders it.
        let rendered: [[Int]]
        let from: String?

        init(_ sentence: SearchMemory.Line) {
          source = sentence.unit.source.text
          target = sentence.unit.target.text
          sourceLanguage = sentence.unit.source.language.tag
          targetLanguage = sentence.unit.target.language.tag
          isInSource = sentence.isFoundInSource
          let (sources, targets) = (CodePoints(source), CodePoints(target))
          let inSource = sentence.sourceRanges.map { sources.offsets($0) }
          let inTarget = sentence.targetRanges.map { targets.offsets($0) }
          found = isInSource ? inSource : inTarget
          rendered = isInSource ? inTarget : inSource
          from = sentence.unit.provenance.sourceArticle
        }
      }
    }
  }
}

extension LookUp.Hit {
  /// Whether the term is all there is of a query, but for particles before it and marks.
  fileprivate func isWhole(of query: String) -> Bool {
    let before = query[TextRange(0, range.lowerBound)]
    let behind = query[TextRange(range.upperBound, query.utf8.count)]
    return !before.contains(where: \.isWhitespace)
      && !behind.contains { $0.isLetter || $0.isNumber }
  }
}

extension TermEntry {
  /// The renderings a translator may write.
  fileprivate var accepted: [String] {
    renderings.filter { [.preferred, .admitted].contains($0.standing) }.map(\.text)
  }
}
