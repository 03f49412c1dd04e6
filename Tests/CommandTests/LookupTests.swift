import Foundation
import Testing

@Suite struct `Looking up` {
  /// A desk without glossaries, where none are wanted: reading them all takes the longest.
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func `finds an Arabic term behind its clitics`() throws {
    let run = try Desk(.glossaries).run("lookup", "وبمناطق خفض التوتر")
    #expect(run.status == 0 && run.stdout.contains("de-escalation zone"))
    #expect(run.stdout.contains("found as \u{2068}مناطق خفض التوتر\u{2069}"))
  }

  @Test func `finds an English term in several words and in the plural`() throws {
    let run = try Desk(.glossaries).run("lookup", "de-escalation", "zones")
    #expect(run.status == 0 && run.stdout.contains("منطقة خفض التصعيد"))
  }

  @Test(.withWordForms) func `finds a broken plural that no variant names`() throws {
    let desk = try Desk(.wordForms)
    try desk.makeFolder("data/tarjuman/glossaries")
    let header = [
      "concept", "arabic", "variants", "preferred", "admitted", "deprecated", "forbidden", "domain",
      "pos", "note", "source",
    ].joined(separator: "\t")
    try desk.write(
      "\(header)\nt.school\tمدرسة\t\tschool\t\t\t\td\tnoun\t\t\n",
      to: "data/tarjuman/glossaries/mine.tsv")
    let run = try desk.run("lookup", "وفي مدارسها")
    #expect(run.status == 0 && run.stdout.contains("dictionary: broken plural"))
    #expect(run.stdout.contains("L4"))
  }

  @Test(.withEncoder)
  func `says how the memory renders a term, and what the glossary thinks of it`()
    throws
  {
    let desk = try Desk(.encoder, .lexicon, .glossaries)
    let units = [
      ("اتفقوا على مناطق خفض التوتر", "They agreed on the de-escalation zones"),
      ("وانتشروا في مناطق خفض التوتر", "They deployed in the de-escalation zones"),
      ("وزاروا مناطق خفض التوتر", "They visited the low-tension zones"),
    ].map { MadeUpTMX.unit($0.0, $0.1) }
    try desk.write(MadeUpTMX.document(units), to: "talks.tmx")
    _ = try desk.run("import", "talks.tmx", "--no-meanings")
    let run = try desk.run("lookup", "مناطق خفض التوتر")
    let report = run.stdout.components(separatedBy: "Rendered in 3 sentences").last ?? ""
    #expect(report.contains("2  \u{2068}de-escalation zones\u{2069}  preferred"))
    #expect(report.contains("1  \u{2068}low-tension zones\u{2069}  deprecated"))
    // Another wording of the same concept leads to the same sentences.
    let other = try desk.run("lookup", "وبمناطق تخفيف التصعيد")
    #expect(other.stdout.contains("Rendered in 3 sentences"))
  }

  @Test(.withEncoder) func `gives a verdict in words, with dates, outlets and sentences`() throws {
    let desk = try Desk(.encoder, .lexicon, .glossaries)
    let units = [
      ("اتفقوا على مناطق خفض التوتر", "They agreed on the de-escalation zones", "20180105"),
      ("وانتشروا في منطقة خفض التوتر", "They deployed in the de-escalation zone", "20180207"),
      ("وزاروا مناطق خفض التوتر", "They visited the low-tension zones", "20170704"),
    ].map { MadeUpTMX.unit($0.0, $0.1, on: $0.2, by: "amal", of: "AFP") }
    try desk.write(MadeUpTMX.document(units), to: "talks.tmx")
    _ = try desk.run("import", "talks.tmx", "--no-meanings")
    let run = try desk.run("lookup", "مناطق خفض التوتر")
    let verdict = run.stdout.replacing("\n  ", with: " ")
    #expect(verdict.contains("in 2 of 3, preferred"))
    #expect(verdict.contains("\u{2068}low-tension zones\u{2069} once in July 2017, deprecated"))
    #expect(run.stdout.contains("2018-01-05 to 2018-02-07; \u{2068}AFP\u{2069} 2"))
    #expect(run.stdout.contains("⟦low-tension zones⟧") && run.stdout.contains("⟦مناطق خفض التوتر⟧"))
    let json = try desk.run("lookup", "--json", "مناطق خفض التوتر")
    let answer = try JSONDecoder().decode(PrintedAnswer.self, from: json.output)
    #expect(answer.verdict.contains("“low-tension zones” once in July 2017, deprecated"))
    let use = try #require(answer.renderings.first { $0.standing == "preferred" })
    #expect(use.forms.map(\.count) == [1, 1] && use.outlets.first?.name == "AFP")
    let example = try #require(use.examples.first)
    let points = Array(example.target.unicodeScalars)
    let span = try #require(example.rendered.first)
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: points[span[0]..<span[1]])
    #expect(String(cut).hasPrefix("de-escalation zone"))
  }

  @Test(.withEncoder) func `proposes a rendering from a single pair, with no glossary`() throws {
    let desk = try Desk(.encoder, .lexicon)
    let unit = MadeUpTMX.unit(
      "وافتتحت الوزارة مركز الإيواء المؤقت قرب المطار.",
      "The ministry opened the temporary shelter near the airport.")
    try desk.write(MadeUpTMX.document([unit]), to: "one.tmx")
    _ = try desk.run("import", "one.tmx", "--no-meanings")
    let run = try desk.run("lookup", "مركز الإيواء المؤقت")
    #expect(run.status == 0)
    let verdict = run.stdout.replacing("\n  ", with: " ")
    #expect(verdict.contains("no glossary has the term; proposed: \u{2068}"))
    #expect(verdict.contains("shelter\u{2069}"), "\(verdict)")
  }

  @Test func `gives JSON whose offsets cut the query rightly`() throws {
    let query = "قلق بشأن مناطق خفض التوتر"
    let run = try Desk(.glossaries).run("lookup", "--json", query)
    let answer = try JSONDecoder().decode(PrintedAnswer.self, from: run.output)
    let points = Array(query.unicodeScalars)
    #expect(answer.query == query && answer.hits.contains { $0.found == "مناطق خفض التوتر" })
    for hit in answer.hits {
      var slice = String.UnicodeScalarView()
      slice.append(contentsOf: points[hit.start..<hit.end])
      #expect(String(slice) == hit.found)
    }
  }

  @Test func `exits with 1 if nothing is found`() throws {
    let run = try desk.run("lookup", "zyxwv")
    #expect(run.status == 1 && run.stdout.contains("Nothing found"))
    let json = try desk.run("lookup", "--json", "zyxwv")
    let answer = try JSONDecoder().decode(PrintedAnswer.self, from: json.output)
    #expect(json.status == 1 && answer.hits.isEmpty && answer.sentences.isEmpty)
  }

  @Test func `wants something to look up`() throws {
    #expect(try desk.run("lookup").status == 64)
    #expect(try desk.run("lookup", "  ").status == 64)
    #expect(try desk.run("lookup", "zone", "--limit", "-1").status == 64)
  }

  @Test func `makes no memory`() throws {
    let run = try desk.run("lookup", "zone")
    #expect(run.stderr.contains("there is no memory yet"))
    #expect(try desk.names(in: "data/tarjuman").isEmpty)
  }

  @Test func `reads glossaries through a link to their folder`() throws {
    let other = try Desk()
    try FileManager.default.createSymbolicLink(
      at: other.data.appending(path: "glossaries"), withDestinationURL: Checkout.glossaries)
    #expect(try other.run("lookup", "وبمناطق خفض التوتر").status == 0)
  }

  @Test func `reads the glossary it is told to read`() throws {
    let header = try String(
      contentsOf: Checkout.glossaries.appending(path: "people.tsv"), encoding: .utf8
    )
    .prefix { $0 != "\n" }
    try desk.write(
      "\(header)\nt.a\tسنبل\tسنابل\tear of wheat\t\t\t\td\tnoun\t\tUsage\n", to: "own.tsv")
    #expect(
      try desk.run("lookup", "سنابل", "--glossary", "own.tsv").stdout.contains("ear of wheat"))
    let other = try desk.run("lookup", "مناطق خفض التوتر", "--glossary", "own.tsv")
    #expect(other.status == 1, "the installed glossaries are not read then")
  }

  private struct PrintedAnswer: Decodable {
    let query: String
    let hits: [Hit]
    let sentences: [Sentence]
    let renderings: [Use]
    let verdict: String

    struct Use: Decodable {
      let standing: String?
      let forms: [Count]
      let outlets: [Count]
      let examples: [Example]
    }

    struct Count: Decodable {
      let name: String
      let count: Int
    }

    struct Example: Decodable {
      let target: String
      let rendered: [[Int]]
    }

    struct Hit: Decodable {
      let found: String
      let start: Int
      let end: Int
    }

    struct Sentence: Decodable { let source: String }
  }
}
