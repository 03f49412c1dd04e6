import Hummingbird
import HummingbirdCore
import Workflows

/// Takes sessions off their shelf, brings them back and destroys them: alignments and drafts alike.
struct ShelfRoutes<Session: KeptSession>: Sendable {
  /// Where the sessions are, such as `/api/v1/drafts`.
  let path: String
  let shelf: SessionShelf<Session>
  let desk: Desk

  func add(to router: Router<WorkbenchContext>) {
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
