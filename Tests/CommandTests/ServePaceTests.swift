import Foundation
import Testing

/// Clients that are slow, many or in a hurry to leave.
@Suite(.serialized) struct ServePaceTests {
  @Test func `a client that sends a byte now and then is cut off`() throws {
    let workbench = try OpenWorkbench(at: Desk(), "--patience", "1")
    let head = try RawConnection(workbench.port)
    try head.send("GET / HTTP/1.1\r\nHost: local")
    #expect(head.lifetime(limit: 15, trickle: "x") < 10)

    let body = try RawConnection(workbench.port)
    try body.send(
      "POST /api/v1/segment HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n")
    #expect(body.lifetime(limit: 15, trickle: " ") < 10)
  }

  @Test func `a connection on which nothing happens is closed`() throws {
    let workbench = try OpenWorkbench(at: Desk(), "--patience", "1")
    let silent = try RawConnection(workbench.port)
    #expect(silent.lifetime(limit: 15) < 10)

    let idle = try RawConnection(workbench.port)
    try idle.send("GET /assets/sign.svg HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(idle.lifetime(limit: 15) < 10)
  }

  @Test func `a client that takes nothing in is cut off`() throws {
    let workbench = try OpenWorkbench(at: Desk(), "--patience", "1")
    let connection = try RawConnection(workbench.port)
    let request = "GET /assets/workbench.css HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let asked = 4000
    try connection.send(String(repeating: request, count: asked))
    usleep(4_000_000)
    let taken = connection.readToEnd(seconds: 5).count
    #expect(taken < asked * 8000)
  }

  @Test func `a body at an honest pace is taken, however long it takes`() throws {
    let workbench = try OpenWorkbench(at: Desk(), "--patience", "1")
    let text =
      #"{"language": "en", "text": ""# + String(repeating: "A sentence. ", count: 800) + #""}"#
    let connection = try RawConnection(workbench.port)
    try connection.send(
      "POST /api/v1/segment HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Length: \(text.utf8.count)\r\n\r\n")
    for start in stride(from: 0, to: text.utf8.count, by: 1500) {
      try connection.send(Data(text.utf8.dropFirst(start).prefix(1500)))
      usleep(400_000)
    }
    #expect(try #require(Answer(connection.readToEnd(seconds: 20))).status == 200)
  }

  @Test func `no more clients are answered at once than was said`() throws {
    let workbench = try OpenWorkbench(at: Desk(), "--connections", "2")
    let first = try RawConnection(workbench.port)
    let second = try RawConnection(workbench.port)
    let request = "GET /assets/sign.svg HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for connection in [first, second] {
      try connection.send(request)
      #expect(connection.read(seconds: 20)?.isEmpty == false)
    }
    let third = try RawConnection(workbench.port)
    try third.send(request)
    withExtendedLifetime((first, second)) {
      #expect(third.read(seconds: 0.5)?.isEmpty == true)
    }
    first.finish()
    #expect(third.read(seconds: 20)?.isEmpty == false)
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `told to stop, it finishes the import that is under way`(signal: Int32) throws {
    let desk = try Desk()
    let workbench = try OpenWorkbench(at: desk)
    let table =
      "source\ttarget\n"
      + (1...30_000).map { "الجملة رقم \($0)\tsentence number \($0)\n" }.joined()
    let body = Data(table.utf8)
    let connection = try RawConnection(workbench.port)
    try connection.send(
      "POST /api/v1/imports?name=many.tsv HTTP/1.1\r\nHost: localhost\r\n"
        + "Accept: application/x-ndjson\r\nContent-Length: \(body.count)\r\n\r\n")
    try connection.send(body)
    // The answer has begun, so the file is there and the import under way.
    var answer = try #require(connection.read(seconds: 60))
    workbench.program.send(signal)
    answer += connection.readToEnd()
    let lines = try #require(Answer(answer)).lines()
    #expect(lines.last?["added"] as? Int == 30_000)
    let run = try workbench.program.wait()
    #expect(!run.wasKilled && run.status == 0)
    #expect(try desk.unitCount() == 30_000)
  }
}
