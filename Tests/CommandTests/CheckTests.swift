import Foundation
import Testing

@Suite struct `Checking` {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let header = "source\ttarget\tid\n"
  private static let trucks = "وصلت 48 شاحنة\t"

  private func table() throws {
    try desk.write(
      Self.header + Self.trucks + "84 trucks arrived\tt-1\nنعم\tYes\tt-2\n", to: "units.tsv")
  }

  @Test func `a table names file, line, unit and both numbers, and exits with 1`() throws {
    try table()
    let run = try desk.run("check", "units.tsv")
    #expect(run.status == 1)
    #expect(run.stdout.contains("units.tsv:2, unit 1 (t-1)  error  number"))
    #expect(
      run.stdout.contains(
        "the source says “\u{2068}48\u{2069}”, the translation “\u{2068}84\u{2069}”"))
    #expect(run.stdout.contains("2 units: 1 error"))
    #expect(run.stderr.contains("no glossaries are installed"))
  }

  @Test func `a right table exits with 0`() throws {
    try desk.write("نعم\tYes\n", to: "units.tsv")
    let run = try desk.run("check", "units.tsv")
    #expect(run.status == 0 && run.stdout.contains("1 unit: nothing found"))
  }

  @Test func `gives JSON whose offsets cut the texts rightly`() throws {
    try table()
    let run = try desk.run("check", "units.tsv", "--json")
    let report = try JSONDecoder().decode(PrintedReport.self, from: run.output)
    #expect(run.status == 1 && report.units == 2)
    let finding = try #require(report.findings.first)
    #expect(finding.check == "number" && finding.severity == "error" && finding.unit == "t-1")
    for side in [finding.source, finding.target] {
      let points = Array(side.text.unicodeScalars)
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: points[try #require(side.start)..<(try #require(side.end))])
      #expect(String(slice) == side.words)
    }
  }

  @Test func `a finding is accepted for a reason and counted from then on`() throws {
    try table()
    let first = try desk.run("check", "units.tsv", "--json")
    let report = try JSONDecoder().decode(PrintedReport.self, from: first.output)
    let id = try #require(report.findings.first?.id)
    let accepting = try desk.run("check", "units.tsv", "--accept", id, "--because", "as counted")
    #expect(accepting.status == 0 && accepting.stdout.contains("1 accepted before"))
    #expect(try desk.text("units.tsv.accepted.tsv").contains("\(id)\tnumber\tas counted\n"))
    #expect(try desk.run("check", "units.tsv").status == 0)
    try desk.write(
      Self.header + Self.trucks + "85 trucks arrived\tt-1\n", to: "units.tsv")
    let changed = try desk.run("check", "units.tsv")
    #expect(changed.status == 1 && changed.stderr.contains("nothing in the text answers to \(id)"))
  }

  @Test func `a finding that is not there cannot be accepted`() throws {
    try table()
    let run = try desk.run("check", "units.tsv", "--accept", "0000000000", "--because", "x")
    #expect(run.status == 2 && run.stderr.contains("there is no finding of this id"))
    #expect(!desk.exists("units.tsv.accepted.tsv"))
    #expect(try desk.run("check", "units.tsv", "--accept", "0000000000").status == 64)
  }

  @Test func `checks are chosen by name`() throws {
    try table()
    #expect(try desk.run("check", "units.tsv", "--without", "number").status == 0)
    #expect(try desk.run("check", "units.tsv", "--only", "spacing,date").status == 0)
    let run = try desk.run("check", "units.tsv", "--only", "numbers")
    #expect(run.status == 2 && run.stderr.contains("numbers: there is no such check"))
    #expect(try desk.run("check", "--list").lines.count >= 19)
  }

  @Test func `an article is aligned with its translation first`() throws {
    let pair = Sample.convoy
    let text = try String(contentsOfFile: pair.english, encoding: .utf8)
    try desk.write(text.replacing("48 trucks", with: "84 trucks"), to: "convoy.en.txt")
    let run = try desk.run("check", pair.arabic, "convoy.en.txt", "--no-encoder", "--json")
    let report = try JSONDecoder().decode(PrintedReport.self, from: run.output)
    let finding = try #require(report.findings.first { $0.target.words == "84" })
    #expect(finding.check == "number" && finding.line == 3 && finding.file == "convoy.en.txt")
  }

  @Test func `XLIFF and TMX are told apart by their content`() throws {
    try desk.write(
      """
      <xliff version="1.2"><file source-language="ar" target-language="en"><body>
      <trans-unit id="9"><source>نعم</source></trans-unit></body></file></xliff>
      """, to: "job.xml")
    let run = try desk.run("check", "job.xml")
    #expect(run.status == 1 && run.stdout.contains("job.xml:2, unit 1 (9)  error  empty"))
    try desk.write("<html/>", to: "page.xml")
    #expect(try desk.run("check", "page.xml").stderr.contains("no TMX"))
    #expect(try desk.run("check", "nowhere.tsv").status == 2)
    #expect(try desk.run("check").status == 64)
  }

  private struct PrintedReport: Decodable {
    let units: Int
    let findings: [Finding]

    struct Finding: Decodable {
      let id: String
      let check: String
      let severity: String
      let file: String
      let line: Int?
      let unit: String?
      let source: Side
      let target: Side
    }

    struct Side: Decodable {
      let text: String
      let start: Int?
      let end: Int?
      let words: String?
    }
  }
}
