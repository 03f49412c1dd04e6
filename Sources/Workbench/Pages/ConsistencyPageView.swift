import Bitext
import Foundation
import Workflows

/// What the page on consistency shows.
struct ConsistencyPageView: Sendable {
  let query: String
  let since: String
  let until: String
  let outlet: String
  let project: String
  let isNarrowed: Bool
  let shows: [GlossaryBrowse.Choice]
  let report: ConsistencyPart?
  let isReady: Bool
  let hasMemory: Bool

  init(
    _ question: ConsistencyQuestion, _ view: ConsistencyView, _ report: ConsistencyPart?,
    hasMemory: Bool
  ) {
    query = view.text ?? ""
    (since, until) = (question.choice.since?.day ?? "", question.choice.until?.day ?? "")
    (outlet, project) = (question.choice.outlet ?? "", question.choice.project ?? "")
    isNarrowed = !(since + until + outlet + project).isEmpty
    shows = ConsistencyView.Show.allCases.map {
      GlossaryBrowse.Choice(value: $0.rawValue, label: $0.words, isChosen: $0 == view.show)
    }
    self.report = report
    isReady = report != nil
    self.hasMemory = hasMemory
  }
}

/// What of a report is shown, as it stands in the address.
struct ConsistencyView: Sendable {
  let text: String?
  let show: Show
  let from: Int
  private let parameters: [String]

  enum Show: String, CaseIterable, Sendable {
    case all, glossary, warned, found, drifting, names

    var words: String {
      switch self {
      case .all: "terms and names"
      case .glossary: "terms of a glossary"
      case .warned: "terms with a rendering to be avoided"
      case .found: "terms no glossary has"
      case .drifting: "terms whose rendering changed over time"
      case .names: "names"
      }
    }
  }

  /// How many terms are shown at once.
  static let usual = 25

  /// Throws: `BadRequest`.
  init(_ query: Query, _ question: ConsistencyQuestion) throws {
    text = query.text("q")
    show = try query.choice("show", Show.self) ?? .all
    from = try query.number("from", in: 0...100_000, or: 0)
    parameters =
      question.parameters + (text.map { ["q=\(Address.encoded($0))"] } ?? [])
      + (show == .all ? [] : ["show=\(show.rawValue)"])
  }

  /// The places in the report of the terms that are shown.
  func terms(of report: ConsistencyReport) -> [Int] {
    let filter: ConsistencyReport.Filter? =
      switch show {
      case .all: .init(text: text)
      case .glossary: .init(text: text, kind: .known)
      case .warned: .init(text: text, kind: .warned)
      case .found: .init(text: text, kind: .unknown)
      case .drifting: .init(text: text, kind: .drifting)
      case .names: nil
      }
    return filter.map(report.terms(passing:)) ?? []
  }

  func names(of report: ConsistencyReport) -> [Int] {
    guard show == .all || show == .names else { return [] }
    return report.names(with: text)
  }

  func more(_ count: Int) -> String? {
    let next = from + Self.usual
    return next < count
      ? "/consistency?" + (parameters + ["from=\(next)"]).joined(separator: "&") : nil
  }
}

/// A stretch of a report.
struct ConsistencyPart: Sendable {
  let summary: String
  let terms: String
  let names: String
  let isEmpty: Bool
  let isFirst: Bool
  let hasTerms: Bool
  let count: String
  let signature: String
  let more: String?

  init(_ report: ConsistencyReport, _ question: ConsistencyQuestion, _ view: ConsistencyView) {
    let sections = ConsistencySections(report, links: question.links)
    let (terms, names) = (view.terms(of: report), view.names(of: report))
    summary = report.summary
    self.terms = sections.terms(terms.dropFirst(view.from).prefix(ConsistencyView.usual))
    more = view.more(terms.count)
    // Names stand behind the last term.
    self.names = more == nil ? sections.names(names) : ""
    isEmpty = terms.isEmpty && names.isEmpty
    (isFirst, hasTerms) = (view.from == 0, !terms.isEmpty)
    count =
      "\(terms.count) term\(terms.count == 1 ? "" : "s"), \(names.count) name\(names.count == 1 ? "" : "s")"
    signature = report.signature
  }
}
