import Foundation
import Testing

/// The workbench for others: tokens and certificates.
struct ServeSecretTests {
  private let token = "0123456789abcdef0123456789abcdef"

  @Test func `beyond this machine it wants a token`() throws {
    let run = try Desk().run("serve", "--host", "0.0.0.0", "--port", "0")
    #expect(run.status == 2)
    #expect(run.stderr.contains("--token-file"))
  }

  @Test func `a token is shown once in the address and kept in a cookie`() throws {
    let desk = try Desk()
    try desk.write(token + "\n", to: "token.txt")
    let workbench = try OpenWorkbench(at: desk, "--token-file", "token.txt")
    #expect(try workbench.get("/").status == 401)
    #expect(try workbench.get("/?token=wrong").status == 401)
    let opened = try workbench.get("//evil.example/?token=\(token)")
    #expect(opened.status == 303)
    #expect(opened.fields["location"] == "/evil.example/")
    let cookie = try #require(opened.fields["set-cookie"])
    #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
    let shown = "Cookie: " + cookie.prefix { $0 != ";" }
    #expect(try workbench.ask("GET /", [shown]).status == 200)
    let bearer = "Authorization: Bearer \(token)"
    #expect(try workbench.ask("GET /api/v1/lookup?q=x", [bearer]).status == 200)
    let wrong = try workbench.ask("GET /api/v1/lookup?q=x", [bearer + "0"])
    #expect(wrong.status == 401 && wrong.fields["www-authenticate"] == "Bearer")
  }

  @Test func `a short token is refused`() throws {
    let desk = try Desk()
    try desk.write("short", to: "token.txt")
    #expect(try desk.run("serve", "--port", "0", "--token-file", "token.txt").status != 0)
  }

  private static let tools = ["/usr/bin/openssl", "/usr/bin/curl"]

  @Test(.enabled(if: tools.allSatisfy(FileManager.default.isExecutableFile)))
  func `with a certificate it answers by TLS 1.2 and later alone`() throws {
    let desk = try Desk()
    try desk.tool(
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
      "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out",
      "chain.pem")
    let workbench = try OpenWorkbench(
      at: desk, "--certificate", "chain.pem", "--key", "key.pem", "--patience", "2")
    let url = "https://localhost:\(workbench.port)/"
    let page = try desk.tool("curl", "-sS", "-i", "--cacert", "chain.pem", url)
    #expect(page.contains("200 OK") || page.contains("HTTP/1.1 200"))
    #expect(page.lowercased().contains("strict-transport-security"))
    let place = "localhost:\(workbench.port)"
    let modern = try desk.tool("openssl", "s_client", "-connect", place, "-CAfile", "chain.pem")
    #expect(modern.contains("Verify return code: 0"))
    let old = try desk.tool("openssl", "s_client", "-connect", place, "-tls1_1")
    #expect(!old.contains("Verify return code: 0 (ok)") || old.contains("Cipher is (NONE)"))
    // Who never begins the handshake is cut off too.
    #expect(try RawConnection(workbench.port).lifetime(limit: 20) < 15)
  }

  @Test func `a certificate that is none is refused with a sentence`() throws {
    let desk = try Desk()
    try desk.write("nothing", to: "a.pem")
    let run = try desk.run("serve", "--port", "0", "--certificate", "a.pem", "--key", "a.pem")
    #expect(run.status == 2)
    #expect(run.stderr.contains("--certificate"))
  }

  @Test func `a port that is taken is said`() throws {
    let workbench = try OpenWorkbench(at: Desk())
    let run = try workbench.desk.run("serve", "--port", "\(workbench.port)")
    #expect(run.status == 2)
    #expect(run.stderr.contains("another --port"))
  }
}

extension Desk {
  /// Runs a tool of the system in the desk's folder and gives all it prints.
  @discardableResult
  func tool(_ name: String, _ arguments: String...) throws -> String {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/\(name)")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let printed = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: printed, as: UTF8.self)
  }
}
