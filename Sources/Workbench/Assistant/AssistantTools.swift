import Bitext
import Foundation
import Workflows

/// What assistants can ask for, each the same workflow that pages and commands call.
struct AssistantTools: Sendable {
  private let desk: Desk
  /// Names, sentences and schemas, as `tools/list` gives them; they stand in `Assets/tools.json`.
  let list: JSONValue

  init(_ desk: Desk) {
    self.desk = desk
    let data = Data(PackageResources.tools_json)
    guard let tools = try? JSONDecoder().decode(JSONValue.self, from: data) else {
      preconditionFailure("tools.json is no JSON")
    }
    list = tools
  }

  /// The result of `tools/call`; what a workflow throws is a result that says so, as the protocol
  /// wants it.
  ///
  /// Throws: `RemoteError.wrongParameters`.
  func call(_ parameters: JSONValue, isStructured: Bool) throws(RemoteError) -> JSONValue {
    guard let name = parameters["name"]?.text, let tool = tool(name) else {
      throw .wrongParameters("name: there is no such tool; tools/list names them")
    }
    let arguments = parameters["arguments"] ?? .object([:])
    do {
      let data = try tool(arguments)
      let value = try JSONDecoder().decode(JSONValue.self, from: data)
      let text = String(decoding: try JSONEncoder.answers.encode(value), as: UTF8.self)
      return Self.result(text, isError: false, structured: isStructured ? value : nil)
    } catch let wrong as BadRequest {
      throw .wrongParameters("\(wrong.place): \(wrong.message)")
    } catch let wrong as DecodingError {
      throw .wrongParameters(Self.sentence(wrong))
    } catch {
      return Self.result("\(error)", isError: true, structured: nil)
    }
  }

  private func tool(_ name: String) -> ((JSONValue) throws -> Data)? {
    switch name {
    case "look_up_term": lookUp
    case "match_segment": match
    case "search_memory": search
    case "align_texts": align
    case "check_translation": check
    case "draft_text": draft
    default: nil
    }
  }

  private static func result(
    _ text: String, isError: Bool, structured: JSONValue?
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "content": .array([.object(["type": .string("text"), "text": .string(text)])]),
      "isError": .bool(isError),
    ]
    members["structuredContent"] = structured
    return .object(members)
  }

  private static func sentence(_ wrong: DecodingError) -> String {
    let record = ErrorRecord(wrong)
    return record.place.map { "\($0): it is missing or of another kind; see the tool's schema" }
      ?? "arguments: an object is wanted"
  }

  // MARK: The tools

  private func lookUp(_ arguments: JSONValue) throws -> Data {
    struct Asked: Decodable {
      let text: String
      let language: String?
      let limit: Int?
    }
    let asked = try arguments.record(Asked.self)
    return try desk.lookUp().look(
      up: asked.text.needed("text"), language: asked.language.checked("language"),
      limit: asked.limit.within(0...50, "limit", or: 5)
    ).json()
  }

  private func match(_ arguments: JSONValue) throws -> Data {
    struct Asked: Decodable {
      let text: String
      let from: String?
      let to: String?
      let threshold: Int?
      let limit: Int?
    }
    let asked = try arguments.record(Asked.self)
    var choices = MatchTexts.Choices()
    choices.from = try asked.from.checked("from")
    choices.to = try asked.to.checked("to")
    choices.threshold = try asked.threshold.within(1...101, "threshold", or: 70)
    choices.limit = try asked.limit.within(1...50, "limit", or: 5)
    let text = try asked.text.needed("text")
    return try MatchRecords.json(text, desk.matching(choices).matches(of: text))
  }

  private func search(_ arguments: JSONValue) throws -> Data {
    enum Way: String, Decodable { case phrase, meaning }
    struct Asked: Decodable {
      let query: String
      let by: Way?
      let limit: Int?
    }
    let asked = try arguments.record(Asked.self)
    let query = try asked.query.needed("query")
    let limit = try asked.limit.within(1...50, "limit", or: 10)
    guard asked.by == .meaning else {
      return try desk.searching().look(for: .init(phrases: [query]), limit: limit).json()
    }
    guard let searching = try desk.searchingByMeaning() else { throw NoEncoder() }
    return try searching.look(for: query, in: nil, count: limit).json()
  }

  private func align(_ arguments: JSONValue) throws -> Data {
    guard case .object(let members) = arguments else { throw BadRequest("arguments", "an object.") }
    let wanted = ["source", "target", "from", "to", "segmented"]
    let pair = JSONValue.object(members.filter { wanted.contains($0.key) })
    do {
      return try desk.aligning().answer(JSONEncoder().encode(pair))
    } catch let wrong as RequestProblem {
      throw BadRequest("arguments", wrong.description)
    }
  }

  private func check(_ arguments: JSONValue) throws -> Data {
    struct Asked: Decodable {
      let source: String
      let target: String
      let from: String?
      let to: String?
      let level: String?
    }
    let asked = try arguments.record(Asked.self)
    guard let level = CheckReport.Level(rawValue: asked.level ?? CheckReport.Level.usual.rawValue)
    else { throw BadRequest("level", "say errors, usual or strict.") }
    let unit = TranslationUnit(
      source: .init(
        language: try asked.from.checked("from") ?? .arabic,
        content: TaggedText(try asked.source.needed("source"))),
      target: .init(
        language: try asked.to.checked("to") ?? .english, content: TaggedText(asked.target)))
    return try desk.checking().check([unit], file: "text").json(level)
  }

  private func draft(_ arguments: JSONValue) throws -> Data {
    struct Asked: Decodable {
      let text: String
      let from: String?
      let to: String?
      let threshold: Int?
    }
    let asked = try arguments.record(Asked.self)
    var options = DraftTranslation.Options()
    options.from = try asked.from.checked("from")
    options.to = try asked.to.checked("to")
    options.threshold = try asked.threshold.within(1...101, "threshold", or: options.threshold)
    let segmented = try SegmentArticle(language: options.from)
      .segment(text: asked.text.needed("text"), name: "text")
    return try DraftExport(desk.drafting().with(options).draft(segmented).draft).json()
  }
}

/// Meaning was asked for without what it takes.
struct NoEncoder: Error, CustomStringConvertible {
  let description =
    "the sentence encoder is not installed, so nothing is found by meaning; Scripts/setup "
    + "installs it"
}

extension String {
  /// Throws: `BadRequest` where there is nothing in it.
  fileprivate func needed(_ place: String) throws -> String {
    guard contains(where: { !$0.isWhitespace }) else {
      throw BadRequest(place, "there is no text in it.")
    }
    return self
  }
}

extension String? {
  /// Throws: `BadRequest` for what is no language's tag.
  fileprivate func checked(_ place: String) throws -> Language? {
    guard let tag = self else { return nil }
    guard let language = Language(checked: tag) else {
      throw BadRequest(place, "say a language such as ar or en.")
    }
    return language
  }
}

extension Int? {
  /// Throws: `BadRequest` for what is out of bounds.
  fileprivate func within(_ bounds: ClosedRange<Int>, _ place: String, or usual: Int) throws -> Int
  {
    guard let number = self else { return usual }
    guard bounds.contains(number) else {
      throw BadRequest(place, "say a number from \(bounds.lowerBound) to \(bounds.upperBound).")
    }
    return number
  }
}
