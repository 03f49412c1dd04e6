import Bitext
import Foundation
import Hummingbird
import HummingbirdCore
import Workflows

/// Looking up: the page, and the parts of it that follow the typing.
struct LookUpRoutes: Room {
  let desk: Desk
  let pages: PageLibrary

  static let door: Door? = Door(
    page: "look-up", name: "Look up", path: "/", key: "l", sheets: ["look-up.css"])
  static let templates = [
    "look-up": PackageResources.look_up_mustache,
    "look-up-answer": PackageResources.look_up_answer_mustache,
    "look-up-meaning": PackageResources.look_up_meaning_mustache,
  ]
  static let assets = [
    "look-up.js": PackageResources.look_up_js, "look-up.css": PackageResources.look_up_css,
  ]

  func add(to router: Router<WorkbenchContext>) {
    router.get("/") { request, _ in try await page(Query(request)) }
    router.get("/look-up/answer") { request, _ in
      let query = Query(request)
      let page = LookUpPage(query: query.text("q") ?? "", answer: try await answer(query))
      return Response.html(pages.part("look-up-answer", page))
    }
    router.get("/look-up/meaning") { request, _ in
      let part = try await meaning(Query(request).text("q") ?? "")
      return Response.html(pages.part("look-up-meaning", part))
    }
  }

  /// With `meaning=true` also the sentences near in meaning, for who has no script.
  private func page(_ query: Query) async throws -> Response {
    let text = query.text("q") ?? ""
    let neighbours =
      try query.flag("meaning") && !text.isEmpty ? try await meaning(text) : nil
    let page = LookUpPage(query: text, answer: try await answer(query), meaning: neighbours)
    return pages.response(
      "look-up", page, title: text.isEmpty ? "Look up · Tarjuman" : "\(text) · Tarjuman")
  }

  private func answer(_ query: Query) async throws -> LookUp.Answer? {
    guard let text = query.text("q") else { return nil }
    let limit = try query.number("limit", in: 0...200, or: 20)
    return try await desk.run { [desk] in
      try desk.lookUp().look(up: text, language: nil, limit: limit)
    }
  }

  private func meaning(_ text: String) async throws -> MeaningPart {
    guard text.contains(where: \.isLetter) else {
      return MeaningPart(notice: "There are no words to find by their meaning.")
    }
    guard FileManager.default.fileExists(atPath: desk.memory.path) else {
      return MeaningPart(notice: "There is no memory yet.")
    }
    return try await desk.runLong { [desk] in
      guard let searching = try desk.searchingByMeaning() else {
        return MeaningPart(
          notice: "The sentence encoder is not installed; Scripts/setup installs it.")
      }
      return MeaningPart(try searching.look(for: text, in: nil, count: 8))
    }
  }
}
