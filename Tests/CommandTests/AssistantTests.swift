import Foundation
import Testing

/// `tarjuman mcp`, asked as an assistant asks.
struct AssistantTests {
  private func answers(_ desk: Desk, _ lines: [String]) throws -> [[String: Any]] {
    let run = try desk.run("mcp", input: Data(lines.map { $0 + "\n" }.joined().utf8))
    #expect(run.status == 0 && run.stderr.isEmpty)
    return try String(decoding: run.output, as: UTF8.self).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func call(_ id: Int, _ tool: String, _ arguments: String) -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":"#
      + #"{"name":"\#(tool)","arguments":\#(arguments)}}"#
  }

  private func initialize(_ version: String) -> String {
    #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"\#(version)"}}"#
  }

  @Test(arguments: [
    ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
    ("1999-01-01", "2025-06-18"),
  ])
  func `the version asked for is spoken if it is known`(asked: String, spoken: String) throws {
    let answer = try answers(
      Desk(),
      [initialize(asked), #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#])
    #expect(answer.count == 1)
    let result = try #require(answer[0]["result"] as? [String: Any])
    #expect(result["protocolVersion"] as? String == spoken)
    #expect((result["serverInfo"] as? [String: Any])?["name"] as? String == "tarjuman")
    #expect((result["capabilities"] as? [String: Any])?["tools"] != nil)
  }

  @Test func `each tool has a schema`() throws {
    let answer = try answers(Desk(), [#"{"jsonrpc":"2.0","id":"a","method":"tools/list"}"#])
    #expect(answer[0]["id"] as? String == "a")
    let result = try #require(answer[0]["result"] as? [String: Any])
    let tools = try #require(result["tools"] as? [[String: Any]])
    let names = tools.compactMap { $0["name"] as? String }
    #expect(
      names == [
        "look_up_term", "match_segment", "search_memory", "align_texts", "check_translation",
        "draft_text",
      ])
    for tool in tools {
      let schema = try #require(tool["inputSchema"] as? [String: Any])
      let properties = try #require(schema["properties"] as? [String: Any])
      let required = try #require(schema["required"] as? [String])
      #expect(schema["type"] as? String == "object")
      #expect(Set(required).isSubset(of: properties.keys))
    }
  }

  @Test func `each tool does its work`() throws {
    let desk = try Desk(.glossaries, .lexicon, .wordForms)
    try desk.write(
      MadeUpTMX.document([MadeUpTMX.unit("وصلت القافلة إلى دوما.", "The convoy reached Douma.")]),
      to: "a.tmx")
    #expect(try desk.run("import", "--no-meanings", "a.tmx").status == 0)
    let answer = try answers(
      desk,
      [
        initialize("2025-06-18"),
        call(1, "look_up_term", #"{"text": "ملف المعتقلين"}"#),
        call(2, "match_segment", #"{"text": "وصلت القافلة الى دوما."}"#),
        call(3, "search_memory", #"{"query": "القافلة"}"#),
        call(
          4, "align_texts", #"{"source": ["وصلت القافلة."], "target": ["The convoy arrived."]}"#),
        call(5, "check_translation", #"{"source": "قتل 5 أشخاص", "target": "Six were killed"}"#),
        call(6, "draft_text", #"{"text": "وصلت القافلة إلى دوما. ووصلت ٤٨ شاحنة أمس."}"#),
      ])
    func content(_ number: Int) throws -> [String: Any] {
      let result = try #require(answer[number]["result"] as? [String: Any])
      #expect(result["isError"] as? Bool == false)
      let structured = try #require(result["structuredContent"] as? [String: Any])
      let text = try #require((result["content"] as? [[String: Any]])?.first?["text"] as? String)
      let said = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary
      #expect(said == structured as NSDictionary)
      return structured
    }
    #expect((try content(1)["hits"] as? [Any])?.isEmpty == false)
    #expect((try content(2)["matches"] as? [[String: Any]])?.first?["percent"] as? Int ?? 0 > 90)
    #expect(try content(3)["found"] as? Int == 1)
    #expect(try content(4)["beadCount"] as? Int == 1)
    #expect((try content(5)["findings"] as? [Any])?.isEmpty == false)
    let segments = try content(6)["segments"] as? [[String: Any]]
    #expect(segments?.first?["target"] as? String == "The convoy reached Douma.")
    #expect((segments?.last?["carried"] as? [[String: Any]])?.first?["text"] as? String == "48")
  }

  @Test func `an older version gets no structured content`() throws {
    let answer = try answers(
      Desk(.glossaries), [initialize("2024-11-05"), call(1, "look_up_term", #"{"text": "x"}"#)])
    let result = try #require(answer[1]["result"] as? [String: Any])
    #expect(result["structuredContent"] == nil && result["content"] != nil)
  }

  @Test func `what a workflow refuses is a result that says so`() throws {
    let answer = try answers(
      Desk(), [call(1, "match_segment", #"{"text": "x"}"#)])
    let result = try #require(answer[0]["result"] as? [String: Any])
    #expect(result["isError"] as? Bool == true)
  }

  @Test(arguments: [
    ("nonsense", -32700), (#"{"jsonrpc":"2.0","id":1"#, -32700), ("\"text\"", -32600),
    ("[]", -32600), (#"{"id":1,"method":"ping"}"#, -32600), ("7", -32600), ("null", -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":"nothing/there"}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":5}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"rm"}}"#, -32602),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"#
        + #"{"name":"look_up_term","arguments":{"text":5}}}"#, -32602
    ),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"#
        + #"{"name":"look_up_term","arguments":{"text":"x","limit":9999}}}"#, -32602
    ),
    (
      #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":"#
        + #"{"name":"align_texts","arguments":{"source":1}}}"#, -32602
    ),
    (String(repeating: "[", count: 100_000), -32700),
  ])
  func `nonsense is answered by its code, and the next message all the same`(
    line: String, code: Int
  ) throws {
    let answer = try answers(Desk(), [line, #"{"jsonrpc":"2.0","id":"next","method":"ping"}"#])
    #expect(answer.count == 2)
    let error = try #require(answer[0]["error"] as? [String: Any])
    #expect(error["code"] as? Int == code)
    #expect(answer[1]["id"] as? String == "next" && answer[1]["result"] != nil)
  }

  @Test func `bytes that are no text and lines without end are passed over`() throws {
    let desk = try Desk()
    let ping = Data(#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#.utf8)
    let lines = [Data([0xFF, 0xFE, 0x00]), Data(repeating: 0x20, count: 17 << 20), Data(), ping]
    let run = try desk.run("mcp", input: Data(lines.joined(separator: [0x0A])))
    let printed = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
    #expect(printed.count == 3)
    #expect(printed.dropLast().allSatisfy { $0.contains("-32700") })
    #expect(printed.last?.contains("\"result\"") == true)
  }

  @Test func `notifications and answers are not answered`() throws {
    let answer = try answers(
      Desk(),
      [
        #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
        #"{"jsonrpc":"2.0","method":"tools/call","params":{"name":"x"}}"#,
        #"{"jsonrpc":"2.0","id":9,"result":{}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"ping"}"#,
      ])
    #expect(answer.count == 1)
  }

  @Test func `older versions take several messages in one line`() throws {
    let run = try Desk().run(
      "mcp",
      input: Data(
        (initialize("2025-03-26") + "\n"
          + #"[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"n"},5]"# + "\n")
          .utf8))
    let last = try #require(String(decoding: run.output, as: UTF8.self).split(separator: "\n").last)
    let array = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [[String: Any]]
    #expect(array?.count == 2)
  }
}
