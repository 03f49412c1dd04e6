import Bitext
import Foundation
import Hummingbird
import HummingbirdCore
import Workflows

extension DraftRoutes {
  /// What a request to change something holds.
  struct Asked: Decodable, Sendable {
    /// That of the state that the client knows.
    let revision: Int
    let text: String?
    let goesOn: Bool?
  }

  func addWork(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/drafts/{id}") { _, context in
      let id = try context.parameters.require("id")
      return try await desk.run {
        try Response.json(DraftSessionRecord(shelf.session(id), id: id))
      }
    }
    router.get("/api/v1/drafts/{id}/changes") { request, context in
      let id = try context.parameters.require("id")
      let since = try Query(request).number("since", in: 0...Int.max, or: 0)
      return try await desk.run {
        try Response.json(DraftChangeRecord(shelf.session(id), since: since))
      }
    }
    router.post("/api/v1/drafts/{id}/undo") { request, context in
      try await take(request, context) { _, _ in .undo }
    }
    router.post("/api/v1/drafts/{id}/redo") { request, context in
      try await take(request, context) { _, _ in .redo }
    }
    router.post("/api/v1/drafts/{id}/segments/{number}/target") { request, context in
      try await take(request, context) { number, asked in
        .write(segment: number, text: try asked.needed(), goesOn: asked.goesOn ?? false)
      }
    }
    router.post("/api/v1/drafts/{id}/segments/{number}/confirm") { request, context in
      try await take(request, context) { number, asked in
        .confirm(segment: number, text: try asked.needed())
      }
    }
    router.post("/api/v1/drafts/{id}/segments/{number}/reopen") { request, context in
      try await take(request, context) { number, _ in .reopen(segment: number) }
    }
  }

  private func take(
    _ request: Request, _ context: WorkbenchContext,
    _ step: @Sendable (_ number: Int, Asked) throws -> DraftSession.Step
  ) async throws -> Response {
    let id = try context.parameters.require("id")
    let number = try context.parameters.get("number").map { try Self.number($0) } ?? 0
    let asked = try await request.record(Asked.self)
    let step = try step(number, asked)
    return try await desk.run {
      let outcome = try work.take(id, revision: asked.revision, step)
      return try Response.json(DraftChangeRecord(outcome, since: asked.revision))
    }
  }

  static func number(_ text: String) throws -> Int {
    guard let number = Int(text) else {
      throw BadRequest("number", "say a segment's number, counted from 1.")
    }
    return number
  }
}

extension DraftRoutes.Asked {
  fileprivate func needed() throws -> String {
    guard let text else { throw BadRequest("text", "it is missing; say what the target is to be.") }
    return text
  }
}
