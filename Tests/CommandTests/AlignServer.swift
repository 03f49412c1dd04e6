import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The workbench of one desk, asked as a program asks it.
final class AlignServer {
  private let port: UInt16
  private let program: RunningProgram

  /// Starts it and waits until it answers.
  init(_ desk: Desk) async throws {
    port = try Self.freePort()
    program = try desk.start(["serve", "--port", "\(port)"])
    for _ in 0..<400 {
      if (try? await ask("GET", "/assets/sign.svg"))?.status == 200 { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    _ = try program.wait(limit: 1)
  }

  deinit { program.send(SIGKILL) }

  /// Asks it to end, and waits.
  func stop() throws -> Run {
    program.send(SIGTERM)
    return try program.wait()
  }

  struct Answer {
    let status: Int
    let headers: [String: String]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any], "\(text)")
    }

    func part<Value>(_ path: String..., as kind: Value.Type = Value.self) throws -> Value {
      var value: Any = try json()
      for key in path {
        if let index = Int(key) {
          value = try #require(value as? [Any])[index]
        } else {
          value = try #require((value as? [String: Any])?[key], "\(key) in \(text)")
        }
      }
      return try #require(value as? Value)
    }
  }

  /// - Parameter body: bytes as they are, or anything for JSON.
  func ask(
    _ method: String, _ path: String, _ body: Any? = nil, headers: [String: String] = [:]
  ) async throws -> Answer {
    let url = try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
    var request = URLRequest(url: url, timeoutInterval: 60)
    request.httpMethod = method
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    if let body {
      request.httpBody =
        try body as? Data ?? JSONSerialization.data(withJSONObject: body)
    }
    let (data, response) = try await URLSession.shared.data(for: request)
    let answer = try #require(response as? HTTPURLResponse)
    let fields = answer.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
    return Answer(
      status: answer.statusCode, headers: Dictionary(fields) { first, _ in first }, body: data)
  }

  private static func freePort() throws -> UInt16 {
    #if os(Linux)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    try withUnsafeMutablePointer(to: &address) { pointer in
      try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        try #require(bind(descriptor, general, size) == 0)
        try #require(getsockname(descriptor, general, &size) == 0)
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }
}
