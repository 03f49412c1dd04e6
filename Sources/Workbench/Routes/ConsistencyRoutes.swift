import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// How evenly the memory renders terms and spells names: compared on the threads for long work, kept
/// until the memory, a glossary or the lexicon is another.
struct ConsistencyRoutes: Room {
  let desk: Desk
  let pages: PageLibrary
  let compared = LastAnswers<ConsistencyQuestion, Rest, ConsistencyReport>()

  /// What a comparison rests on.
  struct Rest: Hashable, Sendable {
    let memory: MemoryState
    let resources: FileStamp
  }

  init(desk: Desk, pages: PageLibrary) {
    self.desk = desk
    self.pages = pages
  }

  static let door: Door? = Door(
    page: "consistency", name: "Consistency", path: "/consistency", key: "c",
    sheets: ["consistency.css"])
  static let templates = [
    "consistency": PackageResources.consistency_mustache,
    "consistency-report": PackageResources.consistency_report_mustache,
  ]
  static let assets = [
    "consistency.js": PackageResources.consistency_js,
    "consistency.css": Array(ConsistencySections.style.utf8) + [0x0A]
      + PackageResources.consistency_css,
  ]

  func add(to router: Router<WorkbenchContext>) {
    router.get("/consistency") { request, _ in
      let query = Query(request)
      let question = try ConsistencyQuestion(query)
      let view = try ConsistencyView(query, question)
      let page = try await desk.run {
        ConsistencyPageView(
          question, view, try known(question).map { ConsistencyPart($0, question, view) },
          hasMemory: FileManager.default.fileExists(atPath: desk.memory.path))
      }
      return pages.response("consistency", page, title: "Consistency · Tarjuman")
    }
    router.get("/consistency/report") { request, _ in
      let query = Query(request)
      let question = try ConsistencyQuestion(query)
      let view = try ConsistencyView(query, question)
      let part = try await desk.run {
        ConsistencyPart(try needed(question), question, view)
      }
      return Response.html(pages.part("consistency-report", part))
    }
    router.get("/consistency/places") { request, _ in
      let query = Query(request)
      let question = try ConsistencyQuestion(query)
      let term = try query.number("term", in: 0...100_000, or: 0)
      let way = try query.number("way", in: 0...100_000, or: 0)
      return try await desk.run {
        let sections = ConsistencySections(try needed(question), links: question.links)
        guard let html = sections.places(term: term, way: way) else { throw Self.another }
        return Response.html(html)
      }
    }
    router.get("/api/v1/consistency") { request, _ in
      let query = Query(request)
      let (question, again) = (try ConsistencyQuestion(query), try query.flag("again"))
      return try await desk.answer(request) { sender in
        try compare(question, again: again) { sender?.progress($0) }.json()
      }
    }
  }

  private func compare(
    _ question: ConsistencyQuestion, again: Bool, progress: (MineTerms.Progress) -> Void
  ) throws -> ConsistencyReport {
    try compared.answer(question, rest(), again: again) {
      try CompareRenderings(desk.installation).compare(
        UnitStream(memory: desk.memory, question.choice), question.question, progress: progress)
    }
  }

  private func known(_ question: ConsistencyQuestion) throws -> ConsistencyReport? {
    guard FileManager.default.fileExists(atPath: desk.memory.path) else { return nil }
    return try compared.known(question, rest())
  }

  private func rest() throws -> Rest {
    Rest(memory: try MemoryState(desk.memory), resources: desk.resources)
  }

  private func needed(_ question: ConsistencyQuestion) throws -> ConsistencyReport {
    guard let report = try known(question) else { throw Self.another }
    return report
  }

  private static let another = HTTPError(
    .conflict, message: "The memory or a glossary is another by now; compare again.")
}

/// What is compared, as it stands in the address.
struct ConsistencyQuestion: Hashable, Sendable {
  let least: Int
  let terms: Int
  let choice: UnitStream.Choice

  /// Throws: `BadRequest`.
  init(_ query: Query) throws {
    least = try query.number("least", in: 2...1000, or: 3)
    terms = try query.number("terms", in: 1...2000, or: 300)
    choice = try UnitStream.Choice(query)
  }

  var question: CompareRenderings.Question {
    var question = CompareRenderings.Question()
    (question.least, question.terms) = (least, terms)
    return question
  }

  /// The question as parameters of an address.
  var parameters: [String] {
    [
      ("least", least == 3 ? nil : "\(least)"), ("terms", terms == 300 ? nil : "\(terms)"),
      ("since", choice.since?.day), ("until", choice.until?.day), ("outlet", choice.outlet),
      ("project", choice.project),
    ].compactMap { name, value in value.map { "\(name)=\(Address.encoded($0))" } }
  }

  /// Leads from the report to the other pages.
  var links: ConsistencySections.Links {
    let parameters = parameters
    return ConsistencySections.Links(
      wording: { wording in
        [
          ("look up", Address.lookUp(wording)),
          ("in the memory", "/memory?q=\(Address.encoded(wording))"),
        ]
      },
      places: { term, way in
        "/consistency/places?"
          + (parameters + ["term=\(term)", "way=\(way)"]).joined(separator: "&")
      },
      concept: { "/glossary?concept=\(Address.encoded($0))" },
      unit: { "/memory?unit=\($0)" })
  }
}
