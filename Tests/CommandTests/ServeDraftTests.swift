import Foundation
import Testing

/// Drafts over the API of a workbench.
struct ServeDraftTests {
  private static let article =
    #"{"source": {"text": "وصلت القافلة إلى دوما.\nوتضم ٤٨ شاحنة.", "name": "talks.ar.txt"}}"#

  @Test func `a draft is begun, written, confirmed, taken back and handed on`() throws {
    let workbench = try OpenWorkbench(at: Desk())
    let begun = try workbench.post("/api/v1/drafts", Self.article)
    #expect(begun.status == 201)
    let draft = try begun.json()
    let id = try #require(draft["id"] as? String)
    let base = "/api/v1/drafts/\(id)"
    #expect(begun.fields["location"] == base)
    #expect((draft["target"] as? [String: Any])?["language"] as? String == "en")
    #expect(try workbench.get("/draft/\(id)").status == 200)

    func take(_ path: String, _ body: String) throws -> (status: Int, record: [String: Any]) {
      let answer = try workbench.post("\(base)/\(path)", body)
      return (answer.status, try answer.json())
    }
    let written = try take(
      "segments/1/target", #"{"revision": 0, "text": "The convoy reached"}"#)
    #expect(written.status == 200)
    let target = (written.record["targets"] as? [[String: Any]])?.first
    #expect(target?["standing"] as? String == "written")
    // Another window knows an older state of this segment, and of the other one the newest.
    #expect(try take("segments/1/confirm", #"{"revision": 0, "text": "Mine"}"#).status == 409)
    let other = try take("segments/2/confirm", #"{"revision": 0, "text": "It has 48 lorries."}"#)
    #expect(other.status == 200)
    #expect((other.record["targets"] as? [Any])?.count == 2)
    #expect((other.record["state"] as? [String: Any])?["inMemory"] as? Int == 1)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 1)

    #expect(try take("undo", #"{"revision": 2}"#).status == 200)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 0)
    #expect(try take("redo", #"{"revision": 3}"#).status == 200)
    let changes = try workbench.get("\(base)/changes?since=3").json()
    #expect((changes["targets"] as? [[String: Any]])?.first?["number"] as? Int == 2)

    let helps = try workbench.get("\(base)/segments/2?rows=html").json()
    #expect(helps["insertions"] as? [String] == ["48"])
    #expect((helps["html"] as? String)?.contains("data-insert=\"48\"") == true)
    let report = try take("segments/2/check", #"{"text": "It has 84 lorries."}"#)
    #expect((report.record["findings"] as? [Any])?.isEmpty == false)
    #expect(try workbench.get("\(base)/check").json()["units"] as? Int == 2)
    for (format, ending, has) in [
      ("xliff", "xlf", "state=\"translated\""), ("xliff2", "xlf", "state=\"translated\""),
      ("tmx", "tmx", "It has 48 lorries."), ("text", "txt", "It has 48 lorries."),
      ("docx", "docx", "word/document.xml"),
    ] {
      let file = try workbench.get("\(base)/export?format=\(format)")
      #expect(file.status == 200 && file.text.contains(has), "\(format)")
      #expect(file.fields["content-disposition"]?.hasSuffix("talks.ar.\(ending)") == true)
    }

    #expect(try workbench.ask("DELETE \(base)").status == 204)
    #expect(try workbench.get(base).status == 404)
    let list = try workbench.get("/api/v1/drafts").json()
    #expect((list["removed"] as? [[String: Any]])?.first?["name"] as? String == "talks.ar.txt")
    #expect(try workbench.ask("POST \(base)/restore").status == 204)
    #expect(try workbench.get(base).json()["id"] as? String == id)
  }

  private static let wrong: [(line: String, body: String, status: Int)] = [
    ("POST /api/v1/drafts", #"{"source": {}}"#, 400), ("POST /api/v1/drafts", "{}", 400),
    ("POST /api/v1/drafts", #"{"source": {"text": "12"}}"#, 422),
    ("POST /api/v1/drafts", #"{"source": {"text": "One came."}, "target": "en"}"#, 422),
    ("POST /api/v1/drafts", #"{"source": {"text": "One came."}, "target": "?"}"#, 400),
    ("POST /api/v1/drafts", #"{"source": {"text": "One came."}, "begin": "all"}"#, 400),
    ("POST /api/v1/drafts", #"{"source": {"article": "none"}}"#, 404),
    ("GET /api/v1/drafts/abcdefghijkm", "", 404), ("GET /api/v1/drafts/..%2f..", "", 404),
    ("GET {base}/segments/9", "", 404), ("GET {base}/segments/x", "", 400),
    ("GET {base}/export?format=pdf", "", 400), ("GET {base}/export?format=tmx", "", 422),
    ("GET {base}/changes?since=x", "", 400), ("GET {base}/check?level=all", "", 400),
    ("POST {base}/segments/1/target", #"{"revision": 0}"#, 400),
    ("POST {base}/segments/1/target", #"{"revision": 0, "text": "a\nb"}"#, 422),
    ("POST {base}/segments/1/confirm", #"{"revision": 0, "text": " "}"#, 422),
    ("POST {base}/segments/3/confirm", #"{"revision": 0, "text": "x"}"#, 404),
    ("POST {base}/segments/1/check", "{}", 400), ("POST {base}/undo", "{}", 400),
    ("POST {base}/undo", #"{"revision": 7}"#, 409), ("DELETE {base}/removed", "", 404),
  ]

  @Test func `what is wrong is said, and nothing is changed`() throws {
    let workbench = try OpenWorkbench(at: Desk())
    let draft = try workbench.post("/api/v1/drafts", Self.article).json()
    let base = "/api/v1/drafts/\(try #require(draft["id"] as? String))"
    for (line, body, status) in Self.wrong {
      let answer = try workbench.ask(
        line.replacing("{base}", with: base), body: Data(body.utf8))
      #expect(answer.status == status, "\(line) \(body)")
      #expect((try answer.json()["error"] as? String)?.isEmpty == false, "\(line)")
    }
    let foreign = try workbench.ask(
      "POST \(base)/segments/1/target", ["Origin: http://elsewhere.example"],
      body: Data(#"{"revision": 0, "text": "x"}"#.utf8))
    #expect(foreign.status == 403)
    let state = try workbench.get(base).json()["state"] as? [String: Any]
    #expect(state?["revision"] as? Int == 0)
  }
}
