import Bitext
import Foundation
import Workflows

/// Where candidates are looked for and gone through.
struct CandidateDesk: Sendable {
  let least: Int
  let limit: Int
  let since: String
  let outlet: String
  let domains: [String]
  let glossaries: [String]
  let list: CandidateList?
  let isReady: Bool

  init(
    _ question: MiningQuestion, _ browsing: BrowseGlossaries, _ review: CandidateReview?,
    _ notices: [String]
  ) {
    (least, limit) = (question.least, question.limit)
    (since, outlet) = (question.choice.since?.day ?? "", question.choice.outlet ?? "")
    domains = browsing.domains.map(\.name)
    glossaries = browsing.glossaries.map(\.name)
    list = review.map { CandidateList($0, notices) }
    isReady = review != nil
  }
}

/// Candidates to be judged, the likeliest first.
struct CandidateList: Sendable {
  let notices: [String]
  let count: String
  let candidates: [Candidate]
  let isEmpty: Bool
  let aside: [String]
  let asideCount: Int
  let hasAside: Bool
  let signature: String

  struct Candidate: Sendable {
    let number: Int
    let term: String
    let about: String
    let renderings: [Use]
    let hasRenderings: Bool
    let examples: [SentencePair]
    let hasExamples: Bool
    let address: String

    init(_ candidate: MineTerms.Candidate) {
      number = candidate.number
      term = candidate.term
      let verdict = candidate.verdict
      let days = [candidate.first?.day, candidate.last?.day].compactMap { $0 }
      about =
        ([
          "met \(candidate.count.grouped) times in \(candidate.segments.grouped) segments",
          days.isEmpty ? "" : days[0] == days[1] ? days[0] : "\(days[0]) – \(days[1])",
          candidate.renderings.isEmpty
            ? "" : "inconsistency \(verdict.inconsistency.hundredths)",
          candidate.unrendered > 0
            ? "\(candidate.unrendered) places with no words that render it" : "",
        ]).filter { !$0.isEmpty }.joined(separator: " · ")
      let shown = candidate.renderings.prefix(Self.mostRenderings)
      let most = shown.map(\.count).max() ?? 1
      renderings = shown.enumerated().map { place, rendering in
        Use(
          text: rendering.text, count: rendering.count, most: most, isFirst: place == 0,
          key: place < 9 ? place + 1 : nil)
      }
      hasRenderings = !renderings.isEmpty
      examples = shown.prefix(3).flatMap { $0.examples.prefix(2) }.map(SentencePair.init)
      hasExamples = !examples.isEmpty
      address = Address.lookUp(candidate.term)
    }

    private static let mostRenderings = 9
  }

  /// A way in which a candidate is rendered.
  struct Use: Sendable {
    let text: String
    let count: Int
    let most: Int
    let isFirst: Bool
    let key: Int?
  }

  init(_ review: CandidateReview, _ notices: [String]) {
    self.notices = notices
    candidates = review.open.map(Candidate.init)
    aside = review.aside.map(\.term)
    (asideCount, hasAside) = (aside.count, !aside.isEmpty)
    isEmpty = candidates.isEmpty && aside.isEmpty && review.accepted.isEmpty
    signature = review.signature
    let accepted = review.accepted.isEmpty ? "" : ", \(review.accepted.count) accepted since"
    count =
      "\(candidates.count) candidate\(candidates.count == 1 ? "" : "s") in \(review.units.grouped) units"
      + accepted
  }
}

extension Double {
  /// With two digits behind the point.
  var hundredths: String {
    formatted(.number.precision(.fractionLength(2)).locale(Locale(identifier: "en")))
  }
}
