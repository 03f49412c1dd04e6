import HTTPTypes
import Hummingbird
import HummingbirdCore

/// Puts on every answer what keeps a browser from doing more than the page asks for
/// (Content Security Policy Level 3; Fetch; Referrer Policy).
struct SafeHeaders: RouterMiddleware {
  let isSecure: Bool

  /// - Parameter style: a number used once, which the style element of the one page bears; nil
  ///   for what has none.
  static func policy(style: String? = nil) -> String {
    let inside = style.map { " 'nonce-\($0)'" } ?? ""
    return [
      "default-src 'none'", "script-src 'self'", "style-src 'self'\(inside)",
      "img-src 'self' data:", "font-src 'self'", "connect-src 'self'", "form-action 'self'",
      "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = Self.policy()
    }
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    response.headers[.crossOriginOpenerPolicy] = "same-origin"
    response.headers[.crossOriginResourcePolicy] = "same-origin"
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    return response
  }
}

extension HTTPField.Name {
  static let referrerPolicy = Self("Referrer-Policy")!
  static let crossOriginOpenerPolicy = Self("Cross-Origin-Opener-Policy")!
  static let crossOriginResourcePolicy = Self("Cross-Origin-Resource-Policy")!
  static let secFetchSite = Self("Sec-Fetch-Site")!
  static let secFetchMode = Self("Sec-Fetch-Mode")!
}
