import Foundation
import Testing

@Suite(.timeLimit(.minutes(3))) struct `The workbench aligns` {
  let desk: Desk
  let server: AlignServer

  init() async throws {
    desk = try Desk()
    server = try await AlignServer(desk)
  }

  private static let base = "/api/v1/alignments"
  private let arabic = "وصلت القافلة إلى المدينة.\nتضم القافلة 40 شاحنة.\nشاركنا برأيك"
  private let english = "The convoy reached the city. It unloaded.\nThe convoy has 40 lorries."

  private func begin() async throws -> (id: String, answer: AlignServer.Answer) {
    let answer = try await server.ask(
      "POST", Self.base,
      [
        "source": ["text": arabic, "name": "a.txt"], "target": ["text": english, "name": "b.txt"],
      ])
    #expect(answer.status == 201, "\(answer.text)")
    return (try answer.part("id"), answer)
  }

  private func act(
    _ id: String, _ operation: [String: Any], at revision: Int
  ) async throws -> AlignServer.Answer {
    try await server.ask(
      "POST", "\(Self.base)/\(id)/operations", ["revision": revision, "operation": operation])
  }

  // MARK: Beginning

  @Test func `two texts that come as JSON`() async throws {
    let (id, answer) = try await begin()
    #expect(answer.headers["location"] == "\(Self.base)/\(id)")
    #expect(try answer.part("source", "language", as: String.self) == "ar")
    #expect(try answer.part("state", "counts", "sources", as: Int.self) == 3)
    let page = try await server.ask("GET", "/align/\(id)")
    #expect(page.status == 200 && page.text.contains("dir=\"rtl\""))
    #expect(page.text.contains("تضم القافلة 40 شاحنة."))
  }

  @Test func `two files, and says how far it is`() async throws {
    var sides: [String: Any] = [:]
    for (side, file) in [("source", Sample.convoy.arabic), ("target", Sample.convoy.english)] {
      let bytes = try Data(contentsOf: URL(filePath: file))
      let sent = try await server.ask("POST", "/api/v1/articles?name=\(side).txt", bytes)
      #expect(sent.status == 201, "\(sent.text)")
      sides[side] = ["article": try sent.part("article", as: String.self)]
    }
    let accepts = ["accept": "application/x-ndjson"]
    let answer = try await server.ask("POST", Self.base, sides, headers: accepts)
    let lines = answer.text.split(separator: "\n")
    #expect(answer.status == 200 && lines.last?.contains("\"page\":\"/align/") == true)
    let again = try await server.ask("POST", Self.base, sides)
    #expect(again.status == 404 && again.text.contains("send it again"))
  }

  @Test func `what cannot be aligned is answered with the reason`() async throws {
    func status(_ source: String, _ target: String) async throws -> AlignServer.Answer {
      try await server.ask(
        "POST", Self.base, ["source": ["text": source], "target": ["text": target]])
    }
    let same = try await status(english, english)
    #expect(same.status == 422 && same.text.contains("one language"))
    #expect(try await status(arabic, "12 34").text.contains("cannot be told"))
    #expect(try await status(arabic, "").status == 422)
    let missing = try await server.ask("POST", Self.base, ["source": ["text": arabic]])
    #expect(missing.status == 400)
    let streamed = try await server.ask(
      "POST", Self.base, ["source": ["text": english], "target": ["text": english]],
      headers: ["accept": "application/x-ndjson"])
    #expect(streamed.text.contains("\"error\""))
  }

  @Test func `an article that is too large is refused`() async throws {
    let sent = try await server.ask(
      "POST", "/api/v1/articles?name=large.txt", Data(count: (32 << 20) + 1))
    #expect(sent.status == 413)
  }

  @Test func `a text cannot become part of the page`() async throws {
    let hostile = "<script>alert(1)</script> \u{202E}The convoy has 40 lorries & \"more\"."
    let answer = try await server.ask(
      "POST", Self.base,
      [
        "source": ["text": arabic, "name": "<b>a</b>.txt"],
        "target": ["text": hostile, "name": "\"><script>.txt"],
      ])
    let page = try await server.ask("GET", "/align/\(answer.part("id", as: String.self))").text
    #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;alert(1)"))
    #expect(!page.contains("<b>a</b>") && !page.contains("\"><script>"))
  }

  // MARK: Work

  @Test func `a cut counts code points, an undo takes it back, a redo does it again`() async throws
  {
    let (id, answer) = try await begin()
    let segment: Int = try answer.part("beads", "0", "sources", "0", "id")
    let place = "وصلت القافلة ".unicodeScalars.count
    let cut = try await act(
      id, ["kind": "split", "segment": segment, "at": place], at: 0)
    #expect(cut.status == 200, "\(cut.text)")
    let whole = try await server.ask("GET", "\(Self.base)/\(id)")
    #expect(try whole.part("beads", "0", "sources", "0", "text", as: String.self) == "وصلت القافلة")
    #expect(try cut.part("state", "undo", "next", as: String.self) == "split")
    let back = try await server.ask("POST", "\(Self.base)/\(id)/undo", ["revision": 1])
    #expect(try back.part("state", "revision", as: Int.self) == 2)
    let again = try await server.ask("POST", "\(Self.base)/\(id)/redo", ["revision": 2])
    #expect(try again.part("state", "counts", "sources", as: Int.self) == 4)
  }

  @Test func `rows come with their place when a page asks for them`() async throws {
    let (id, answer) = try await begin()
    let bead: Int = try answer.part("beads", "0", "id")
    let merged = try await server.ask(
      "POST", "\(Self.base)/\(id)/operations?rows=html",
      ["revision": 0, "operation": ["kind": "merge", "bead": bead] as [String: Any]])
    #expect(try merged.part("added", "0", "html", as: String.self).hasPrefix("<li class=\"bead"))
    #expect(try merged.part("removed", as: [Int].self).contains(bead))
    let number: Int = try merged.part("added", "0", "id")
    let one = try await server.ask("GET", "\(Self.base)/\(id)/beads/\(number)?rows=html")
    #expect(try one.part("html", as: String.self).contains("class=\"reasons\""))
  }

  @Test func `a step on what was changed elsewhere is refused`() async throws {
    let (id, answer) = try await begin()
    let bead: Int = try answer.part("beads", "0", "id")
    #expect(try await act(id, ["kind": "unlink", "bead": bead], at: 0).status == 200)
    let late = try await act(id, ["kind": "merge", "bead": bead], at: 0)
    #expect(late.status == 409 && late.text.contains("changed elsewhere"))
    #expect(try await act(id, ["kind": "merge", "bead": bead], at: 1).status == 422)
    #expect(try await act(id, ["kind": "dance"], at: 1).status == 400)
    let state = try await server.ask("GET", "\(Self.base)/\(id)/state")
    #expect(try state.part("revision", as: Int.self) == 1)
  }

  @Test func `a server that ends loses nothing`() async throws {
    let (id, answer) = try await begin()
    let segment: Int = try answer.part("beads", "0", "targets", "0", "id")
    let edit = ["kind": "edit", "segment": segment, "text": "The convoy arrived."] as [String: Any]
    _ = try await act(id, edit, at: 0)
    #expect(try server.stop().status == 0)
    let next = try await AlignServer(desk)
    let page = try await next.ask("GET", "/align/\(id)")
    #expect(page.text.contains("The convoy arrived."))
    let back = try await next.ask("POST", "\(Self.base)/\(id)/undo", ["revision": 1])
    #expect(back.status == 200)
    #expect(try await next.ask("GET", "/align").text.contains("/align/\(id)"))
  }

  // MARK: Results

  @Test(arguments: [("tmx", "<tuv"), ("tsv", "\t"), ("json", "\"beads\""), ("html", "<table>")])
  func `what is taken away is whole`(form: String, sign: String) async throws {
    let (id, _) = try await begin()
    let answer = try await server.ask("GET", "\(Self.base)/\(id)/export?format=\(form)")
    #expect(answer.status == 200 && answer.text.contains(sign))
    #expect(answer.text.contains("The convoy reached the city."))
    #expect(answer.headers["content-disposition"]?.hasSuffix("a.\(form)") == true)
    #expect(try await server.ask("GET", "\(Self.base)/\(id)/export?format=rtf").status == 400)
  }

  @Test func `pairs go to the memory and come out again`() async throws {
    let (id, _) = try await begin()
    let kept = try await server.ask("POST", "\(Self.base)/\(id)/accept", ["revision": 0])
    #expect(kept.status == 200, "\(kept.text)")
    #expect(try desk.unitCount() > 0)
    let revision: Int = try kept.part("state", "revision")
    let back = try await server.ask(
      "POST", "\(Self.base)/\(id)/take-back", ["revision": revision])
    #expect(back.status == 200)
    #expect(try desk.unitCount() == 0)
    #expect(
      try await server.ask("POST", "\(Self.base)/\(id)/take-back", ["revision": revision + 1])
        .status == 409)
  }

  @Test func `what is removed can be brought back until it is destroyed`() async throws {
    let (id, _) = try await begin()
    let place = "\(Self.base)/\(id)"
    #expect(try await server.ask("DELETE", place).status == 204)
    #expect(try await server.ask("GET", place).status == 404)
    let list = try await server.ask("GET", Self.base)
    #expect(try list.part("removed", "0", "id", as: String.self) == id)
    #expect(try await server.ask("POST", "\(place)/restore").status == 204)
    #expect(try await server.ask("GET", place).status == 200)
    #expect(try await server.ask("DELETE", place).status == 204)
    #expect(try await server.ask("DELETE", "\(place)/removed").status == 204)
    #expect(try await server.ask("POST", "\(place)/restore").status == 404)
  }

  @Test(arguments: ["/align/abc", "/align/..%2F..%2Fmemory", "/api/v1/alignments/nothing-here"])
  func `an address of nothing says so`(path: String) async throws {
    #expect(try await server.ask("GET", path).status == 404)
  }
}
