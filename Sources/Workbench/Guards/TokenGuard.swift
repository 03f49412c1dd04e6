import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Answers only who shows the token: programs as `Authorization: Bearer`, browsers once in the
/// address (`/?token=…`), from then on in a cookie that scripts and other sites do not see.
struct TokenGuard: RouterMiddleware {
  let token: String
  /// Whether the cookie goes by HTTPS alone.
  let isSecure: Bool
  private static let cookie = "tarjuman-token"

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    if let shown = Query(request).text("token"), isRight(shown) {
      return Response(
        status: .seeOther,
        headers: [
          // One slash: two would lead to another host.
          .location: "/" + request.uri.path.drop { $0 == "/" },
          .setCookie: "\(Self.cookie)=\(token); HttpOnly; SameSite=Strict; Path=/"
            + (isSecure ? "; Secure" : ""),
        ])
    }
    let bearer = request.headers[.authorization].flatMap { field in
      field.hasPrefix("Bearer ") ? String(field.dropFirst("Bearer ".count)) : nil
    }
    let shown = bearer ?? request.cookies[Self.cookie]?.value
    guard let shown, isRight(shown) else {
      throw HTTPError(
        .unauthorized, headers: [.wwwAuthenticate: "Bearer"],
        message: "The workbench wants its token: open the address it printed.")
    }
    return try await next(request, context)
  }

  /// Compared in a time that does not tell how much of it is right.
  private func isRight(_ shown: String) -> Bool {
    let (a, b) = (Array(shown.utf8), Array(token.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
