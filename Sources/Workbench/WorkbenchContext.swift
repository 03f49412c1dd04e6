import Foundation
import Hummingbird
import HummingbirdCore

/// What is known of one request.
struct WorkbenchContext: RequestContext {
  var coreContext: CoreRequestContextStorage

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }

  /// The most bytes of a request's body that is decoded at once; files are streamed.
  var maxUploadSize: Int { 2 * 1024 * 1024 }
}

extension Request {
  /// A part of the query, decoded; nil where it is not there or empty.
  func query(_ name: String) -> String? {
    guard let value = uri.queryParameters[Substring(name)], !value.isEmpty else { return nil }
    return String(value)
  }

  /// Whether the request comes from a program, not a page.
  var isForProgram: Bool { uri.path.hasPrefix("/api/") || uri.path.hasPrefix("/tmserver/") }
}
