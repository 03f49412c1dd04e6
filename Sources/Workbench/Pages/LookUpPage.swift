import Bitext
import Foundation
import Workflows

/// What the look-up page shows.
struct LookUpPage: Sendable {
  let query: String
  let answer: Answer?
  /// Neighbours in meaning, where they were asked for.
  let meaning: MeaningPart?
  /// Leads to the same with them.
  let meaningAddress: String

  init(query: String, answer: LookUp.Answer?, meaning: MeaningPart? = nil) {
    self.query = query
    self.answer = answer.map(Answer.init)
    self.meaning = meaning
    meaningAddress = Address.lookUp(query) + "&meaning=true#meaning"
  }

  struct Answer: Sendable {
    let notices: [String]
    let isEmpty: Bool
    let concepts: [Concept]
    let uses: [Use]
    let hasUses: Bool
    let chart: BarChart?
    let sentences: [SentencePair]
    let hasSentences: Bool
    let sentenceCount: Int
    /// Leads to the same with more sentences; nil where all are shown.
    let more: String?

    init(_ found: LookUp.Answer) {
      notices = found.notices
      isEmpty = found.isEmpty
      var numbers = CopyNumbers()
      concepts = found.hits.map { Concept($0, in: found.query, &numbers) }
      let most = found.renderings.map(\.count).max() ?? 1
      uses = found.renderings.map { Use($0, most: most, &numbers) }
      hasUses = !uses.isEmpty
      let dated = found.renderings.map { BarChart.Series(name: $0.text, dates: $0.dates) }
      chart = BarChart(dated, of: "Sentences that render it")
      sentences = found.sentences.map(SentencePair.init)
      hasSentences = !sentences.isEmpty
      sentenceCount = found.sentenceCount
      more =
        found.sentences.count < found.sentenceCount
        ? Address.lookUp(found.query, limit: found.sentences.count + 50) : nil
    }
  }

  /// The keys 1…9, given to what is copied most; the same wording bears one number.
  struct CopyNumbers {
    private var given: Set<String> = []

    mutating func next(for text: String) -> Int? {
      guard given.count < 9, given.insert(text).inserted else { return nil }
      return given.count
    }
  }

  struct Concept: Sendable {
    let term: MarkedText
    let others: [MarkedText]
    let found: String
    let why: String?
    let isLoose: Bool
    let renderings: [Rendering]
    let note: String?
    let concept: String
    let domain: String
    let source: String?
    let hasMore: Bool

    init(_ hit: LookUp.Hit, in query: String, _ numbers: inout CopyNumbers) {
      let entry = hit.entry
      term = MarkedText(entry.terms.first ?? hit.form, .arabic)
      others = entry.terms.dropFirst().map { MarkedText($0, .arabic) }
      found = String(query[hit.range])
      why = hit.reason.ifAny
      isLoose = hit.isLoose
      renderings = entry.renderings.map { Rendering($0, &numbers) }
      (concept, domain) = (entry.concept, entry.domain)
      (note, source) = (entry.note.ifAny, entry.source.ifAny)
      hasMore = !others.isEmpty || source != nil
    }
  }

  struct Rendering: Sendable {
    let text: String
    let standing: String
    let reason: String?
    /// The key that copies it.
    let number: Int?

    init(_ rendering: Bitext.Rendering, _ numbers: inout CopyNumbers) {
      text = rendering.text
      standing = rendering.standing.rawValue
      reason = rendering.reason.ifAny
      let isAccepted = [.preferred, .admitted].contains(rendering.standing)
      number = isAccepted ? numbers.next(for: rendering.text) : nil
    }
  }

  struct Use: Sendable {
    let text: String
    let count: Int
    let most: Int
    let standing: String?
    let period: String?
    let number: Int?

    init(_ use: LookUp.Use, most: Int, _ numbers: inout CopyNumbers) {
      text = use.text
      count = use.count
      self.most = most
      standing = use.standing?.rawValue
      let isBarred = use.standing == .forbidden || use.standing == .deprecated
      number = isBarred ? nil : numbers.next(for: use.text)
      period = use.first.flatMap { first in
        use.last.map { last in
          first.day == last.day ? first.day : "\(first.day) – \(last.day)"
        }
      }
    }
  }
}

/// A sentence with its translation, as a pair of paragraphs and where they come from.
struct SentencePair: Sendable {
  let source: MarkedText
  let target: MarkedText
  let from: [String]
  /// The likeness in meaning, in percent; nil for what was found by its words.
  let likeness: Int?
  /// The unit's number in the memory; nil for one of a file.
  let number: Int?

  init(_ line: SearchMemory.Line) {
    let unit = line.unit
    source = MarkedText(unit.source.text, unit.source.language, marks: line.sourceRanges)
    target = MarkedText(unit.target.text, unit.target.language, marks: line.targetRanges)
    (from, likeness, number) = (unit.provenance.words, nil, line.number)
  }

  init(_ match: SearchByMeaning.Match) {
    let unit = match.unit
    source = MarkedText(unit.source.text, unit.source.language)
    target = MarkedText(unit.target.text, unit.target.language)
    (from, likeness) = (unit.provenance.words, Int((100 * max(0, match.cosine)).rounded()))
    number = match.number
  }

  init(_ numbered: EditUnits.Numbered) {
    let unit = numbered.unit
    source = MarkedText(unit.source.text, unit.source.language)
    target = MarkedText(unit.target.text, unit.target.language)
    (from, likeness, number) = (unit.provenance.words, nil, numbered.number)
  }
}

extension String {
  /// Nil if it is empty, so that a template leaves it out.
  var ifAny: String? { isEmpty ? nil : self }
}

extension Provenance {
  /// Article, outlet and day, as far as they are known.
  fileprivate var words: [String] {
    [sourceArticle, outlet, (changed ?? created)?.day].compactMap { $0 }
  }
}

/// Sentences near in meaning, or why there are none.
struct MeaningPart: Sendable {
  let notices: [String]
  let sentences: [SentencePair]
  let hasSentences: Bool

  init(_ answer: SearchByMeaning.Answer) {
    notices = answer.notices
    sentences = answer.matches.map(SentencePair.init)
    hasSentences = !sentences.isEmpty
  }

  init(notice: String) {
    (notices, sentences, hasSentences) = ([notice], [], false)
  }
}

/// Addresses of pages in a certain state.
enum Address {
  static func lookUp(_ query: String, limit: Int? = nil) -> String {
    "/?q=\(encoded(query))" + (limit.map { "&limit=\($0)" } ?? "")
  }

  /// A text as the value of a parameter (RFC 3986, unreserved characters).
  static func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
  }

  private static let unreserved = CharacterSet(
    charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
}
