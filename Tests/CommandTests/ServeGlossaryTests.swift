import Foundation
import Testing

/// The glossaries and the memory's units as JSON.
struct ServeGlossaryTests {
  private func opened() throws -> OpenWorkbench {
    let desk = try Desk()
    try desk.makeFolder("data/tarjuman/glossaries")
    try desk.write(
      MadeUpTMX.document([
        MadeUpTMX.unit("وصلت القافلة إلى دوما.", "The convoy reached Douma."),
        MadeUpTMX.unit("عادت القافلة أمس.", "The convoy came back yesterday."),
      ]), to: "a.tmx")
    #expect(try desk.run("import", "--no-meanings", "a.tmx").status == 0)
    return try OpenWorkbench(at: desk)
  }

  private static let convoy = """
    {"glossary": "mine", "isDraft": true, "entry": {"terms": ["قافلة", "قوافل"], "domain": "aid",
     "partOfSpeech": "noun", "renderings": [{"text": "convoy", "standing": "preferred"}]}}
    """

  @Test func `a concept is added, edited, approved and taken out, each step undone`() throws {
    let workbench = try opened()
    let post = { (path: String, body: String) in
      try workbench.post("/api/v1/glossary/\(path)", body)
    }
    let added = try post("concepts", Self.convoy)
    #expect(added.status == 201)
    #expect(try added.json()["number"] as? Int == 1)
    let edited = try post(
      "edit", #"{"concept": "aid.convoy", "edit": {"note": "Of lorries."}, "seen": {"note": ""}}"#)
    #expect(edited.status == 200)
    let stale = try post(
      "edit", #"{"concept": "aid.convoy", "edit": {"note": "No."}, "seen": {"note": ""}}"#)
    #expect(stale.status == 409)
    #expect(try post("approve", #"{"concepts": ["aid.convoy"]}"#).status == 200)
    #expect(try post("approve", #"{"concepts": ["aid.convoy"]}"#).status == 422)
    let one = try workbench.get("/api/v1/glossary/concept?concept=aid.convoy").json()
    #expect((one["history"] as? [Any])?.count == 3)
    #expect(try post("remove", #"{"concept": "aid.convoy"}"#).status == 200)
    #expect(try workbench.get("/api/v1/glossary").json()["count"] as? Int == 0)
    for number in [4, 3, 2] {
      #expect(try post("changes/\(number)/undo", "").status == 200, "\(number)")
    }
    let left = try workbench.get("/api/v1/glossary?status=draft&q=CONVOY").json()
    #expect(left["count"] as? Int == 1)
    #expect(try post("changes/4/undo", "").status == 409)
    let found = try workbench.get("/api/v1/lookup?q=convoy").json()
    #expect((found["hits"] as? [Any])?.count == 1)
  }

  private static let wrong: [(path: String, body: String, status: Int)] = [
    ("concepts", #"{"glossary": "../x", "entry": {"terms": ["س"]}}"#, 422),
    ("concepts", #"{"glossary": "x", "entry": {"terms": ["latin"]}}"#, 422),
    ("concepts", "{}", 400), ("edit", #"{"concept": "none", "edit": {"note": "x"}}"#, 404),
    ("edit", #"{"concept": "none", "glossary": "none", "edit": {}}"#, 422),
    ("approve", #"{"concepts": []}"#, 400), ("merge", #"{"kept": "a", "other": "b"}"#, 404),
    ("remove", #"{"concept": "none"}"#, 404), ("changes/0/undo", "", 400),
    ("changes/9/undo", "", 409), ("files?name=a/b", "x", 400), ("preview", #"{"file": "x"}"#, 404),
    ("imports", #"{"file": "x"}"#, 404), ("files?name=a.tsv", "", 400),
    ("candidates/accept", #"{"term": "س", "glossary": "x", "domain": "y"}"#, 409),
    ("candidates/aside", #"{"term": "س"}"#, 400),
  ]

  @Test func `what is wrong is said in JSON and changes nothing`() throws {
    let workbench = try opened()
    for (path, body, status) in Self.wrong {
      let answer = try workbench.post("/api/v1/glossary/\(path)", body)
      #expect(answer.status == status, "\(path) \(body) \(answer.text)")
      #expect((try answer.json()["error"] as? String)?.isEmpty == false, "\(path)")
    }
    #expect(try workbench.get("/api/v1/glossary?status=new").status == 400)
    #expect(try workbench.get("/api/v1/glossary/concept").status == 400)
    #expect(try workbench.get("/api/v1/glossary/export?format=doc").status == 400)
    let folder = workbench.desk.data.appending(path: "glossaries").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    let foreign = try workbench.post(
      "/api/v1/glossary/concepts", Self.convoy, ["Origin: http://evil.example"])
    #expect(foreign.status == 403)
  }

  @Test func `terms are sent, looked at, taken in and handed on`() throws {
    let workbench = try opened()
    let sent = try workbench.post("/api/v1/glossary/files?name=client.tsv", "قافلة\tconvoy\n")
    let file = try #require(try sent.json()["file"] as? String)
    let wish = #"{"file": "\#(file)", "glossary": "client", "isDraft": true}"#
    let look = try workbench.post("/api/v1/glossary/preview", wish).json()
    #expect(look["added"] as? Int == 1 && look["change"] == nil)
    let piece = try workbench.post("/api/v1/glossary/preview?rows=html", wish).json()
    #expect((piece["html"] as? String)?.contains("convoy") == true)
    let lines = try workbench.post(
      "/api/v1/glossary/imports", wish, ["Accept: application/x-ndjson"]
    ).lines()
    #expect(lines.first?["progress"] != nil && lines.last?["change"] as? Int == 1)
    let approve = try workbench.post(
      "/api/v1/glossary/approve", #"{"drafts": {"glossary": "client"}}"#)
    #expect(try approve.json()["conceptCount"] as? Int == 1)
    #expect(
      try workbench.post("/api/v1/glossary/approve", #"{"drafts": {}}"#).status == 422)
    // A file is taken in once.
    #expect(try workbench.post("/api/v1/glossary/imports", wish).status == 404)
    let table = try workbench.get("/api/v1/glossary/export?format=tsv&glossary=client")
    #expect(table.text.contains("قافلة"))
    #expect(table.fields["content-disposition"] == "attachment; filename=\"glossary.tsv\"")
  }

  @Test func `candidates and consistency come with progress and are kept`() throws {
    let workbench = try opened()
    for path in ["glossary/candidates?least=2", "consistency?least=2"] {
      let lines = try workbench.ask("GET /api/v1/\(path)", ["Accept: application/x-ndjson"]).lines()
      #expect(lines.last?["units"] as? Int == 2, "\(path)")
    }
    #expect(try workbench.get("/consistency/report?least=2").status == 200)
    #expect(try workbench.get("/consistency/report?least=4").status == 409)
    #expect(try workbench.get("/consistency?show=nothing").status == 400)
    // A comparison made before a glossary was changed is not shown as one of now.
    #expect(try workbench.post("/api/v1/glossary/concepts", Self.convoy).status == 201)
    #expect(try workbench.get("/consistency/report?least=2").status == 409)
    #expect(try workbench.get("/api/v1/consistency?least=2").status == 200)
    #expect(try workbench.get("/consistency/report?least=2").status == 200)
  }

  @Test func `a unit is edited and deleted, and that undone`() throws {
    let workbench = try opened()
    let list = try workbench.get("/api/v1/units?limit=1").json()
    #expect((list["units"] as? [Any])?.count == 1 && list["next"] as? Int == 1)
    let edit = try workbench.ask(
      "PATCH /api/v1/units/1", body: Data(#"{"target": "A convoy reached Douma."}"#.utf8)
    ).json()
    let number = try #require(edit["after"] as? Int)
    #expect(try workbench.get("/api/v1/units/1").status == 409)
    let shown = try workbench.get("/api/v1/units/\(number)").json()
    #expect((shown["history"] as? [Any])?.count == 1)
    #expect(try workbench.get("/memory?unit=1").text.contains("A convoy reached Douma."))
    let change = try #require(edit["change"] as? Int)
    let back = try workbench.post("/api/v1/changes/\(change)/undo", "").json()
    #expect(back["after"] as? Int == 1)
    #expect(try workbench.post("/api/v1/changes/\(change)/undo", "").status == 409)
    let gone = try workbench.ask("DELETE /api/v1/units/2").json()
    #expect(try workbench.get("/api/v1/units/2").status == 404)
    #expect(try workbench.get("/api/v1/changes").text.contains("\"kind\" : \"delete\""))
    let undone = try #require(gone["change"] as? Int)
    #expect(try workbench.post("/api/v1/changes/\(undone)/undo", "").status == 200)
    for (line, body, status) in [
      ("PATCH /api/v1/units/1", "{}", 400), ("PATCH /api/v1/units/1", #"{"target": " "}"#, 422),
      ("PATCH /api/v1/units/x", "{}", 400), ("DELETE /api/v1/units/99", "", 404),
      ("POST /api/v1/changes/99/undo", "", 404),
    ] {
      let answer = try workbench.ask(line, body: Data(body.utf8))
      #expect(answer.status == status, "\(line) \(answer.text)")
    }
  }
}
