import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// Turns what is thrown into an answer: JSON for programs, a page for people.
struct ErrorAnswers: RouterMiddleware {
  let pages: PageLibrary
  let routes: KnownRoutes

  func handle(
    _ request: Request, context: WorkbenchContext,
    next: (Request, WorkbenchContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let found = error as? HTTPError
      let isNowhere = found?.status == .notFound && found?.body == nil
      let record = ErrorRecord((isNowhere ? routes.refusal(of: request) : nil) ?? error)
      if record.status.kind == .serverError {
        // The route, not the address, which may hold text; errors of the rooms hold none.
        context.logger.error(
          "\(request.method) \(context.endpointPath ?? "?"): \(record.error)")
      }
      return try answer(request, record)
    }
  }

  private func answer(_ request: Request, _ record: ErrorRecord) throws -> Response {
    var response =
      request.isForProgram
      ? try Response.json(record, status: record.status)
      : pages.response(
        "error", ErrorPage(code: record.status.code, message: record.error), title: "Tarjuman",
        status: record.status)
    for field in record.headers { response.headers[field.name] = field.value }
    return response
  }

  private struct ErrorPage: Sendable {
    let code: Int
    let message: String
  }
}
