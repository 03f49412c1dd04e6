import Foundation
import Testing

/// What the workbench refuses, asked as a browser or a stranger would ask.
struct ServeGuardTests {
  private func open(_ arguments: String...) throws -> OpenWorkbench {
    try OpenWorkbench(at: Desk(.glossaries))
  }

  @Test func `it answers at its own names and no other`() throws {
    let workbench = try open()
    for host in ["localhost", "127.0.0.1:\(workbench.port)", "[::1]", "LOCALHOST"] {
      #expect(try workbench.ask("GET /", host: host).status == 200, "\(host)")
    }
    for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""] {
      let answer = try workbench.ask("GET /api/v1/lookup?q=x", host: host)
      #expect(answer.status == 421 || answer.status == 400, "\(host): \(answer.status)")
    }
  }

  @Test func `another site's page is refused, a followed link is not`() throws {
    let workbench = try open()
    let foreign = [
      ["Origin: http://evil.example"], ["Origin: null"], ["Origin: https://localhost:1"],
      ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"],
      ["Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"],
      ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"],
    ]
    for fields in foreign {
      let answer = try workbench.ask("GET /api/v1/lookup?q=x", fields)
      #expect(answer.status == 403, "\(fields)")
      #expect(try answer.json()["error"] is String)
    }
    let post = try workbench.ask(
      "POST /api/v1/imports/restore", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"])
    #expect(post.status == 403)
    let link = try workbench.ask(
      "GET /?q=x", ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"])
    #expect(link.status == 200)
    let own = try workbench.ask(
      "GET /", ["Origin: http://localhost", "Sec-Fetch-Site: same-origin"])
    #expect(own.status == 200)
  }

  @Test func `every answer carries what keeps a browser in bounds`() throws {
    let workbench = try open()
    for path in ["/", "/assets/workbench.js", "/api/v1/stats", "/nowhere", "/memory"] {
      let fields = try workbench.get(path).fields
      let policy = try #require(fields["content-security-policy"], "\(path)")
      #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"))
      #expect(!policy.contains("unsafe"))
      #expect(fields["x-content-type-options"] == "nosniff")
      #expect(fields["referrer-policy"] == "no-referrer")
      #expect(fields["access-control-allow-origin"] == nil)
    }
  }

  @Test func `a page's style is allowed by a number that no other answer has`() throws {
    let workbench = try open()
    var numbers: Set<String> = []
    for path in ["/", "/", "/memory", "/nowhere"] {
      let answer = try workbench.ask("GET \(path)", ["Accept: text/html"])
      let policy = try #require(answer.fields["content-security-policy"], "\(path)")
      let allowed = try #require(policy.firstMatch(of: /style-src 'self' 'nonce-([^']+)'/)?.1)
      let shown = try #require(answer.text.firstMatch(of: /<style nonce="([^"]+)">/)?.1)
      #expect(allowed == shown)
      numbers.insert(String(shown))
    }
    #expect(numbers.count == 4)
    #expect(
      try workbench.get("/api/v1/stats").fields["content-security-policy"]?.contains("nonce")
        == false)
  }

  @Test func `markup and direction controls in a question cannot break the page`() throws {
    let workbench = try open()
    // Ends the field, opens a script; then a right-to-left override.
    let query = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E%E2%80%AE%D8%B3"
    for path in ["/?q=", "/look-up/answer?q=", "/memory?q=", "/look-up/meaning?q="] {
      let page = try workbench.get(path + query).text
      #expect(!page.contains("<script>alert"), "\(path)")
    }
    let page = try workbench.get("/?q=" + query).text
    #expect(page.contains("&lt;script&gt;"))
    let title = try #require(page.firstMatch(of: /<title>(.*)<\/title>/)?.1)
    #expect(!title.contains("\u{202E}"))
  }

  @Test func `what is too large is refused with a sentence`() throws {
    let workbench = try open()
    let connection = try RawConnection(workbench.port)
    try connection.send(
      "POST /api/v1/segment HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000\r\n\r\n{")
    let answer = try #require(Answer(connection.readToEnd(seconds: 2)))
    #expect(answer.status == 413)
    #expect(try answer.json()["error"] as? String != nil)

    let chunked = try RawConnection(workbench.port)
    try chunked.send(
      "POST /api/v1/segment HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
    let piece = Data("100000\r\n".utf8) + Data(repeating: 0x20, count: 1 << 20) + Data("\r\n".utf8)
    for _ in 0..<9 { try? chunked.send(piece) }
    #expect(try #require(Answer(chunked.readToEnd(seconds: 2))).status == 413)

    let header = try RawConnection(workbench.port)
    try header.send(
      "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "x", count: 70_000))\r\n\r\n")
    let refused = try #require(Answer(header.readToEnd(seconds: 2)))
    #expect((400..<500).contains(refused.status))
  }

  @Test func `nonsense on the wire is refused and the next client answered`() throws {
    let workbench = try open()
    for bytes in ["\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\r\n\r\n\r\n"] {
      let connection = try RawConnection(workbench.port)
      try connection.send(bytes)
      connection.finish()
      _ = connection.readToEnd(seconds: 2)
    }
    for path in [
      "/%", "/assets/..%2f..%2fetc%2fpasswd", "/assets/%00", "/memory/exports/..", "//x",
    ] {
      #expect(try (400..<500).contains(workbench.get(path).status), "\(path)")
    }
    #expect(try workbench.get("/").status == 200)
  }

  @Test func `what goes wrong is logged without the text`() throws {
    let desk = try Desk()
    try desk.write("no memory at all", to: "broken.tarjuman")
    let workbench = try OpenWorkbench(at: desk, "--memory", "broken.tarjuman")
    let answer = try workbench.get("/tmserver/en/ar/unit/confidential+words")
    #expect(answer.status == 500)
    let said = workbench.program.saidSoFar
    #expect(said.contains("/tmserver/{source}/{target}/unit/**"))
    #expect(!said.contains("confidential"))
  }
}
