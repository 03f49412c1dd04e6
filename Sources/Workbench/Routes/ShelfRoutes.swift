import Bitext
import Foundation
import Hummingbird
import HummingbirdCore
import Workflows

/// Lists sessions, takes them off their shelf, brings them back and destroys them: alignments and drafts
/// alike.
struct ShelfRoutes<Session: KeptSession>: Sendable {
  let shelf: SessionShelf<Session>
  let desk: Desk

  private let name = "\(Session.noun)s"
  private var path: String { "/api/v1/\(name)" }

  init(_ shelf: SessionShelf<Session>, _ desk: Desk) {
    (self.shelf, self.desk) = (shelf, desk)
  }

  func add(to router: Router<WorkbenchContext>) {
    router.get("\(path)") { _, _ in
      try await desk.run {
        try Response.json([
          name: shelf.entries().map(ShelvedRecord.init),
          "removed": shelf.removedEntries().map(ShelvedRecord.init),
        ])
      }
    }
    router.delete("\(path)/{id}") { _, context in
      try await done(context) { try shelf.remove($0) }
    }
    router.post("\(path)/{id}/restore") { _, context in
      try await done(context) { try shelf.restore($0) }
    }
    router.delete("\(path)/{id}/removed") { _, context in
      try await done(context) { try shelf.destroy($0) }
    }
  }

  private func done(
    _ context: WorkbenchContext, _ deed: @escaping @Sendable (String) throws -> Void
  ) async throws -> Response {
    let id = try context.parameters.require("id")
    try await desk.run { try deed(id) }
    return Response(status: .noContent)
  }
}

/// A session as its shelf lists it.
private struct ShelvedRecord: Encodable {
  let id: String
  let name: String
  let source: String
  let target: String
  let created: Date
  let changed: Date
  /// Of each article.
  let segments: [Int]
  let problem: String?

  init(_ entry: ShelvedSession) {
    (id, name, problem) = (entry.id, entry.name, entry.problem)
    (source, target) = (entry.source.tag, entry.target.tag)
    (created, changed, segments) = (entry.created, entry.changed, entry.segments)
  }
}
