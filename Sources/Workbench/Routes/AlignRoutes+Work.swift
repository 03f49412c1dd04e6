import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

extension AlignRoutes {
  /// What a request to change something holds.
  struct Step: Decodable, Sendable {
    let revision: Int
    let operation: AlignmentRequest?
  }

  func addWork(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/alignments/{id}") { request, context in
      let (id, rows) = (try context.parameters.require("id"), try Query(request).wantsHTML())
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
      let rows = try Query(request).wantsHTML()
      return try await answer { try bead(number, of: id, asRow: rows) }
    }
    router.post("/api/v1/alignments/{id}/operations") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self)
      guard let operation = step.operation else {
        throw BadRequest("operation", "it is missing; say what is to be done.")
      }
      return try await take(id, step.revision, Query(request).wantsHTML()) {
        .perform(operation.operation(in: $0))
      }
    }
    router.post("/api/v1/alignments/{id}/undo") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self)
      return try await take(id, step.revision, Query(request).wantsHTML()) { _ in .undo }
    }
    router.post("/api/v1/alignments/{id}/redo") { request, context in
      let id = try context.parameters.require("id")
      let step = try await request.record(Step.self)
      return try await take(id, step.revision, Query(request).wantsHTML()) { _ in .redo }
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
}
