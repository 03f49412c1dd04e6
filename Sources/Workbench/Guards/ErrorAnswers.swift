import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Turns what is thrown into an answer: JSON for programs, a page for people.
struct ErrorAnswers: RouterMiddleware {
  let pages: PageLibrary

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError {
      return try answer(
        request, error.status, error.body ?? Self.sentence(error.status), headers: error.headers)
    } catch let error as any HTTPResponseError {
      return try answer(request, error.status, Self.sentence(error.status))
    } catch {
      // Only where and what: an error of the rooms names files and lines, never text.
      context.logger.error("\(request.method) \(request.uri.path): \(error)")
      return try answer(request, .internalServerError, "\(error)")
    }
  }

  private func answer(
    _ request: Request, _ status: HTTPResponse.Status, _ message: String, headers: HTTPFields = [:]
  ) throws -> Response {
    var response =
      request.isForProgram
      ? try Response.json(ErrorRecord(error: message), status: status)
      : pages.response(
        "error", ErrorPage(code: status.code, message: message), title: "Tarjuman",
        status: status)
    for field in headers { response.headers[field.name] = field.value }
    return response
  }

  private static func sentence(_ status: HTTPResponse.Status) -> String {
    switch status {
    case .notFound: "There is nothing at this address."
    case .methodNotAllowed: "This address does not take that kind of request."
    case .contentTooLarge: "That is more than one request may hold; send it as a file."
    default: status.reasonPhrase
    }
  }

  private struct ErrorRecord: Encodable { let error: String }
  private struct ErrorPage: Sendable {
    let code: Int
    let message: String
  }
}
