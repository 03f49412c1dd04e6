import Foundation
import Testing

/// The work as JSON, and the Toolkit's protocol.
struct ServeAPITests {
  private static let unit = MadeUpTMX.unit("وصلت القافلة إلى دوما.", "The convoy reached Douma.")

  private func filled(_ units: [String] = [unit]) throws -> OpenWorkbench {
    let desk = try Desk(.glossaries, .lexicon)
    try desk.write(MadeUpTMX.document(units), to: "a.tmx")
    let run = try desk.run("import", "--no-meanings", "a.tmx")
    #expect(run.status == 0)
    return try OpenWorkbench(at: desk)
  }

  @Test func `looking up, matching and searching answer as the commands do`() throws {
    let workbench = try filled()
    let asked = "%D8%A7%D9%84%D9%82%D8%A7%D9%81%D9%84%D8%A9"
    let pairs = [
      ("/api/v1/lookup?limit=5&q=", ["lookup", "--json"]),
      ("/api/v1/search?q=", ["search", "--json"]),
      ("/api/v1/match?threshold=10&text=", ["match", "--json", "--threshold", "10"]),
    ]
    for (path, arguments) in pairs {
      let answer = try workbench.get(path + asked)
      #expect(answer.fields["content-type"] == "application/json; charset=utf-8")
      let run = try workbench.desk.start(arguments + ["القافلة"]).wait()
      #expect(answer.status == 200 && answer.body == run.output, "\(path)")
    }
  }

  @Test func `a segment and an article are matched`() throws {
    let workbench = try filled()
    let sheet = try workbench.post(
      "/api/v1/match", #"{"text": "وصلت القافلة إلى دوما. وعادت القوات أمس."}"#
    ).json()
    let segments = try #require(sheet["segments"] as? [[String: Any]])
    #expect(segments.map { ($0["matches"] as? [Any])?.count } == [1, 0])
    #expect((sheet["leverage"] as? [Any])?.isEmpty == false)
  }

  @Test func `a text is cut, a pair aligned, a translation checked`() throws {
    let workbench = try filled()
    let cut = try workbench.post("/api/v1/segment", #"{"text": "One came. Two left."}"#).json()
    #expect((cut["segments"] as? [Any])?.count == 2)

    let pair =
      #"{"source": "وصلت القافلة أمس. عادت اليوم.", "target": "The convoy arrived. It left."}"#
    let aligned = try workbench.post("/api/v1/align", pair)
    #expect(aligned.status == 200)
    #expect(try aligned.json()["beadCount"] as? Int == 2)
    let lines = try workbench.post("/api/v1/align", pair, ["Accept: application/x-ndjson"]).lines()
    #expect(lines.last?["beadCount"] as? Int == 2)

    let report = try workbench.post(
      "/api/v1/check", #"{"units": [{"source": "قتل 5 أشخاص", "target": "Six were killed"}]}"#
    ).json()
    #expect((report["findings"] as? [Any])?.isEmpty == false)
  }

  private static let wrongQuestions: [(line: String, status: Int, place: String?)] = [
    ("GET /api/v1/lookup", 400, "q"), ("GET /api/v1/lookup?q=x&limit=-1", 400, "limit"),
    ("GET /api/v1/match", 400, "text"), ("GET /api/v1/search?q=!!", 400, "q"),
    ("GET /api/v1/search?q=x&since=soon", 400, "since"), ("GET /api/v1/meaning", 400, "q"),
    ("GET /api/v1/export?format=doc", 400, "format"), ("GET /api/v1/export?import=7", 404, nil),
    ("DELETE /api/v1/imports/7", 404, nil), ("DELETE /api/v1/imports/x", 400, "number"),
    ("POST /api/v1/imports", 400, "name"), ("POST /api/v1/imports?name=..", 400, "name"),
    ("POST /api/v1/imports?name=a/b.tmx", 400, "name"), ("GET /api/v1/nothing", 404, nil),
    ("PUT /api/v1/lookup?q=x", 405, nil), ("GET /tmserver/ar/en/unit/", 404, nil),
    ("GET /tmserver/ar/e;n/unit/x", 400, "target"), ("POST /api/v1/segment", 400, nil),
  ]

  @Test func `what is wrong is said in JSON, with its place`() throws {
    let workbench = try filled()
    for (line, status, place) in Self.wrongQuestions {
      let answer = try workbench.ask(line)
      #expect(answer.status == status, "\(line)")
      let record = try answer.json()
      #expect((record["error"] as? String)?.isEmpty == false, "\(line)")
      #expect(record["place"] as? String == place, "\(line)")
    }
  }

  private static let wrongBodies: [(path: String, body: String, status: Int)] = [
    ("segment", #"{"text": 5}"#, 400), ("segment", #"{}"#, 400), ("segment", "[", 400),
    ("segment", #"{"text": " "}"#, 400), ("segment", #"{"text": "x", "language": "?"}"#, 400),
    ("segment", #"{"text": "12 34"}"#, 422), ("check", #"{"units": []}"#, 400),
    ("check", #"{"units": [{"source": "x"}]}"#, 400), ("check?level=all", "{}", 400),
    ("align", #"{"source": "One.", "target": "Two."}"#, 422), ("align", "{}", 422),
    ("align?minimum=2", "{}", 400), ("match", #"{"text": 1}"#, 400),
  ]

  @Test func `a body that is wrong is refused`() throws {
    let workbench = try filled()
    for (path, body, status) in Self.wrongBodies {
      let answer = try workbench.post("/api/v1/" + path, body)
      #expect(answer.status == status, "\(path) \(body)")
      #expect(try answer.json()["error"] is String, "\(path) \(body)")
    }
  }

  @Test func `an import comes with progress, goes and comes back, and is handed on`() throws {
    let workbench = try OpenWorkbench(at: Desk())
    #expect(try workbench.get("/api/v1/stats").status == 404)
    let units = MadeUpTMX.document(MadeUpTMX.units(300))
    let lines = try workbench.post(
      "/api/v1/imports?name=a.tmx", units, ["Accept: application/x-ndjson"]
    ).lines()
    #expect(lines.contains { $0["progress"] != nil })
    #expect(lines.last?["added"] as? Int == 300)
    let again = try workbench.post("/api/v1/imports?name=a.tmx", units).json()
    #expect(again["wasImportedBefore"] as? Bool == true)

    #expect(try workbench.ask("DELETE /api/v1/imports/1").status == 200)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 0)
    #expect(try workbench.ask("POST /api/v1/imports/restore").status == 200)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 300)

    let file = try workbench.get("/api/v1/export?format=json")
    #expect(file.fields["content-disposition"] == "attachment; filename=\"memory.jsonl\"")
    #expect(try file.lines().count == 300)
    let table = try workbench.get("/api/v1/export?format=tsv&import=1").text
    #expect(table.split(separator: "\n").count == 301)
  }

  @Test func `an import is stopped, keeps what it has, is gone on with and taken back whole`()
    throws
  {
    let workbench = try OpenWorkbench(at: Desk())
    let table = Data(
      ("source\ttarget\n"
        + (1...30_000).map { "الجملة رقم \($0)\tsentence number \($0)\n" }.joined()).utf8)
    let connection = try RawConnection(workbench.port)
    try connection.send(
      "POST /api/v1/imports?name=many.tsv HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Accept: application/x-ndjson\r\nContent-Length: \(table.count)\r\n\r\n")
    try connection.send(table)
    var answer = Data()
    while !String(decoding: answer, as: UTF8.self).contains(#""import":1"#) {
      let more = try #require(connection.read(seconds: 60))
      try #require(!more.isEmpty)
      answer += more
    }
    let said = try workbench.post("/api/v1/imports/1/stop", "").json()
    #expect((said["message"] as? String)?.contains("import 1 (many.tsv) is stopped") == true)
    answer += connection.readToEnd()
    let last = try #require(Answer(answer)).lines().last ?? [:]
    let kept = try #require(last["received"] as? Int)
    #expect(last["isStopped"] as? Bool == true && kept < 30_000)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == kept)
    #expect(try workbench.post("/api/v1/imports/1/stop", "").status == 404)
    #expect(try workbench.post("/api/v1/imports/0/stop", "").status == 400)

    let rest = try workbench.ask("POST /api/v1/imports?name=many.tsv", body: table).json()
    #expect(rest["number"] as? Int == 1 && rest["isStopped"] as? Bool == false)
    #expect(rest["received"] as? Int == 30_000)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 30_000)
    #expect(try workbench.ask("DELETE /api/v1/imports/1").status == 200)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 0)
  }

  @Test func `a broken file leaves nothing behind`() throws {
    let workbench = try OpenWorkbench(at: Desk())
    let broken = MadeUpTMX.document(MadeUpTMX.units(50)).dropLast(40)
    let answer = try workbench.post("/api/v1/imports?name=a.tmx", String(broken))
    #expect(answer.status == 422)
    #expect((try answer.json()["error"] as? String)?.contains("a.tmx:") == true)
    #expect(try workbench.get("/api/v1/stats").json()["units"] as? Int == 0)
    let lines = try workbench.post(
      "/api/v1/imports?name=a.tmx", "nothing", ["Accept: application/x-ndjson"]
    ).lines()
    #expect(lines.last?["error"] is String)
  }

  @Test func `an export for the page is fetched once`() throws {
    let workbench = try filled()
    let lines = try workbench.post("/memory/exports?format=tmx", "").lines()
    let place = try #require(lines.last?["url"] as? String)
    let file = try workbench.get(place)
    #expect(file.status == 200 && file.text.contains("القافلة"))
    #expect(try workbench.get(place).status == 404)
  }

  @Test func `clients of the Translate Toolkit's server find matches unchanged`() throws {
    let workbench = try filled([
      Self.unit, MadeUpTMX.unit("قال و/أو كتب + نشر", "said and/or wrote + published"),
    ])
    // As Python's quote_plus writes it.
    let quoted =
      "%D9%88%D8%B5%D9%84%D8%AA+%D8%A7%D9%84%D9%82%D8%A7%D9%81%D9%84%D8%A9+%D8%A5%D9%84%D9%89"
      + "+%D8%AF%D9%88%D9%85%D8%A7."
    let answer = try workbench.get("/tmserver/ar/en/unit/\(quoted)?max_candidates=1")
    let units = try #require(
      JSONSerialization.jsonObject(with: answer.body) as? [[String: Any]])
    #expect(units.count == 1)
    #expect(units[0]["source"] as? String == "وصلت القافلة إلى دوما.")
    #expect(units[0]["target"] as? String == "The convoy reached Douma.")
    #expect(units[0]["quality"] as? Int == 100 && units[0]["rank"] as? Int == 100)
    for text in ["said+and/or+wrote+%2B+published", "said%20and%2For%20wrote%20%2B%20published"] {
      let found = try workbench.get("/tmserver/en_GB/ar/unit/\(text)").text
      #expect(found.contains("\"quality\":100"), "\(text)")
    }
    let far = try workbench.get("/tmserver/ar/en/unit/\(quoted)x%20y%20z%20w?min_similarity=99")
    #expect(far.text == "[]")
  }

  @Test func `a memory made or put in place while it runs is found`() throws {
    let workbench = try OpenWorkbench(at: Desk())
    let path = "/api/v1/match?text=The+convoy+reached+Douma."
    #expect(try workbench.get(path).status == 404)
    try workbench.desk.write(MadeUpTMX.document([Self.unit]), to: "a.tmx")
    _ = try workbench.desk.run("import", "--no-meanings", "a.tmx")
    #expect(try (workbench.get(path).json()["matches"] as? [Any])?.count == 1)
    let place = workbench.desk.data.appending(path: "memory.tarjuman").path
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: place + ending)
    }
    try workbench.desk.write(MadeUpTMX.document([MadeUpTMX.unit("ب", "other")]), to: "b.tmx")
    _ = try workbench.desk.run("import", "--no-meanings", "b.tmx")
    #expect(try (workbench.get(path).json()["matches"] as? [Any])?.isEmpty == true)
  }
}
