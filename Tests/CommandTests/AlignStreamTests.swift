import Foundation
import Testing

/// Lines that are long, slow to come, or read by nobody.
@Suite struct `A stream of pairs` {
  let desk: Desk

  init() throws { desk = try Desk(.lexicon) }

  @Test func `may have lines of ten megabytes`() throws {
    let padding = "\"\(String(repeating: "x", count: 10_000_000))\""
    let input = try MadeUpPairs.line(id: "1", more: ["note": padding]) + MadeUpPairs.line(id: "2")
    let run = try desk.run("align", "--stdin", "--ordered", "--no-encoder", input: Data(input.utf8))
    let answers = try Answers(run.stdout)
    #expect(run.status == 0 && answers.ids == ["1", "2"])
    #expect(answers.objects.allSatisfy { ($0["beads"] as? [Any])?.count == 3 })
  }

  @Test func `has a line that is too long answered without holding it`() throws {
    let filter = try Filter(desk)
    try filter.write("{\"id\":\"long\",\"source\":\"")
    let piece = String(repeating: "x", count: 10_000_000)
    for _ in 0..<20 { try filter.write(piece) }
    try filter.write("\"}\n" + MadeUpPairs.line(id: "2"))
    let answers = try [filter.answer(), filter.answer()].flatMap(\.lines).sorted()
    let peak = try #require(filter.running.peakMemory)
    #expect(try filter.end().status == 2)
    #expect(answers.first?.hasPrefix("{\"id\":\"long\",\"error\"") == true)
    #expect(answers.first?.contains("longer than 64 MB; cut the texts into parts") == true)
    #expect(answers.last?.hasPrefix("{\"id\":2,\"beadCount\":3") == true)
    #expect(peak < 190_000_000)
  }

  @Test func `of many lines takes no more memory than one of few`() throws {
    let filter = try Filter(desk)
    var peaks: [Int] = []
    for batch in 0..<60 {
      try filter.write((0..<50).map { "{\"id\":\($0),\"source\":\"\",\"target\":\"\"}\n" }.joined())
      try filter.write(MadeUpPairs.line(id: "50", 2, from: batch))
      for id in 0...50 { #expect(try filter.answer().ids == ["\(id)"]) }
      peaks.append(try #require(filter.running.peakMemory))
    }
    #expect(try filter.end().status == 2)
    #expect(peaks[59] - peaks[9] < 4_000_000, "\(peaks)")
  }

  @Test func `is answered before it ends`() throws {
    let filter = try Filter(desk)
    for id in ["1", "2", "3"] {
      try filter.write(MadeUpPairs.line(id: id))
      #expect(try filter.answer().ids == [id] && filter.running.isRunning)
    }
    #expect(try filter.end().status == 0)
  }

  @Test func `ends quietly by SIGPIPE if nobody reads the answers`() throws {
    let lines = try (0..<300).map { try MadeUpPairs.line(id: "\($0)") }.joined()
    let output = Pipe()
    let running = try desk.start(
      ["align", "--stdin", "--no-encoder"], input: Data(lines.utf8), pipes: .init(output: output))
    #expect(try output.fileHandleForReading.read(upToCount: 10)?.count == 10)
    try output.fileHandleForReading.close()
    let run = try running.wait()
    #expect(run.wasKilled && run.status == SIGPIPE && run.stderr.isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func `that cannot be answered is a failure`() throws {
    let run = try desk.run(
      "align", "--stdin", "--no-encoder", input: Data(MadeUpPairs.line(id: "1").utf8),
      output: URL(filePath: "/dev/full"))
    #expect(run.status == 2 && run.stderr.contains("standard output: cannot be written"))
  }
}

/// `align --stdin` with both ends in hand.
private struct Filter {
  let running: RunningProgram
  private let input: FileHandle
  private let output: FileHandle

  init(_ desk: Desk) throws {
    let (input, output) = (Pipe(), Pipe())
    running = try desk.start(
      ["align", "--stdin", "--ordered", "--no-encoder"],
      pipes: .init(input: input, output: output))
    (self.input, self.output) = (input.fileHandleForWriting, output.fileHandleForReading)
  }

  func write(_ text: String) throws { try input.write(contentsOf: Data(text.utf8)) }

  /// The next line, when it comes. Throws: if there is none any more.
  func answer() throws -> Answers {
    var line = Data()
    while line.last != 0x0A { line += try #require(try output.read(upToCount: 1)) }
    return try Answers(String(decoding: line, as: UTF8.self))
  }

  func end() throws -> Run {
    try input.close()
    return try running.wait()
  }
}
