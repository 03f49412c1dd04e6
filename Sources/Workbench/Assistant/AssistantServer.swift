public import Foundation
public import Workflows

/// The program's work for writing assistants, by the Model Context Protocol: messages of JSON-RPC 2.0,
/// one a line.
///
/// Source: modelcontextprotocol.io, versions 2024-11-05 to 2025-06-18.
public final class AssistantServer {
  private let tools: AssistantTools
  private var version = versions[0]

  /// The newest first.
  private static let versions = ["2025-06-18", "2025-03-26", "2024-11-05"]
  /// The longest message, in bytes.
  private static let limit = 16 << 20

  public init(_ installation: Installation, memory: URL) {
    tools = AssistantTools(Desk(installation, memory: memory))
  }

  /// Answers what comes until the input ends.
  ///
  /// - Parameter answer: takes one line after another.
  ///
  /// Throws: what `answer` throws, and what reading the input does.
  public func run(_ input: FileHandle, answer: (Data) throws -> Void) throws {
    var lines = MessageLines(input, limit: Self.limit)
    while let line = try lines.next() {
      guard let answered = respond(to: line) else { continue }
      try answer(JSONEncoder.answers.encode(answered) + [0x0A])
    }
  }

  private func respond(to line: MessageLines.Line) -> JSONValue? {
    guard case .whole(let bytes) = line else {
      return Self.failure(.null, .tooLong(Self.limit))
    }
    guard bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return nil }
    guard String(validating: bytes, as: UTF8.self) != nil,
      let message = try? JSONDecoder().decode(JSONValue.self, from: bytes)
    else { return Self.failure(.null, .unreadable) }
    // Several at once, as JSON-RPC has it; the newest version of the protocol has no such thing.
    guard case .array(let messages) = message, version != Self.versions[0] else {
      return respond(to: message)
    }
    guard !messages.isEmpty else { return Self.failure(.null, .invalidRequest) }
    let answers = messages.compactMap { respond(to: $0) }
    return answers.isEmpty ? nil : .array(answers)
  }

  private func respond(to message: JSONValue) -> JSONValue? {
    guard !RemoteCall.isAnswer(message) else { return nil }
    do {
      let call = try RemoteCall(message)
      guard let id = call.id else { return nil }
      do {
        return Self.success(id, try result(of: call))
      } catch {
        return Self.failure(id, error)
      }
    } catch {
      return Self.failure(Self.identifier(of: message), error)
    }
  }

  private func result(of call: RemoteCall) throws(RemoteError) -> JSONValue {
    switch call.method {
    case "initialize": initialize(call.parameters)
    case "ping": .object([:])
    case "tools/list": .object(["tools": tools.list])
    case "tools/call":
      try tools.call(call.parameters, isStructured: version == Self.versions[0])
    default: throw .unknownMethod(call.method)
    }
  }

  private func initialize(_ parameters: JSONValue) -> JSONValue {
    let asked = parameters["protocolVersion"]?.text ?? ""
    version = Self.versions.contains(asked) ? asked : Self.versions[0]
    return .object([
      "protocolVersion": .string(version),
      "capabilities": .object(["tools": .object([:])]),
      "serverInfo": .object([
        "name": .string("tarjuman"), "title": .string(ProgramVersion.name),
        "version": .string(ProgramVersion.number),
      ]),
      "instructions": .string(
        "Tarjuman knows how Arabic and English terms and sentences were translated before. Look "
          + "terms up before rendering them, match segments before translating them, and check a "
          + "translation when it is done."),
    ])
  }

  // MARK: Answers

  private static func success(_ id: JSONValue, _ result: JSONValue) -> JSONValue {
    .object(["jsonrpc": .string("2.0"), "id": id, "result": result])
  }

  private static func failure(_ id: JSONValue, _ error: RemoteError) -> JSONValue {
    .object([
      "jsonrpc": .string("2.0"), "id": id,
      "error": .object(["code": .integer(error.code), "message": .string(error.sentence)]),
    ])
  }

  /// The id of a message that is no call, if it has one that can be one.
  private static func identifier(of message: JSONValue) -> JSONValue {
    switch message["id"] {
    case .string?, .integer?, .number?: message["id"] ?? .null
    default: .null
    }
  }
}
