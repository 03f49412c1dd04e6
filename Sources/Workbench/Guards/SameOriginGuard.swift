import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Refuses what does not come from the workbench's own pages or from a program on its own behalf.
///
/// A request must name one of the server's hosts (against DNS rebinding). One that a browser sends
/// for another site's page is refused, but for following a link (Fetch Metadata Request Headers);
/// one that changes something must come from the same origin (RFC 6454).
struct SameOriginGuard: RouterMiddleware {
  /// Host names without port.
  let hosts: Set<String>

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority, hosts.contains(Self.name(of: authority)) else {
      throw HTTPError(
        .misdirectedRequest,
        message: "This workbench has another name; open it at the address it printed.")
    }
    if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
      let isFollowedLink =
        request.method == .get && request.headers[.secFetchMode] == "navigate"
        && !request.isForProgram
      guard isFollowedLink else { throw Self.foreign }
    }
    if let origin = request.headers[.origin], !Self.isOwn(origin, authority) {
      throw Self.foreign
    }
    return try await next(request, context)
  }

  private static let foreign = HTTPError(
    .forbidden, message: "Another site's page asked for this; only the workbench's own pages may.")

  /// An authority without its port.
  private static func name(of authority: String) -> String {
    guard let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") else {
      return authority.lowercased()
    }
    return authority[..<colon].lowercased()
  }

  private static func isOwn(_ origin: String, _ authority: String) -> Bool {
    origin.lowercased() == "http://\(authority)".lowercased()
      || origin.lowercased() == "https://\(authority)".lowercased()
  }
}
