import Bitext
public import Foundation

extension ConsistencyReport {
  /// One JSON object.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Record(self)) + Data("\n".utf8)
  }

  private struct Record: Encodable {
    let units: Int
    let termsLookedAt: Int
    let periods: [String]
    let terms: [TermRecord]
    let names: [NameRecord]
    let signature: String

    init(_ report: ConsistencyReport) {
      units = report.units
      termsLookedAt = report.termCount
      periods = report.periods.map(\.name)
      terms = report.terms.map(TermRecord.init)
      names = report.names.map(NameRecord.init)
      signature = report.signature
    }
  }

  private struct TermRecord: Encodable {
    let term: String
    let concept: String?
    let preferred: String?
    let count: Int
    let places: Int
    let inconsistency: Double
    let verdict: String
    let ways: [WayRecord]
    let others: Int
    let unrendered: Int
    let translators: [TranslatorRecord]

    init(_ term: Term) {
      self.term = term.term
      concept = term.concept
      preferred = term.preferred
      count = term.count
      places = term.places
      inconsistency = (term.inconsistency * 1e3).rounded() / 1e3
      verdict = term.verdict.sentence()
      ways = term.ways.map(WayRecord.init)
      others = term.others
      unrendered = term.unrendered
      translators = term.translators.map { .init(name: $0.name, counts: $0.counts) }
    }
  }

  private struct WayRecord: Encodable {
    let text: String
    let count: Int
    let standing: String?
    let reason: String?
    let byPeriod: [Int]
    /// The numbers of the memory's units that have it.
    let units: [Int]?

    init(_ way: Way) {
      text = way.text
      count = way.count
      standing = way.standing?.rawValue
      reason = way.reason.isEmpty ? nil : way.reason
      byPeriod = way.counts
      let numbers = way.places.compactMap(\.number)
      units = numbers.isEmpty ? nil : numbers
    }
  }

  private struct TranslatorRecord: Encodable {
    let name: String
    let counts: [Int]
  }

  private struct NameRecord: Encodable {
    let counterpart: String
    let language: String
    let spellings: [Spelling]

    struct Spelling: Encodable {
      let text: String
      let count: Int
    }

    init(_ name: Name) {
      counterpart = name.counterpart
      language = name.isArabic ? "ar" : "other"
      spellings = name.spellings.map { .init(text: $0.name, count: $0.count) }
    }
  }
}

extension MineTerms.Answer {
  /// One JSON object.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return try encoder.encode(
      Record(
        units: units, known: known, candidates: candidates.map(CandidateRecord.init),
        signature: signature)) + Data("\n".utf8)
  }

  private struct Record: Encodable {
    let units: Int
    let known: Int
    let candidates: [CandidateRecord]
    let signature: String
  }

  private struct CandidateRecord: Encodable {
    let number: Int
    let term: String
    let count: Int
    let segments: Int
    let value: Double
    let association: Double
    let concept: String?
    let first: Date?
    let last: Date?
    let renderings: [Use]
    let unrendered: Int
    let inconsistency: Double
    let proposal: String?

    struct Use: Encodable {
      let text: String
      let count: Int
    }

    init(_ candidate: MineTerms.Candidate) {
      let verdict = candidate.verdict
      number = candidate.number
      term = candidate.term
      count = candidate.count
      segments = candidate.segments
      value = (candidate.value * 10).rounded() / 10
      association = (candidate.association * 10).rounded() / 10
      concept = candidate.concept
      first = candidate.first
      last = candidate.last
      renderings = candidate.renderings.map { Use(text: $0.text, count: $0.count) }
      unrendered = candidate.unrendered
      inconsistency = (verdict.inconsistency * 1e3).rounded() / 1e3
      proposal = verdict.proposal
    }
  }
}
