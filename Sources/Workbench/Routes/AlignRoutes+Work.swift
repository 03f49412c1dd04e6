import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

extension AlignRoutes {
  // MARK: The shelf

  func addShelf(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/alignments") { _, _ in
      try await answer {
        try Response.json(
          ShelfRecord(
            alignments: shelf.entries().map(EntryRecord.init),
            removed: shelf.removedEntries().map(EntryRecord.init)))
      }
    }
    router.delete("/api/v1/alignments/{id}") { _, context in
      let id = try context.parameters.require("id")
      return try await answer {
        try shelf.remove(id)
        return Response(status: .noContent)
      }
    }
    router.post("/api/v1/alignments/{id}/restore") { _, context in
      let id = try context.parameters.require("id")
      return try await answer {
        try shelf.restore(id)
        return Response(status: .noContent)
      }
    }
    router.delete("/api/v1/alignments/{id}/removed") { _, context in
      let id = try context.parameters.require("id")
      return try await answer {
        try shelf.destroy(id)
        return Response(status: .noContent)
      }
    }
  }

  private struct ShelfRecord: Encodable {
    let alignments: [EntryRecord]
    let removed: [EntryRecord]
  }

  private struct EntryRecord: Encodable {
    let id: String
    let name: String
    let source: String
    let target: String
    let created: Date
    let changed: Date
    let segments: [Int]
    let problem: String?

    init(_ entry: AlignmentShelf.Entry) {
      (id, name, problem) = (entry.id, entry.name, entry.problem)
      (source, target) = (entry.source.tag, entry.target.tag)
      (created, changed, segments) = (entry.created, entry.changed, entry.segments)
    }
  }

  // MARK: Work

  private struct Step: Decodable, Sendable {
    let revision: Int
    let operation: AlignmentRequest?
  }

  func addWork(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/alignments/{id}") { request, context in
      let (id, rows) = (try context.parameters.require("id"), request.wantsRows)
      return try await answer {
        let session = try shelf.session(id)
        var record = AlignmentRecord(session, id: id)
        if rows { record.beads = withRows(record.beads, session) }
        return try Response.json(record)
      }
    }
    router.get("/api/v1/alignments/{id}/state") { _, context in
      let id = try context.parameters.require("id")
      return try await answer { try Response.json(AlignmentStateRecord(shelf.session(id))) }
    }
    router.get("/api/v1/alignments/{id}/beads/{bead}") { request, context in
      let id = try context.parameters.require("id")
      let number = try context.parameters.require("bead", as: Int.self)
      let rows = request.wantsRows
      return try await answer { try bead(number, of: id, asRow: rows) }
    }
    router.post("/api/v1/alignments/{id}/operations") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self, context)
      guard let operation = step.operation else {
        throw BadRequest("operation", "it is missing; say what is to be done.")
      }
      return try await take(id, step.revision, request.wantsRows) {
        .perform(operation.operation(in: $0))
      }
    }
    router.post("/api/v1/alignments/{id}/undo") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self, context)
      return try await take(id, step.revision, request.wantsRows) { _ in .undo }
    }
    router.post("/api/v1/alignments/{id}/redo") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self, context)
      return try await take(id, step.revision, request.wantsRows) { _ in .redo }
    }
  }

  private func take(
    _ id: String, _ revision: Int, _ rows: Bool,
    _ step: @escaping @Sendable (AlignmentSession) throws -> AlignmentSession.Step
  ) async throws -> Response {
    try await answer {
      let (session, change) = try shelf.take(id, revision: revision, step)
      var record = AlignmentChangeRecord(session, change)
      if rows { record.added = withRows(record.added, session) }
      return try Response.json(record)
    }
  }

  private func bead(_ number: Int, of id: String, asRow: Bool) throws -> Response {
    let session = try shelf.session(id)
    guard let bead = session.table.beads.first(where: { $0.id == number }) else {
      throw HTTPError(
        .notFound, message: AlignmentSessionProblem.noBead(number).description)
    }
    var record = AlignmentBeadMaker(session).record(bead)
    if asRow {
      record.html = pages.part(
        "align-row", AlignRowMaker(session).row(bead, showsReasons: true))
    }
    return try Response.json(record)
  }

  private func withRows(
    _ records: [AlignmentBeadRecord], _ session: AlignmentSession
  ) -> [AlignmentBeadRecord] {
    let maker = AlignRowMaker(session)
    let wanted = Set(records.map(\.id))
    let beads = session.table.beads.filter { wanted.contains($0.id) }
    let rows = Dictionary(uniqueKeysWithValues: beads.map { ($0.id, maker.row($0)) })
    return records.map { record in
      var record = record
      record.html = rows[record.id].map { pages.part("align-row", $0) }
      return record
    }
  }

  // MARK: Results

  /// What can be taken away, as a menu names it.
  static let forms: [(format: AlignmentFormat, label: String, type: String)] = [
    (.tmx, "TMX, for translation tools", "application/x-tmx+xml"),
    (.html, "Page, side by side", "text/html; charset=utf-8"),
    (.tsv, "Table (TSV)", "text/tab-separated-values; charset=utf-8"),
    (.json, "JSON, for scripts", "application/json; charset=utf-8"),
    (.beads, "Beads, for other aligners", "text/plain; charset=utf-8"),
  ]

  func addResults(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/alignments/{id}/export") { request, context in
      let id = try context.parameters.require("id")
      let named = request.query("format") ?? "tmx"
      guard let form = Self.forms.first(where: { $0.format.rawValue == named }) else {
        let known = Self.forms.map(\.format.rawValue).joined(separator: ", ")
        throw BadRequest("format", "\(named) is none; known are \(known).")
      }
      return try await Self.withStatus {
        try await desk.runLong { try export(id, form.format, type: form.type) }
      }
    }
    router.post("/api/v1/alignments/{id}/accept") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self, context)
      return try await Self.withStatus {
        try await desk.runLong {
          let (session, sentence) = try KeepAlignment(shelf, memory: desk.memory)
            .keep(id, revision: step.revision)
          return try Response.json(AlignmentChangeRecord(session, nil, sentence: sentence))
        }
      }
    }
    router.post("/api/v1/alignments/{id}/take-back") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self, context)
      return try await Self.withStatus {
        try await desk.runLong {
          let session = try KeepAlignment(shelf, memory: desk.memory)
            .takeBack(id, revision: step.revision)
          return try Response.json(
            AlignmentChangeRecord(session, nil, sentence: "taken out of the memory again"))
        }
      }
    }
  }

  private func export(_ id: String, _ format: AlignmentFormat, type: String) throws -> Response {
    let aligned = try shelf.session(id).aligned
    let folder = try desk.passingFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let stem = (aligned.pair.source.origin.name as NSString).deletingPathExtension
    let file = folder.appending(path: "export.\(format.fileExtension)")
    let failures = try AlignmentExport(aligned).write(format, to: file)
    guard failures.isEmpty else {
      throw HTTPError(.unprocessableContent, message: failures.joined(separator: "\n"))
    }
    let name = "\(stem.isEmpty ? "alignment" : stem).\(format.fileExtension)"
      .addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(.init(charactersIn: ".-_")))
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "attachment; filename*=UTF-8''\(name ?? "alignment")",
      ], body: .init(byteBuffer: ByteBuffer(bytes: try Data(contentsOf: file))))
  }
}

extension Request {
  /// Whether beads are also wanted as rows of the page.
  fileprivate var wantsRows: Bool { query("rows") == "html" }
}
