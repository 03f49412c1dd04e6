import Foundation
import Testing

@Suite struct `Aligning lines of standard input` {
  let desk: Desk

  init() throws { desk = try Desk(.lexicon) }

  private func align(_ input: String, _ arguments: String...) throws -> Run {
    try desk.start(
      ["align", "--stdin", "--no-encoder"] + arguments, input: Data(input.utf8)
    ).wait()
  }

  // MARK: Answers

  @Test func `answers as --format json does, but for the links of words`() throws {
    let (arabic, english) = MadeUpPairs.texts(4)
    try desk.write(arabic, to: "a.txt")
    try desk.write(english, to: "b.txt")
    let file = try desk.run("align", "a.txt", "b.txt", "--no-encoder", "-f", "json")
    let run = try align(MadeUpPairs.line(id: "7", 4))
    #expect(run.status == 0 && run.lines.count == 1 && run.stderr.isEmpty)
    var expected = try #require(Answers(file.stdout.replacing("\n", with: "")).objects.first)
    var answer = try #require(Answers(run.stdout).objects.first)
    for side in ["source", "target"] {
      for object in [expected, answer] { #expect((object[side] as? [String: Any])?.count == 4) }
      let segments = (expected[side] as? [String: Any])?["segments"] as? NSArray
      #expect((answer[side] as? [String: Any])?["segments"] as? NSArray == segments)
      expected[side] = nil
      answer[side] = nil
    }
    #expect(answer.removeValue(forKey: "id") as? Int == 7)
    // Corpora go through without their words linked; a pair alone has them.
    let beads = try #require(expected["beads"] as? [[String: Any]])
    #expect(beads.allSatisfy { $0["links"] is [Any] })
    expected["beads"] = beads.map { bead in bead.filter { $0.key != "links" } }
    #expect(answer as NSDictionary == expected as NSDictionary)
  }

  @Test func `gives ids back as they were`() throws {
    let ids = [
      "1.0", "-0", "1E+5", "12345678901234567890123", "\"\"", "\"a\\u0041\\/b\"",
      "\"صفحة\"",
    ]
    let run = try align(ids.map { try MadeUpPairs.line(id: $0) }.joined(), "--ordered")
    #expect(try run.status == 0 && Answers(run.stdout).ids == ids)
  }

  @Test func `takes the segments that are given`() throws {
    let list = #"{"id":1,"source":["قف. اجلس.",""],"target":["Stop. Sit."],"more":[{}]}"#
    let lines =
      #"{"id":2,"source":"قف. اجلس.\r\nنعم","target":"Stop. Sit.\nYes\n","segmented":true}"#
    let run = try align(list + "\n" + lines + "\n", "--ordered")
    let answers = try Answers(run.stdout).objects
    #expect(run.status == 0)
    #expect(texts(answers[0], "source") == ["قف. اجلس.", ""])
    #expect(texts(answers[0], "target") == ["Stop. Sit."])
    #expect(texts(answers[1], "source") == ["قف. اجلس.", "نعم"])
    #expect(texts(answers[1], "target") == ["Stop. Sit.", "Yes"])
    let flag = try align(#"{"id":3,"source":"قف. اجلس.","target":"Stop. Sit."}"#, "--segmented")
    #expect(texts(try Answers(flag.stdout).objects[0], "source") == ["قف. اجلس."])
  }

  private func texts(_ answer: [String: Any], _ side: String) -> [String] {
    let segments = (answer[side] as? [String: Any])?["segments"] as? [[String: Any]]
    return segments?.compactMap { $0["text"] as? String } ?? []
  }

  @Test func `leaves out beads less sure than --minimum`() throws {
    let line = #"{"id":1,"source":["نعم","قف"],"target":["The road was long.","300"]}"#
    let all = try #require(Answers(align(line).stdout).objects.first)
    let sure = try #require(Answers(align(line, "--minimum", "1").stdout).objects.first)
    #expect(try #require(all["beads"] as? [Any]).count == all["beadCount"] as? Int)
    #expect(try #require(sure["beads"] as? [Any]).isEmpty)
    #expect(sure["beadCount"] as? Int == all["beadCount"] as? Int)
  }

  @Test func `goes by the languages that the line or the command names`() throws {
    let line = try MadeUpPairs.line(id: "1", more: ["from": "\"en\""])
    #expect(try Answers(align(line).stdout).messages[0]?.contains("looks like ar, not en") == true)
    let plain = try MadeUpPairs.line(id: "1")
    let run = try align(plain, "--from", "ar-SY", "--to", "en-GB")
    let source = try Answers(run.stdout).objects[0]["source"] as? [String: Any]
    #expect(source?["language"] as? String == "ar-SY")
    let both = try align(
      MadeUpPairs.line(id: "1", more: ["from": "\"ar-EG\"", "to": "null"]), "--from", "en")
    #expect(both.status == 0 && both.stdout.contains("\"language\":\"ar-EG\""))
  }

  // MARK: Order

  @Test func `keeps the order if asked, and gives the same answers if not`() throws {
    let input = try (0..<60).map {
      try MadeUpPairs.line(id: "\($0)", $0 % 7 == 0 ? 40 : 1, from: $0)
    }
    .joined()
    let ordered = try align(input, "--ordered")
    let free = try align(input)
    #expect(ordered.status == 0 && free.status == 0)
    #expect(try Answers(ordered.stdout).ids == (0..<60).map(String.init))
    #expect(free.lines.sorted() == ordered.lines.sorted())
  }

  // MARK: Wrong lines

  @Test(arguments: [
    ("junk", "null", "this is no JSON: at byte 1 a value is wanted"),
    ("[1]", "null", "an object such as"),
    (#"{"source":"نعم","target":"Yes"}"#, "null", "there is no field id"),
    (#"{"id":5,"source":"نعم"}"#, "5", "there is no field target"),
    (#"{"source":7,"id":5,"target":"Yes"}"#, "5", "the field source is a number"),
    (#"{"source":["نعم",7],"id":5,"target":"Yes"}"#, "5", "a segment of source is a number"),
    (#"{"id":[5],"source":"نعم","target":"Yes"}"#, "null", "the field id is a list"),
    (#"{"id":5,"source":"نعم","target":"Yes","source":"لا"}"#, "5", "stands there twice"),
    (#"{"id":5,"id":6,"source":"نعم","target":"Yes"}"#, "null", "the field id stands there twice"),
    (#"{"id":5,"source":"نعم","target":"Yes","segmented":1}"#, "5", "it wants true or false"),
    (#"{"id":5,"source":"نعم","target":"Yes","from":""}"#, "5", "the field from is empty"),
    (#"{"id":5,"source":"نعم","target":"Yes"} {}"#, "5", "nothing more is wanted"),
    (#"{"id":5,"source":"نعم","target":"Yes"#, "5", "the string has no end"),
    (#"{"id":5,"source":"نعم","target":"Yes \ud83d"}"#, "5", "half a surrogate pair"),
    (#"{"id":5,"source":"...","target":"Yes"}"#, "5", "source: the text's language cannot be told"),
    (#"{"id":5,"source":"","target":"Yes"}"#, "5", "source: there is no text in it"),
    (#"{"id":5,"source":"نعم","target":[" ",""]}"#, "5", "target: there is no text in it"),
    ("{\"id\":5,\"source\":\"a\u{0}b\",\"target\":\"Yes\"}", "5", "a control character must be"),
    (#"{"id":5,"source":"","from":"ar","target":"Yes"}"#, "5", "source: there is no text in it"),
    (#"{"id":5,"source":"No","target":"Yes it is"}"#, "5", "both texts are in one language (en)"),
  ])
  func `answers a line that is wrong and goes on`(_ line: String, _ id: String, _ why: String)
    throws
  {
    let run = try align(line + "\n" + MadeUpPairs.line(id: "\"good\""), "--ordered")
    let answers = try Answers(run.stdout)
    #expect(run.status == 2 && answers.ids == [id, "\"good\""])
    #expect(answers.messages[0]?.contains(why) == true, "\(answers.messages)")
    #expect((answers.objects[0]["error"] as? [String: Any])?["line"] as? Int == 1)
    #expect(answers.objects[1]["beads"] != nil)
    #expect(run.stderr.contains("1 of 2 pairs could not be aligned"))
  }

  @Test func `answers lines of one id each by itself`() throws {
    let run = try align(MadeUpPairs.line(id: "7") + MadeUpPairs.line(id: "7", 2), "--ordered")
    #expect(try run.status == 0 && Answers(run.stdout).ids == ["7", "7"])
    #expect(try Answers(run.stdout).objects.map { $0["beadCount"] as? Int } == [3, 2])
  }

  @Test func `answers bytes that are no UTF-8, whichever way`() throws {
    let broken: [[UInt8]] = [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
    ]
    for bytes in broken {
      let line = Data(#"{"id":5,"source":""#.utf8) + bytes + Data(#"","target":"a"}"#.utf8)
      let run = try desk.run("align", "--stdin", "--no-encoder", input: line)
      let answers = try Answers(run.stdout)
      #expect(run.status == 2 && answers.ids == ["5"])
      #expect(answers.messages[0]?.contains("is no UTF-8") == true)
    }
  }

  @Test func `answers every line of garbage, and repeats none of it`() throws {
    var input = Data()
    var state: UInt64 = 20_260_101
    for number in 0..<200 {
      let good = try Array(MadeUpPairs.line(id: "\(number)").utf8.dropLast())
      var line = good
      for _ in 0..<(number % 5) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let byte = UInt8(truncatingIfNeeded: state >> 56)
        line[Int(state >> 33) % line.count] = byte == 0x0A ? 0xFF : byte
      }
      input += line + [0x0A]
    }
    let run = try desk.run("align", "--stdin", "--no-encoder", input: input)
    let answers = try Answers(run.stdout)
    #expect(run.status == 2 && !run.wasKilled && answers.lines.count == 200)
    #expect(answers.messages.filter { $0 == nil }.count >= 40)
    for message in answers.messages.compactMap({ $0 }) + [run.stderr] {
      #expect(!message.unicodeScalars.contains { (0x0600...0x06FF).contains($0.value) })
    }
  }

  @Test func `passes over blank lines and counts them`() throws {
    let run = try align("\n \t\r\njunk\n\n")
    let answers = try Answers(run.stdout)
    #expect(answers.lines.count == 1)
    #expect((answers.objects[0]["error"] as? [String: Any])?["line"] as? Int == 3)
  }

  @Test func `takes lines that end in CR LF, a byte order mark, and a last line without an end`()
    throws
  {
    let first = try "\u{FEFF}" + MadeUpPairs.line(id: "1").replacing("}\n", with: "}\r\n")
    let run = try align(first + MadeUpPairs.line(id: "2").dropLast(), "--ordered")
    #expect(try run.status == 0 && Answers(run.stdout).ids == ["1", "2"])
  }

  @Test func `has nothing to say to nothing`() throws {
    for input in [Data(), nil] {
      let run = try desk.run("align", "--stdin", "--no-encoder", input: input)
      #expect(run.status == 0 && run.output.isEmpty && run.stderr.isEmpty)
    }
  }

  @Test(arguments: [
    ["a.txt", "b.txt"], ["--directory", "."], ["--output", "x"], ["--save"], ["--review"],
    ["--evaluate", "x"], ["--format", "tsv"], ["--encoding", "utf-8"], ["--minimum", "2"],
    ["--threads", "0"],
  ])
  func `refuses what does not go with it`(_ arguments: [String]) throws {
    let run = try desk.start(["align", "--stdin"] + arguments).wait()
    #expect(run.status == 64 && run.output.isEmpty && run.stderr.contains("Usage:"))
    let alone = try desk.run("align", "a.txt", "b.txt", "--ordered")
    #expect(alone.status == 64 && alone.stderr.contains("--ordered goes with --stdin"))
  }
}
