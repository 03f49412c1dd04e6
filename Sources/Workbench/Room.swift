import Foundation
import Hummingbird

/// A room of the workbench: its door, the templates and assets that belong to it, and its routes.
///
/// To add one, write a type of this kind and a line in `Rooms.all`; templates, assets and the
/// navigation follow from it.
protocol Room: Sendable {
  /// Its place in the navigation; nil for a room without pages.
  static var door: Door? { get }
  /// Mustache templates by the name they are called by.
  static var templates: [String: [UInt8]] { get }
  /// Style sheets, scripts and pictures by file name.
  static var assets: [String: [UInt8]] { get }

  init(desk: Desk, pages: PageLibrary)

  func add(to router: Router<WorkbenchContext>)
}

extension Room {
  static var door: Door? { nil }
  static var templates: [String: [UInt8]] { [:] }
  static var assets: [String: [UInt8]] { [:] }
}

/// Where a room is entered.
struct Door: Sendable {
  /// The name of its page's template, such as `look-up`.
  let page: String
  /// What the navigation calls it.
  let name: String
  let path: String
  /// The letter that leads there with Alt and Shift.
  let key: String
  /// Style sheets of its page beside `workbench.css`, among the assets of any room.
  let sheets: [String]
}

enum Rooms {
  /// In the order of the navigation.
  static let all: [any Room.Type] = [
    SharedRoom.self,
    LookUpRoutes.self,
    AlignRoutes.self,
    DraftRoutes.self,
    GlossaryRoutes.self,
    ConsistencyRoutes.self,
    MemoryRoutes.self,
    APIRoutes.self,
  ]
}

/// What belongs to all rooms: the frame of a page, its style and script.
struct SharedRoom: Room {
  let desk: Desk
  let pages: PageLibrary

  static let templates = [
    "layout": PackageResources.layout_mustache,
    "error": PackageResources.error_mustache,
    "marked": PackageResources.marked_mustache,
    "chart": PackageResources.chart_mustache,
    "lay": PackageResources.lay_mustache,
    "shelf": PackageResources.shelf_mustache,
  ]
  static let assets = [
    "workbench.css": PackageResources.workbench_css,
    "workbench.js": PackageResources.workbench_js,
    "rows.js": PackageResources.rows_js,
    "sign.svg": PackageResources.sign_svg,
    "kept-session.css": PackageResources.kept_session_css,
    "kept-session.js": PackageResources.kept_session_js,
    "lay-down.js": PackageResources.lay_down_js,
    "shelf.js": PackageResources.shelf_js,
  ]

  func add(to router: Router<WorkbenchContext>) {
    let assets = AssetShelf(Rooms.all)
    router.get("/assets/{name}") { request, context in
      try assets.response(context.parameters.require("name"), to: request)
    }
    router.get("/favicon.ico") { _, _ in
      Response(status: .movedPermanently, headers: [.location: "/assets/sign.svg"])
    }
  }
}
