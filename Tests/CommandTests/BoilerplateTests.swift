import Foundation
import Testing

/// Lines that an outlet's pairs leave untranslated.
@Suite struct `Boilerplate` {
  private static let share = "شارك هذا الخبر على مواقع التواصل الاجتماعي"
  let desk: Desk

  init() throws {
    desk = try Desk(.lexicon)
    try desk.makeFolder("articles")
  }

  /// Pairs that all end with a line nobody translates.
  private func lay(_ count: Int) throws {
    for number in 0..<count {
      let (arabic, english) = MadeUpPairs.texts(4, from: number)
      try desk.write(arabic + Self.share + "\n", to: "articles/day-\(number).ar.txt")
      try desk.write(english, to: "articles/day-\(number).en.txt")
    }
  }

  private func run(_ arguments: String...) throws -> Run {
    try desk.start(arguments + ["--no-encoder"]).wait()
  }

  @Test(.withLexicon) func `lines that recur are shown with the number of pairs`() throws {
    try lay(4)
    let run = try run("boilerplate", "articles")
    #expect(run.status == 0 && run.stderr.contains("1 lines recur in 4 pairs"), "\(run.stderr)")
    #expect(run.stdout.contains("4  ") && run.stdout.contains(Self.share))
    let json = try self.run("boilerplate", "articles", "--json")
    let lines = try #require(JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
    #expect(lines.map { $0["line"] as? String } == [Self.share])
    #expect(lines.map { $0["pairs"] as? Int } == [4])
    #expect(lines.map { $0["language"] as? String } == ["ar"])
  }

  @Test(.withLexicon) func `a line that two pairs have is not shown`() throws {
    try lay(2)
    #expect(try run("boilerplate", "articles").output.isEmpty)
  }

  @Test(.withLexicon) func `a list is written, and read by align`() throws {
    try lay(3)
    let written = try run("boilerplate", "articles", "--output", "outlet.tsv")
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try desk.text("outlet.tsv").hasSuffix("ar\t3\t\(Self.share)\n"))
    let pair = ["articles/day-0.ar.txt", "articles/day-0.en.txt"]
    let plain = try run("align", pair[0], pair[1], "--json")
    let knowing = try run("align", pair[0], pair[1], "--json", "--boilerplate", "outlet.tsv")
    #expect(!plain.stdout.contains("recurring lines"))
    #expect(knowing.status == 0 && knowing.stdout.contains("recurring lines"))
    #expect(try confidence(of: knowing) >= confidence(of: plain))
  }

  /// That the last line is alone.
  private func confidence(of run: Run) throws -> Double {
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let bead = try #require((object?["beads"] as? [[String: Any]])?.last)
    #expect(bead["sources"] as? [Int] == [4] && (bead["targets"] as? [Int])?.isEmpty == true)
    return try #require(bead["confidence"] as? Double)
  }

  @Test(.withLexicon) func `a folder's own lines are known in each pair, unless not wanted`() throws
  {
    try lay(3)
    let known = try run("align", "--directory", "articles", "--output", "out", "--format", "json")
    #expect(known.status == 0)
    #expect(try desk.text("out/day-0.json").contains("recurring lines"))
    let not = try run(
      "align", "--directory", "articles", "--output", "out", "--format", "json", "--no-recurring")
    #expect(not.status == 0)
    #expect(try !desk.text("out/day-0.json").contains("recurring lines"))
  }

  @Test func `a list that is none is an error with its line`() throws {
    try lay(1)
    try desk.write("Advertisement\n", to: "outlet.tsv")
    let run = try run(
      "align", "articles/day-0.ar.txt", "articles/day-0.en.txt", "--boilerplate", "outlet.tsv")
    #expect(run.status == 2 && run.stderr.contains("outlet.tsv:1: this is no line"))
  }

  @Test func `an article is never written over`() throws {
    try lay(3)
    let run = try run("boilerplate", "articles", "--output", "articles/day-0.ar.txt")
    #expect(run.status == 64 && run.stderr.contains("would replace what is read"))
  }

  @Test func `a folder that is not there is an error`() throws {
    let run = try run("boilerplate", "nowhere")
    #expect(run.status == 2 && run.stderr.contains("nowhere: there is no such folder"))
  }
}
