public import Bitext
public import Foundation
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
    matcher = try OpenGlossaries(installation, glossaries: glossaries).matcher
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
    let whole = hits.filter { $0.isWhole(of: trimmed) }
    return Answer(
      query: trimmed, language: language, hits: hits, sentences: found?.lines ?? [],
      renderings: (found?.renderings ?? []).map { Use($0, of: whole) },
      unrendered: found?.unrendered ?? 0, sentenceCount: found?.found ?? 0,
      isCut: found?.isCut ?? false,
      preferred: language.isArabic
        ? whole.first?.entry.preferred?.text : whole.first?.entry.terms.first,
      notices: notices)
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
    /// The most frequent of its forms.
    public let text: String
    /// How many times.
    public let count: Int
    public let first: Date?
    public let last: Date?
    /// All forms it was written in, those who published it and those who wrote it; the most frequent
    /// first.
    public let forms: [SearchMemory.Tally]
    public let outlets: [SearchMemory.Tally]
    public let translators: [SearchMemory.Tally]
    /// Sentences that have it, the newest first.
    public let examples: [SearchMemory.Line]
    /// How sure it is that these words render the term, 0…1.
    public let confidence: Double
    /// What the glossary thinks of it, and why; nil if it knows no such rendering.
    public let standing: Rendering.Standing?
    public let reason: String
    /// The dates of the sentences, where known, in order.
    public let dates: [Date]

    /// Only a concept that is the whole of the query has a say.
    init(_ rendering: SearchMemory.Rendering, of whole: [Hit]) {
      text = rendering.text
      count = rendering.count
      first = rendering.first
      last = rendering.last
      forms = rendering.forms
      outlets = rendering.outlets
      translators = rendering.translators
      examples = rendering.examples
      confidence = rendering.confidence
      dates = rendering.dates
      let key = RenderingCounts.key(of: rendering.text)
      let known = whole.flatMap(\.entry.renderings).first {
        RenderingCounts.key(of: $0.text) == key
      }
      standing = known?.standing
      reason = known?.reason ?? ""
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
    /// What the level means, in plain words.
    public let meaning: String
    /// Why the text counts as the form; empty at `L0`.
    public let reason: String
    /// Whether ل stands between the words, so that it wants a look: مناطقها لخفض التوتر.
    public let isLoose: Bool

    init(_ hit: TermHit) {
      entry = hit.entry
      form = hit.form
      range = hit.range
      level = hit.level.name
      meaning = hit.level.meaning
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
    /// Places at which nothing was found that renders the term.
    public let unrendered: Int
    /// How many sentences were found and looked at for renderings.
    public let sentenceCount: Int
    /// Whether the memory has more of them.
    public let isCut: Bool
    /// What the glossary would have written; nil if no concept is the whole of the query.
    public let preferred: String?
    public let notices: [String]

    public var isEmpty: Bool { hits.isEmpty && sentences.isEmpty }

    /// What the memory says about the term.
    public var verdict: RenderingVerdict {
      RenderingVerdict(
        choices: renderings.map {
          .init(
            text: $0.text, count: $0.count, dates: $0.dates, standing: $0.standing,
            reason: $0.reason)
        }, unrendered: unrendered, preferred: preferred, isCut: isCut)
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

extension FoldLevel {
  /// What is the same at this level, for people.
  fileprivate var meaning: String {
    switch self {
    case .letters: "as the glossary writes it"
    case .marks: "the same letters; vowel marks, signs or case differ"
    case .spelling: "the same word in another spelling"
    case .inflection: "the same word with particles, article or a regular ending"
    case .lexicon: "another form of the word, known from the dictionary of word forms"
    }
  }
}
