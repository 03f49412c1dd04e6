import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

extension AlignRoutes {
  /// What can be taken away, as a menu names it.
  static let forms: [(format: AlignmentFormat, label: String, type: String)] = [
    (.tmx, "TMX, for translation tools", "application/x-tmx+xml"),
    (
      .docx, "Table (DOCX)",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    (.html, "Page, side by side", "text/html; charset=utf-8"),
    (.tsv, "Table (TSV)", "text/tab-separated-values; charset=utf-8"),
    (.json, "JSON, for scripts", "application/json; charset=utf-8"),
    (.beads, "Beads, for other aligners", "text/plain; charset=utf-8"),
  ]

  func addResults(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/alignments/{id}/export") { request, context in
      let id = try context.parameters.require("id")
      let named = Query(request).text("format") ?? "tmx"
      guard let form = Self.forms.first(where: { $0.format.rawValue == named }) else {
        let known = Self.forms.map(\.format.rawValue).joined(separator: ", ")
        throw BadRequest("format", "\(named) is none; known are \(known).")
      }
      return try await desk.runLong { try export(id, form.format, type: form.type) }
    }
    router.post("/api/v1/alignments/{id}/accept") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self)
      return try await desk.runLong {
        let (session, sentence) = try KeepAlignment(shelf, memory: desk.memory)
          .keep(id, revision: step.revision)
        return try Response.json(AlignmentChangeRecord(session, nil, sentence: sentence))
      }
    }
    router.post("/api/v1/alignments/{id}/take-back") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self)
      return try await desk.runLong {
        let session = try KeepAlignment(shelf, memory: desk.memory)
          .takeBack(id, revision: step.revision)
        return try Response.json(
          AlignmentChangeRecord(session, nil, sentence: "taken out of the memory again"))
      }
    }
  }

  private func export(_ id: String, _ format: AlignmentFormat, type: String) throws -> Response {
    let aligned = try shelf.session(id).aligned
    let folder = try desk.passingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "export.\(format.fileExtension)")
    let failures = try AlignmentExport(aligned).write(format, to: file)
    guard failures.isEmpty else {
      throw HTTPError(.unprocessableContent, message: failures.joined(separator: "\n"))
    }
    return try Response.attachment(
      Data(contentsOf: file), type: type, named: aligned.pair.source.origin.name,
      ending: format.fileExtension, or: "alignment")
  }
}
