import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

/// Style sheets, scripts and signs, held in the program itself.
struct AssetRoutes {
  private static let assets: [String: (type: String, bytes: [UInt8])] = [
    "workbench.css": ("text/css; charset=utf-8", PackageResources.workbench_css),
    "workbench.js": ("text/javascript; charset=utf-8", PackageResources.workbench_js),
    "look-up.js": ("text/javascript; charset=utf-8", PackageResources.look_up_js),
    "sign.svg": ("image/svg+xml", PackageResources.sign_svg),
  ]

  func add(to router: Router<WorkbenchContext>) {
    router.get("/assets/{name}") { request, context in
      guard let asset = Self.assets[try context.parameters.require("name")] else {
        throw HTTPError(.notFound)
      }
      let tag = "\"\(ProgramVersion.number)-\(asset.bytes.count)\""
      if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified) }
      return Response(
        status: .ok,
        headers: [.contentType: asset.type, .eTag: tag, .cacheControl: "no-cache"],
        body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
    router.get("/favicon.ico") { _, _ in
      Response(status: .movedPermanently, headers: [.location: "/assets/sign.svg"])
    }
  }
}
