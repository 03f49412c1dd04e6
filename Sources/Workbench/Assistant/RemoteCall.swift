/// A message of JSON-RPC 2.0 that came in.
struct RemoteCall: Sendable {
  /// Comes back with the answer; nil for a notification, which has none.
  let id: JSONValue?
  let method: String
  let parameters: JSONValue

  /// Throws: `RemoteError.invalidRequest` for what is no call.
  init(_ message: JSONValue) throws(RemoteError) {
    guard message["jsonrpc"]?.text == "2.0", let method = message["method"]?.text else {
      throw .invalidRequest
    }
    switch message["id"] {
    case nil: id = nil
    case .string?, .integer?, .number?: id = message["id"]
    default: throw .invalidRequest
    }
    self.method = method
    parameters = message["params"] ?? .object([:])
    guard case .object = parameters else { throw .wrongParameters("params: an object is wanted") }
  }

  /// Whether a message is the answer to a question, of which this program asks none.
  static func isAnswer(_ message: JSONValue) -> Bool {
    message["method"] == nil && (message["result"] != nil || message["error"] != nil)
  }
}

/// What JSON-RPC says went wrong (JSON-RPC 2.0, section 5.1).
enum RemoteError: Error, Sendable {
  case unreadable
  case tooLong(Int)
  case invalidRequest
  case unknownMethod(String)
  case wrongParameters(String)

  var code: Int {
    switch self {
    case .unreadable, .tooLong: -32700
    case .invalidRequest: -32600
    case .unknownMethod: -32601
    case .wrongParameters: -32602
    }
  }

  var sentence: String {
    switch self {
    case .unreadable: "the line is no JSON; send one message a line, in UTF-8"
    case .tooLong(let limit): "the line is longer than \(limit >> 20) MB; send less at once"
    case .invalidRequest:
      "this is no message of JSON-RPC 2.0; it wants jsonrpc, method and, for an answer, id"
    case .unknownMethod: "there is no such method; see the Model Context Protocol"
    case .wrongParameters(let sentence): sentence
    }
  }
}
