import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

extension DraftRoutes {
  private struct Text: Decodable, Sendable { let text: String }

  func addSegments(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/drafts/{id}/segments/{number}") { request, context in
      let id = try context.parameters.require("id")
      let number = try Self.number(context.parameters.require("number"))
      let isForPage = try Query(request).wantsHTML()
      return try await desk.run {
        let session = try shelf.session(id)
        let helps = try desk.drafting().helps(for: number, of: session)
        var record = try DraftHelpRecord(helps, number: number, of: session)
        if isForPage {
          let view = DraftHelpsView(helps, session)
          record.html = pages.part("draft-helps", view)
          record.sourceHTML = pages.part("draft-source", view)
        }
        return try Response.json(record)
      }
    }
    router.post("/api/v1/drafts/{id}/segments/{number}/check") { request, context in
      let id = try context.parameters.require("id")
      let number = try Self.number(context.parameters.require("number"))
      let level = try Query(request).choice("level", CheckReport.Level.self) ?? .usual
      let asked = try await request.record(Text.self)
      return try await desk.run {
        let report = try desk.checking().check(asked.text, as: number, of: shelf.session(id))
        return Response.json(data: try report.json(level))
      }
    }
    router.get("/api/v1/drafts/{id}/check") { request, context in
      let id = try context.parameters.require("id")
      let level = try Query(request).choice("level", CheckReport.Level.self) ?? .usual
      return try await desk.runLong {
        Response.json(data: try desk.checking().check(shelf.session(id)).json(level))
      }
    }
  }

  // MARK: Results

  /// What can be taken away, as a menu names it.
  static let forms: [(format: DraftSessionFormat, label: String, type: String)] = [
    (.xliff, "XLIFF 1.2, for translation tools", "application/x-xliff+xml"),
    (.xliff2, "XLIFF 2.1", "application/xliff+xml"),
    (
      .docx, "Table (DOCX)",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    (.tmx, "TMX, what is confirmed", "application/x-tmx+xml"),
    (.text, "Text of the translation", "text/plain; charset=utf-8"),
  ]

  func addResults(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/drafts/{id}/export") { request, context in
      let id = try context.parameters.require("id")
      let named = Query(request).text("format") ?? DraftSessionFormat.xliff.rawValue
      guard let form = Self.forms.first(where: { $0.format.rawValue == named }) else {
        let known = Self.forms.map(\.format.rawValue).joined(separator: ", ")
        throw BadRequest("format", "\(named) is none; known are \(known).")
      }
      return try await desk.runLong { try export(id, form.format, type: form.type) }
    }
  }

  private func export(_ id: String, _ format: DraftSessionFormat, type: String) throws -> Response {
    let session = try shelf.session(id)
    let folder = try desk.passingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "export.\(format.fileExtension)")
    let failures = try ExportDraftSession(session, desk.drafting()).write(format, to: file)
    guard failures.isEmpty else {
      throw HTTPError(.unprocessableContent, message: failures.joined(separator: "\n"))
    }
    return try Response.attachment(
      Data(contentsOf: file), type: type, named: session.opening.source.origin.name,
      ending: format.fileExtension, or: "draft")
  }
}
