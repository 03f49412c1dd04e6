import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// Looking up, matching, searching, cutting, aligning and checking, as JSON.
struct TextAPI: Sendable {
  let desk: Desk

  func add(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/lookup") { request, _ in try await lookUp(Query(request)) }
    router.get("/api/v1/match") { request, _ in try await match(Query(request)) }
    router.post("/api/v1/match") { request, _ in try await matchArticle(request) }
    router.get("/api/v1/search") { request, _ in try await search(Query(request)) }
    router.get("/api/v1/meaning") { request, _ in try await meaning(Query(request)) }
    router.post("/api/v1/segment") { request, _ in try await segment(request) }
    router.post("/api/v1/align") { request, _ in try await align(request) }
    router.post("/api/v1/check") { request, _ in try await check(request) }
  }

  private func lookUp(_ query: Query) async throws -> Response {
    let text = try query.needed("q", "say what to look up.")
    let (language, limit) = (
      try query.language("language"), try query.number("limit", in: 0...200, or: 20)
    )
    return .json(
      data: try await desk.run { [desk] in
        try desk.lookUp().look(up: text, language: language, limit: limit).json()
      })
  }

  private func match(_ query: Query) async throws -> Response {
    let text = try query.needed("text", "say the segment to find again.")
    let choices = try query.matchChoices(usualLimit: 5)
    return .json(
      data: try await desk.run { [desk] in
        try MatchRecords.json(text, desk.matching(choices).matches(of: text))
      })
  }

  private func matchArticle(_ request: Request) async throws -> Response {
    let query = Query(request)
    let threshold = try query.number("threshold", in: 1...101, or: 70)
    var choices = try query.matchChoices(usualLimit: 1)
    choices.threshold = min(threshold, 50)
    let asked = try await request.record(TextRecord.self)
    return try await desk.answer(request) { [desk, choices] sender in
      let segmented = try asked.segmented()
      let workflow = MatchArticle(try desk.matching(choices), threshold: threshold)
      return try MatchRecords.json(workflow.match(segmented) { sender?.progress($0, of: $1) })
    }
  }

  private func search(_ query: Query) async throws -> Response {
    var question = SearchMemory.Question()
    question.phrases = query.text("q").map { [$0] } ?? []
    (question.source, question.target) = (query.text("source"), query.text("target"))
    (question.since, question.until) = (try query.day("since"), try query.day("until"))
    (question.outlet, question.project) = (query.text("outlet"), query.text("project"))
    let asked = question.phrases + [question.source, question.target].compactMap { $0 }
    guard asked.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
      throw BadRequest("q", "say a phrase to look for, or one of source or target.")
    }
    let limit = try query.number("limit", in: 1...1000, or: 20)
    return .json(
      data: try await desk.run { [desk, question] in
        try desk.searching().look(for: question, limit: limit).json()
      })
  }

  private func meaning(_ query: Query) async throws -> Response {
    let text = try query.needed("q", "say what is meant.")
    let (language, limit) = (
      try query.language("in"), try query.number("limit", in: 1...200, or: 20)
    )
    return .json(
      data: try await desk.runLong { [desk] in
        guard let searching = try desk.searchingByMeaning() else { throw Self.noEncoder }
        return try searching.look(for: text, in: language, count: limit).json()
      })
  }

  private static let noEncoder = HTTPError(
    .notFound,
    message: "The sentence encoder is not installed, so nothing is found by meaning; "
      + "Scripts/setup installs it.")

  private func segment(_ request: Request) async throws -> Response {
    let asked = try await request.record(TextRecord.self)
    return .json(data: try await desk.run { try asked.segmented().json() })
  }

  private func align(_ request: Request) async throws -> Response {
    let minimum = try Query(request).share("minimum", or: 0)
    let pair = try await request.wholeBody()
    return try await desk.answer(request) { [desk] sender in
      try desk.aligning().answer(pair, minimum: minimum) {
        sender?.progress($0.done, of: $0.all)
      }
    }
  }

  private func check(_ request: Request) async throws -> Response {
    let level = try Query(request).choice("level", CheckReport.Level.self) ?? .usual
    let asked = try await request.record(UnitsRecord.self)
    let units = try asked.checked()
    return .json(
      data: try await desk.runLong { [desk] in
        try desk.checking().check(units, file: asked.name ?? "request").json(level)
      })
  }
}

extension Query {
  func matchChoices(usualLimit: Int) throws -> MatchTexts.Choices {
    var choices = MatchTexts.Choices()
    choices.threshold = try number("threshold", in: 1...101, or: 70)
    choices.limit = try number("limit", in: 1...100, or: usualLimit)
    choices.outlet = text("outlet")
    (choices.from, choices.to) = (try language("from"), try language("to"))
    return choices
  }
}

/// A text that was sent.
struct TextRecord: Decodable, Sendable {
  let text: String
  let language: String?
  let name: String?

  /// Throws: `BadRequest`, `AlignmentProblem`.
  func segmented() throws -> SegmentedArticle {
    let language = try language.map { tag in
      guard let language = Language(checked: tag) else {
        throw BadRequest("language", "say a language such as ar or en.")
      }
      return language
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw BadRequest("text", "there is no text in it.")
    }
    return try SegmentArticle(language: language).segment(text: text, name: name ?? "text")
  }
}

/// Units that were sent to be checked.
struct UnitsRecord: Decodable, Sendable {
  let units: [Unit]
  let name: String?
  /// The languages of units that name none.
  let from: String?
  let to: String?

  struct Unit: Decodable, Sendable {
    let source: String
    let target: String
    let sourceLanguage: String?
    let targetLanguage: String?
    let id: String?
  }

  /// Throws: `BadRequest`.
  func checked() throws -> [TranslationUnit] {
    guard !units.isEmpty else { throw BadRequest("units", "there is none in it.") }
    _ = try (language(from ?? "ar", "from"), language(to ?? "en", "to"))
    return try units.enumerated().map { index, unit in
      TranslationUnit(
        source: .init(
          language: try language(unit.sourceLanguage ?? from ?? "ar", "units[\(index)]"),
          content: TaggedText(unit.source)),
        target: .init(
          language: try language(unit.targetLanguage ?? to ?? "en", "units[\(index)]"),
          content: TaggedText(unit.target)), identifier: unit.id)
    }
  }

  private func language(_ tag: String, _ place: String) throws -> Language {
    guard let language = Language(checked: tag) else {
      throw BadRequest(place, "its languages are to be such as ar and en.")
    }
    return language
  }
}

extension Desk {
  /// Answers with what a long workflow gives: as one object, or, for a client that accepts lines,
  /// with progress before it.
  func answer(
    _ request: Request, _ work: @escaping @Sendable (LineSender?) throws -> Data
  ) async throws -> Response {
    if request.wantsLines { return lines { $0.send(try work($0)) } }
    return .json(data: try await runLong { try work(nil) })
  }
}
