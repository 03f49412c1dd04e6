import Bitext
import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

/// Aligning: the page where two articles are laid down, the page of a session, and all that both do
/// as JSON under `/api/v1/alignments`.
struct AlignRoutes: Room {
  let desk: Desk
  let pages: PageLibrary
  let shelf: AlignmentShelf

  init(desk: Desk, pages: PageLibrary) {
    self.desk = desk
    self.pages = pages
    shelf = AlignmentShelf(desk.installation)
  }

  static let door: Door? = Door(
    page: "align", name: "Align", path: "/align", key: "a",
    sheets: ["kept-session.css", "align.css"])
  static let templates = [
    "align": PackageResources.align_mustache,
    "align-begin": PackageResources.align_begin_mustache,
    "align-session": PackageResources.align_session_mustache,
    "align-row": PackageResources.align_row_mustache,
    "align-keys": PackageResources.align_keys_mustache,
  ]
  static let assets = [
    "align.css": PackageResources.align_css, "align-begin.js": PackageResources.align_begin_js,
    "align-session.js": PackageResources.align_session_js,
    "align-table.js": PackageResources.align_table_js,
    "align-cut.js": PackageResources.align_cut_js,
  ]

  func add(to router: Router<WorkbenchContext>) {
    addPages(to: router)
    addBeginning(to: router)
    ShelfRoutes(shelf, desk).add(to: router)
    addWork(to: router)
    addResults(to: router)
  }

  private func addPages(to router: Router<WorkbenchContext>) {
    router.get("/align") { _, _ in
      let page = try await desk.run { AlignPage(begin: .init(shelf)) }
      return pages.response("align", page, title: "Align · Tarjuman")
    }
    router.get("/align/shelf") { _, _ in
      let list = try await desk.run { ShelfView(shelf) }
      return Response.html(pages.part("shelf", list))
    }
    router.get("/align/{id}") { request, context in
      let id = try context.parameters.require("id")
      return try await answer {
        let view = try AlignSessionView(shelf.session(id), id: id)
        return pages.response(
          "align", AlignPage(session: view),
          title: "\(view.source.name) – \(view.target.name) · Tarjuman")
      }
    }
  }

  // MARK: Beginning

  private struct Beginning: Decodable, Sendable {
    let source: ArticleRecord
    let target: ArticleRecord
  }

  private func addBeginning(to router: Router<WorkbenchContext>) {
    router.post("/api/v1/articles") { request, _ in
      let upload = try await desk.receive(
        request, name: Query(request).text("name") ?? "article", limit: ArrivedArticles.largest)
      return try Response.json(["article": desk.articles.keep(upload)], status: .created)
    }
    router.post("/api/v1/alignments") { request, _ in
      let asked = try await request.record(Beginning.self)
      if request.wantsLines {
        return desk.lines { lines in
          let id = try begin(asked) { lines.send(FoundBeads($0)) }
          lines.send(["alignment": id, "page": "/align/\(id)"])
        }
      }
      let id = try await desk.runLong { try begin(asked) { _ in } }
      var response = try await answer {
        try Response.json(AlignmentRecord(shelf.session(id), id: id), status: .created)
      }
      response.headers[.location] = "/api/v1/alignments/\(id)"
      return response
    }
  }

  private func begin(
    _ asked: Beginning, progress: (AlignmentProgress) -> Void
  ) throws -> String {
    try desk.articles.take([asked.source, asked.target]) { uploads in
      try BeginAlignment(desk.aligning(), shelf: shelf).begin(
        asked.source.given("source", uploads), asked.target.given("target", uploads),
        progress: progress)
    }
  }

  // MARK: Answers

  /// Runs what blocks for some milliseconds.
  func answer(_ body: @escaping @Sendable () throws -> Response) async throws -> Response {
    try await desk.run(body)
  }
}

extension AlignmentSessionProblem: ProblemWithStatus {
  var status: HTTPResponse.Status {
    switch self {
    case .noSession: .notFound
    case .stale, .notKept: .conflict
    case .damaged, .unwritable: .internalServerError
    default: .unprocessableContent
    }
  }
}
