import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

extension Response {
  /// A record as JSON, keys sorted, dates in ISO 8601.
  static func json(_ record: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    json(data: try JSONEncoder.answers.encode(record), status: status)
  }

  /// JSON that a workflow wrote.
  static func json(data: Data, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(bytes: data)))
  }

  /// A page or a part of one.
  static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

extension JSONEncoder {
  /// Keys sorted, dates in ISO 8601.
  static var answers: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
