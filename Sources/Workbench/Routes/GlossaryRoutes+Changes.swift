import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// What changes glossaries, one change a request.
extension GlossaryRoutes {
  func addChanges(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/glossary/changes") { request, _ in
      let limit = try Query(request).number("limit", in: 1...100_000, or: 200)
      return try await answer {
        Array(try EditGlossary(desk.installation).changes.suffix(limit).reversed())
      }
    }
    router.post("/api/v1/glossary/changes/{number}/undo") { _, context in
      guard let number = context.parameters.get("number", as: Int.self), number > 0 else {
        throw BadRequest("number", "say a change's number, such as 3.")
      }
      return try await change { try $0.undo(number) }
    }
    router.post("/api/v1/glossary/concepts") { request, _ in
      let asked = try await request.record(NewConcept.self)
      let installation = desk.installation
      return try await change(status: .created) {
        try $0.add(
          asked.concept, asked.entry, to: asked.glossary, of: installation,
          isDraft: asked.isDraft ?? false)
      }
    }
    router.post("/api/v1/glossary/edit") { request, _ in
      let asked = try await request.record(Edit.self)
      return try await change(in: asked.glossary) {
        try $0.edit(asked.concept, asked.edit, seen: asked.seen)
      }
    }
    router.post("/api/v1/glossary/approve") { request, _ in
      let asked = try await request.record(Approval.self)
      if let drafts = asked.drafts {
        return try await change { [desk] in
          try $0.approve(drafts: drafts.filter, among: desk.glossaries())
        }
      }
      guard let concepts = asked.concepts, !concepts.isEmpty else {
        throw BadRequest("concepts", "name some, or say with drafts which are meant.")
      }
      return try await change(in: asked.glossary) { try $0.approve(concepts) }
    }
    router.post("/api/v1/glossary/merge") { request, _ in
      let asked = try await request.record(Merger.self)
      return try await change { try $0.merge(asked.kept, with: asked.other) }
    }
    router.post("/api/v1/glossary/homonyms") { request, _ in
      let asked = try await request.record(Homonyms.self)
      return try await change { try $0.keepApart(asked.first, asked.second) }
    }
    router.post("/api/v1/glossary/remove") { request, _ in
      let asked = try await request.record(Removal.self)
      return try await change(in: asked.glossary) { try $0.remove(asked.concept) }
    }
  }

  /// Makes a change, one at a time, and answers with it.
  func change(
    in glossary: String? = nil, status: HTTPResponse.Status = .ok,
    _ body: @escaping @Sendable (inout EditGlossary) throws -> EditGlossary.Change
  ) async throws -> Response {
    let change = try await desk.run { [desk] in try desk.editing(glossary, body) }
    return try Response.json(change, status: status)
  }

  private struct NewConcept: Decodable, Sendable {
    let concept: String?
    let glossary: String
    let isDraft: Bool?
    let entry: ConceptEdit
  }

  private struct Edit: Decodable, Sendable {
    let concept: String
    let glossary: String?
    let edit: ConceptEdit
    let seen: ConceptEdit?
  }

  private struct Approval: Decodable, Sendable {
    let concepts: [String]?
    let glossary: String?
    /// All drafts that pass, instead of some concepts.
    let drafts: Drafts?

    struct Drafts: Decodable, Sendable {
      let q: String?
      let domain: String?
      let glossary: String?

      var filter: BrowseGlossaries.Filter {
        BrowseGlossaries.Filter(text: q, domain: domain, status: .draft, glossary: glossary)
      }
    }
  }

  private struct Merger: Decodable, Sendable {
    let kept: String
    let other: String
  }

  private struct Homonyms: Decodable, Sendable {
    let first: String
    let second: String
  }

  private struct Removal: Decodable, Sendable {
    let concept: String
    let glossary: String?
  }
}
