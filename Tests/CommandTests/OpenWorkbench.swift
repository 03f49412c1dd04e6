import Foundation
import Testing

/// A workbench that runs on a free port of this machine until the test ends.
final class OpenWorkbench {
  let desk: Desk
  let program: RunningProgram
  let port: UInt16

  /// - Parameter arguments: what follows `serve --port 0`.
  init(at desk: Desk, _ arguments: String...) throws {
    self.desk = desk
    program = try desk.start(["serve", "--port", "0"] + arguments)
    port = try Self.port(of: program)
  }

  deinit {
    // A program can be waited for once.
    guard program.isRunning else { return }
    program.send(SIGKILL)
    _ = try? program.wait()
  }

  /// Waits until it says where it is.
  private static func port(of program: RunningProgram) throws -> UInt16 {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline, program.isRunning {
      let said = program.saidSoFar
      if let match = said.firstMatch(of: /:(\d+)\/ \(Ctrl-C/), let port = UInt16(match.1) {
        return port
      }
      usleep(20_000)
    }
    throw Silent(said: program.saidSoFar)
  }

  struct Silent: Error { let said: String }

  // MARK: Asking

  /// One request on a connection of its own, with what it says beside its first line.
  func ask(
    _ line: String, _ fields: [String] = [], host: String = "localhost", body: Data = Data()
  ) throws -> Answer {
    let connection = try RawConnection(port)
    try connection.send(
      "\(line) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
        + fields.map { $0 + "\r\n" }.joined()
        + (body.isEmpty ? "" : "Content-Length: \(body.count)\r\n") + "\r\n")
    try connection.send(body)
    return try #require(Answer(connection.readToEnd()))
  }

  func post(_ path: String, _ body: String, _ fields: [String] = []) throws -> Answer {
    try ask("POST \(path)", fields, body: Data(body.utf8))
  }

  func get(_ path: String) throws -> Answer { try ask("GET \(path)") }
}

/// What the workbench answered.
struct Answer {
  let status: Int
  let fields: [String: String]
  let body: Data

  init?(_ bytes: Data) {
    guard let end = bytes.firstRange(of: Data("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    let parts = lines[0].split(separator: " ")
    guard parts.count > 1, let status = Int(parts[1]) else { return nil }
    self.status = status
    fields = Dictionary(
      lines.dropFirst().compactMap { line in
        line.firstIndex(of: ":").map {
          (
            line[..<$0].lowercased(),
            line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces)
          )
        }
      }
    ) { $1 }
    let rest = Data(bytes[end.upperBound...])
    body = fields["transfer-encoding"] == "chunked" ? Self.joined(rest) : rest
  }

  /// The content of chunks (RFC 9112, section 7.1), as far as they are whole.
  private static func joined(_ bytes: Data) -> Data {
    var (rest, content) = (bytes[...], Data())
    while let end = rest.firstRange(of: Data("\r\n".utf8)),
      let size = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), size > 0
    {
      content += rest[end.upperBound...].prefix(size)
      rest = rest[end.upperBound...].dropFirst(size + 2)
    }
    return content
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  func json() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: body) as? [String: Any])
  }

  /// The objects of an answer line by line.
  func lines() throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }
}

/// A TCP connection to this machine, byte by byte.
final class RawConnection {
  private let socket: Int32

  /// Throws: if nobody listens.
  init(_ port: UInt16) throws {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    socket = Foundation.socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Broken(reason: String(cString: strerror(errno))) }
  }

  deinit { close(socket) }

  struct Broken: Error { let reason: String }

  func send(_ text: String) throws { try send(Data(text.utf8)) }

  /// Throws: `Broken` once the other side has closed.
  func send(_ data: Data) throws {
    var sent = 0
    try data.withUnsafeBytes { bytes in
      while sent < bytes.count {
        let count = Foundation.send(
          socket, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
        guard count > 0 else { throw Broken(reason: String(cString: strerror(errno))) }
        sent += count
      }
    }
  }

  /// Nothing more will be sent.
  func finish() { shutdown(socket, Int32(SHUT_WR)) }

  /// Reads what comes within some seconds; nil when the other side has closed.
  func read(seconds: Double) -> Data? {
    var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Int32(seconds * 1000)) > 0 else { return Data() }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Data(buffer[..<count]) : nil
  }

  /// Reads until the other side closes, or for some seconds.
  func readToEnd(seconds: Double = 60) -> Data {
    var (data, deadline) = (Data(), Date(timeIntervalSinceNow: seconds))
    while Date() < deadline {
      guard let piece = read(seconds: deadline.timeIntervalSinceNow) else { break }
      data += piece
      if !piece.isEmpty { deadline = max(deadline, Date(timeIntervalSinceNow: 1)) }
    }
    return data
  }

  /// How long the other side keeps the connection open while nothing but `trickle` is sent, in
  /// seconds; `limit` if longer.
  func lifetime(limit: Double, every pause: Double = 0.2, trickle: String? = nil) -> Double {
    let start = Date()
    while -start.timeIntervalSinceNow < limit {
      if let trickle, (try? send(trickle)) == nil { break }
      if read(seconds: pause) == nil { break }
    }
    return -start.timeIntervalSinceNow
  }
}
