import Bitext
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// The memory's units one by one: seen with their history, edited, deleted, and that undone.
struct UnitsAPI: Sendable {
  let desk: Desk

  func add(to router: Router<WorkbenchContext>) {
    router.get("/api/v1/units") { request, _ in try await list(Query(request)) }
    router.get("/api/v1/units/{number}") { _, context in
      let number = try Self.number(context, "a unit's")
      return try await answer { units in
        try UnitRecords.json(units.unit(number), history: units.history(of: number))
      }
    }
    router.patch("/api/v1/units/{number}") { request, context in
      let number = try Self.number(context, "a unit's")
      let edit = try await request.record(Edit.self).edit()
      return try await answer { try UnitRecords.json($0.edit(number, edit)) }
    }
    router.delete("/api/v1/units/{number}") { _, context in
      let number = try Self.number(context, "a unit's")
      return try await answer { try UnitRecords.json($0.delete(number)) }
    }
    router.get("/api/v1/changes") { request, _ in
      let limit = try Query(request).number("limit", in: 1...10_000, or: 50)
      return try await answer { try UnitRecords.json($0.history(limit: limit)) }
    }
    router.post("/api/v1/changes/{number}/undo") { _, context in
      let number = try Self.number(context, "a change's")
      return try await answer { units in
        guard let change = try units.undo(number) else {
          throw HTTPError(.conflict, message: "change \(number): nothing is left to be undone.")
        }
        return try UnitRecords.json(change)
      }
    }
  }

  private func list(_ query: Query) async throws -> Response {
    let limit = try query.number("limit", in: 1...1000, or: 20)
    let behind = try query.number("behind", in: 0...Int.max, or: 0)
    let number = try query.number("import", in: 1...Int.max, or: 0)
    let (phrase, outlet) = (query.text("q"), query.text("outlet"))
    return try await answer { units in
      let fromImport = number > 0 ? number : nil
      let page =
        try phrase.map {
          try units.units(with: $0, limit: limit, outlet: outlet, fromImport: fromImport)
        }
        ?? units.page(behind: behind, limit: limit, outlet: outlet, fromImport: fromImport)
      return try UnitRecords.json(page)
    }
  }

  private func answer(
    _ body: @escaping @Sendable (EditUnits) throws -> String
  ) async throws -> Response {
    .json(
      data: try await desk.run { [memory = desk.memory] in
        Data(try body(EditUnits(memory: memory)).utf8)
      })
  }

  private static func number(_ context: WorkbenchContext, _ whose: String) throws -> Int {
    guard let number = context.parameters.get("number", as: Int.self), number > 0 else {
      throw BadRequest("number", "say \(whose) number, such as 3.")
    }
    return number
  }

  /// What is to be changed in a unit.
  private struct Edit: Decodable, Sendable {
    let source: String?
    let target: String?
    let note: String?

    /// Throws: `BadRequest` where nothing is.
    func edit() throws -> UnitEdit {
      var edit = UnitEdit(source: source, target: target)
      edit.note = note
      guard !edit.isEmpty else {
        throw BadRequest("source", "say what is to be changed: source, target or note.")
      }
      return edit
    }
  }
}
