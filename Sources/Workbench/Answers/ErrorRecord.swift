import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Workflows

/// What is wrong with a request, and which part of it.
struct BadRequest: Error, Sendable {
  /// The parameter or field, such as `q`.
  let place: String
  let message: String

  init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }
}

/// A problem of work that is kept, which knows its status.
protocol ProblemWithStatus: Error, CustomStringConvertible {
  var status: HTTPResponse.Status { get }
}

/// An error as programs read it.
struct ErrorRecord: Encodable, Sendable {
  /// Where, what is wrong, what to do.
  let error: String
  /// The part of the request that is meant.
  let place: String?
  /// The status that goes with it.
  let status: HTTPResponse.Status
  let headers: HTTPFields

  private enum CodingKeys: CodingKey { case error, place }

  init(_ thrown: any Error) {
    var (place, headers): (String?, HTTPFields) = (nil, [:])
    switch thrown {
    case let wrong as BadRequest:
      (place, status, error) = (wrong.place, .badRequest, "\(wrong.place): \(wrong.message)")
    case let known as any ProblemWithStatus:
      (status, error) = (known.status, known.description)
    case let known as HTTPError:
      (status, headers) = (known.status, known.headers)
      error = known.body ?? Self.sentence(status)
    case let known as any HTTPResponseError:
      (status, error) = (known.status, Self.sentence(known.status))
    case is CancellationError:
      (status, error) = (.serviceUnavailable, "The workbench is closing.")
    case let wrong as DecodingError:
      (place, error) = Self.sentence(wrong)
      status = .badRequest
    default:
      status = Self.status(Blame.of(thrown))
      error = "\(thrown)"
    }
    (self.place, self.headers) = (place, headers)
  }

  private static func status(_ blame: Blame) -> HTTPResponse.Status {
    switch blame {
    case .request: .unprocessableContent
    case .absence: .notFound
    case .conflict: .conflict
    case .others: .serviceUnavailable
    case .machine: .internalServerError
    }
  }

  /// Names the field, never what it holds.
  private static func sentence(_ wrong: DecodingError) -> (place: String?, sentence: String) {
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      (context.codingPath + (last.map { [$0] } ?? [])).map {
        $0.intValue.map { "[\($0)]" } ?? $0.stringValue
      }.joined(separator: ".")
    }
    switch wrong {
    case .keyNotFound(let key, let context):
      let place = path(context, key)
      return (place, "\(place): it is missing; /api/openapi.json says what a request holds.")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let place = path(context)
      return (place, "\(place): it is of another kind; /api/openapi.json says of which.")
    default:
      return (nil, "The request's body is no JSON; check its brackets and quotation marks.")
    }
  }

  private static func sentence(_ status: HTTPResponse.Status) -> String {
    switch status {
    case .notFound: "There is nothing at this address."
    case .methodNotAllowed: "This address does not take that kind of request."
    case .contentTooLarge: "That is more than one request may hold; send it as a file."
    default: status.reasonPhrase
    }
  }
}
