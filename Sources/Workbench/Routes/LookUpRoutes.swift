import Bitext
import Foundation
import Hummingbird
import HummingbirdCore
import Workflows

/// Looking up: the page, the part of it that follows the typing, and the same as JSON.
struct LookUpRoutes: Room {
  let desk: Desk
  let pages: PageLibrary

  static let door: Door? = Door(page: "look-up", name: "Look up", path: "/", key: "l")
  static let templates = [
    "look-up": PackageResources.look_up_mustache,
    "look-up-answer": PackageResources.look_up_answer_mustache,
  ]
  static let assets = [
    "look-up.js": PackageResources.look_up_js, "look-up.css": PackageResources.look_up_css,
  ]

  private static let sentences = 20

  func add(to router: Router<WorkbenchContext>) {
    router.get("/") { request, _ in
      let query = request.query("q") ?? ""
      let page = LookUpPage(query: query, answer: try await answer(query))
      return pages.response(
        "look-up", page, title: query.isEmpty ? "Look up" : "\(query) · Tarjuman")
    }
    router.get("/look-up/answer") { request, _ in
      let query = request.query("q") ?? ""
      let page = LookUpPage(query: query, answer: try await answer(query))
      return Response.html(pages.part("look-up-answer", page))
    }
    router.get("/api/v1/lookup") { request, _ in
      guard let query = request.query("q") else {
        throw BadRequest("q", "say what to look up.")
      }
      let found = try await answer(query)
      return Response.json(data: try found?.json() ?? Data("null".utf8))
    }
  }

  private func answer(_ query: String) async throws -> LookUp.Answer? {
    let query = query.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !query.isEmpty else { return nil }
    let desk = desk
    return try await desk.run {
      try desk.lookUp().look(up: query, language: nil, limit: Self.sentences)
    }
  }
}
