import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Workflows

/// The work as JSON, `/api/v1`, and what it is, `/api/openapi.json`.
struct APIRoutes: Room {
  let desk: Desk
  let pages: PageLibrary

  func add(to router: Router<WorkbenchContext>) {
    router.get("/api/openapi.json") { _, _ in Response.json(data: Self.description) }
    TextAPI(desk: desk).add(to: router)
    MemoryAPI(desk: desk).add(to: router)
    UnitsAPI(desk: desk).add(to: router)
    ToolkitAPI(desk: desk).add(to: router)
  }

  /// OpenAPI 3.1, as it stands in the folder beside this file.
  static let description = Data(
    String(decoding: PackageResources.openapi_json, as: UTF8.self)
      .replacing("VERSION", with: ProgramVersion.number).utf8)
}
