import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Which methods each address takes, so that another one is refused as such and not as a wrong address.
struct KnownRoutes: Sendable {
  private let routes: [(method: HTTPRequest.Method, segments: [String])]

  init(_ router: Router<WorkbenchContext>) {
    routes = router.routes.map { ($0.method, "\($0.path)".split(separator: "/").map(String.init)) }
  }

  /// Why a request that found no handler is refused: 405 with the methods that its address takes; nil
  /// where the address is none.
  func refusal(of request: Request) -> HTTPError? {
    let asked = request.uri.path.split(separator: "/")
    let found = routes.filter { Self.isLike(asked, $0.segments) }
    // An address that is named goes before one that may be anything.
    let fewest = found.map { Self.wildcards($0.segments) }.min()
    let methods = Set(found.filter { Self.wildcards($0.segments) == fewest }.map(\.method))
    guard !methods.isEmpty, !methods.contains(request.method) else { return nil }
    var names = methods.map(\.rawValue)
    if methods.contains(.get) { names.append(HTTPRequest.Method.head.rawValue) }
    return HTTPError(
      .methodNotAllowed, headers: [.allow: Set(names).sorted().joined(separator: ", ")])
  }

  private static func wildcards(_ segments: [String]) -> Int {
    segments.count { $0.hasPrefix("{") || $0 == "**" }
  }

  private static func isLike(_ asked: [Substring], _ segments: [String]) -> Bool {
    if segments.last == "**" {
      return asked.count >= segments.count - 1
        && isLike(Array(asked.prefix(segments.count - 1)), segments.dropLast())
    }
    return asked.count == segments.count
      && zip(asked, segments).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
