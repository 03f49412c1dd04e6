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
  static let largestBody = 8 << 20

  var maxUploadSize: Int { Self.largestBody }
}

extension Request {
  /// Whether the request comes from a program, not a page.
  var isForProgram: Bool {
    uri.path.hasPrefix("/api/") || uri.path.hasPrefix("/tmserver/")
      || headers[.accept].map { $0.hasPrefix("application/") } ?? false
  }

  /// Whether the answer may be lines of JSON, of which the last is the result.
  var wantsLines: Bool { headers[.accept]?.contains("application/x-ndjson") ?? false }

  /// The whole body, no larger than a request may be. Throws: 413.
  func wholeBody() async throws -> Data {
    let buffer = try await body.collect(upTo: WorkbenchContext.largestBody)
    return Data(buffer.readableBytesView)
  }

  /// The body as a record of JSON. Throws: `DecodingError`, 413.
  func record<Record: Decodable>(_ type: Record.Type) async throws -> Record {
    try JSONDecoder().decode(type, from: await wholeBody())
  }
}
