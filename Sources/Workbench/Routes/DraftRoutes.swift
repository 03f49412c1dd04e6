import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// Translating: the page where an article is laid down, the page of a draft, and all that both do as
/// JSON under `/api/v1/drafts`.
struct DraftRoutes: Room {
  let desk: Desk
  let pages: PageLibrary
  let shelf: DraftShelf
  let work: WorkOnDraft

  init(desk: Desk, pages: PageLibrary) {
    self.desk = desk
    self.pages = pages
    shelf = DraftShelf(desk.installation)
    work = WorkOnDraft(shelf, memory: desk.memory)
  }

  static let door: Door? = Door(
    page: "draft", name: "Draft", path: "/draft", key: "d",
    sheets: ["kept-session.css", "draft.css"])
  static let templates = [
    "draft": PackageResources.draft_mustache,
    "draft-begin": PackageResources.draft_begin_mustache,
    "draft-session": PackageResources.draft_session_mustache,
    "draft-row": PackageResources.draft_row_mustache,
    "draft-helps": PackageResources.draft_helps_mustache,
    "draft-word": PackageResources.draft_word_mustache,
    "draft-source": PackageResources.draft_source_mustache,
    "draft-keys": PackageResources.draft_keys_mustache,
  ]
  static let assets = [
    "draft.css": PackageResources.draft_css, "draft-begin.js": PackageResources.draft_begin_js,
    "draft-session.js": PackageResources.draft_session_js,
    "draft-rows.js": PackageResources.draft_rows_js,
    "draft-editor.js": PackageResources.draft_editor_js,
    "draft-helps.js": PackageResources.draft_helps_js,
  ]

  func add(to router: Router<WorkbenchContext>) {
    addPages(to: router)
    addBeginning(to: router)
    ShelfRoutes(shelf, desk).add(to: router)
    addWork(to: router)
    addSegments(to: router)
    addResults(to: router)
  }

  private func addPages(to router: Router<WorkbenchContext>) {
    router.get("/draft") { _, _ in
      let page = try await desk.run { DraftPageView(begin: .init(shelf)) }
      return pages.response("draft", page, title: "Draft · Tarjuman")
    }
    router.get("/draft/shelf") { _, _ in
      let list = try await desk.run { ShelfView(shelf) }
      return Response.html(pages.part("shelf", list))
    }
    router.get("/draft/{id}") { _, context in
      let id = try context.parameters.require("id")
      return try await desk.run {
        let view = try DraftSessionView(shelf.session(id), id: id)
        return pages.response(
          "draft", DraftPageView(session: view), title: "\(view.name) · Draft · Tarjuman")
      }
    }
  }

  // MARK: Beginning

  private struct Beginning: Decodable, Sendable {
    let source: ArticleRecord
    /// The language translated into; nil takes English for Arabic and Arabic for all else.
    let target: String?
    let begin: String?
  }

  private func addBeginning(to router: Router<WorkbenchContext>) {
    router.post("/api/v1/drafts") { request, _ in
      let asked = try await request.record(Beginning.self)
      if request.wantsLines {
        return desk.lines { lines in
          let id = try begin(asked) { lines.progress($0, of: $1) }
          lines.send(["draft": id, "page": "/draft/\(id)"])
        }
      }
      let id = try await desk.runLong { try begin(asked) { _, _ in } }
      var response = try await desk.run {
        try Response.json(DraftSessionRecord(shelf.session(id), id: id), status: .created)
      }
      response.headers[.location] = "/api/v1/drafts/\(id)"
      return response
    }
  }

  private func begin(
    _ asked: Beginning, progress: (_ done: Int, _ all: Int) -> Void
  ) throws -> String {
    let target = try asked.target.map { tag throws in
      guard let language = Language(checked: tag) else {
        throw BadRequest("target", "say a language such as ar or en.")
      }
      return language
    }
    guard let filling = BeginDraft.Filling(rawValue: asked.begin ?? "exact") else {
      let known = BeginDraft.Filling.allCases.map(\.rawValue).joined(separator: ", ")
      throw BadRequest("begin", "say one of \(known).")
    }
    return try desk.articles.take([asked.source]) { uploads in
      try BeginDraft(desk.drafting(), shelf: shelf).begin(
        asked.source.given("source", uploads), to: target, filling: filling, progress: progress)
    }
  }
}

extension DraftSessionProblem: ProblemWithStatus {
  var status: HTTPResponse.Status {
    switch self {
    case .noSession, .noSegment: .notFound
    case .stale: .conflict
    case .damaged, .unwritable: .internalServerError
    default: .unprocessableContent
    }
  }
}
