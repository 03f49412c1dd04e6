import Foundation
import Testing

/// What is kept beside the glossaries, changed by two programs.
@Suite(.serialized) struct GlossaryTurnsTests {
  /// A folder locked by this program, as another `tarjuman` would lock it.
  private final class HeldFolder {
    private let descriptor: Int32

    init(_ folder: URL) throws {
      descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
    }

    deinit { close(descriptor) }
  }

  private func aside(_ term: String, at port: UInt16) throws -> RawConnection {
    let body = Data(#"{"term": "\#(term)", "isAside": true}"#.utf8)
    let connection = try RawConnection(port)
    try connection.send(
      "POST /api/v1/glossary/candidates/aside HTTP/1.1\r\nHost: localhost\r\n"
        + "Connection: close\r\nContent-Length: \(body.count)\r\n\r\n")
    try connection.send(body)
    return connection
  }

  private func setAside(_ desk: Desk) throws -> [String] {
    let file = desk.data.appending(path: "terms-set-aside.txt")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `terms that two workbenches put aside at once are all aside`() throws {
    let desk = try Desk()
    let workbenches = [try OpenWorkbench(at: desk), try OpenWorkbench(at: desk)]
    let terms = (0..<40).map { "قافلة رقم \($0)" }
    let asked = try terms.enumerated().map { number, term in
      try aside(term, at: workbenches[number % 2].port)
    }
    for connection in asked {
      #expect(try #require(Answer(connection.readToEnd())).status == 204)
    }
    #expect(try Set(setAside(desk)) == Set(terms))
  }

  @Test func `a term is put aside beside what another program writes meanwhile`() throws {
    let desk = try Desk()
    let workbench = try OpenWorkbench(at: desk)
    var held: HeldFolder? = try HeldFolder(desk.data)
    let connection = try aside("هدنة", at: workbench.port)
    #expect(connection.read(seconds: 1)?.isEmpty == true)
    try Data("قافلة\n".utf8).write(to: desk.data.appending(path: "terms-set-aside.txt"))
    withExtendedLifetime(held) {}
    held = nil
    #expect(try #require(Answer(connection.readToEnd())).status == 204)
    #expect(try setAside(desk) == ["قافلة", "هدنة"])
  }

  @Test(arguments: ["", "glossaries"])
  func `the order is set when another program has changed the glossaries`(folder: String) throws {
    let desk = try Desk(.glossaries)
    var held: HeldFolder? = try HeldFolder(desk.data.appending(path: folder))
    let program = try desk.start(["glossary", "order", "syria-talks"])
    usleep(1_500_000)
    #expect(program.isRunning)
    #expect(
      !FileManager.default.fileExists(atPath: desk.data.appending(path: "glossary-order").path))
    withExtendedLifetime(held) {}
    held = nil
    let run = try program.wait()
    #expect(run.status == 0 && run.stdout.contains("1  syria-talks"))
  }
}
