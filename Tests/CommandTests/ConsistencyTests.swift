import Foundation
import Testing

@Suite struct `Consistency over a memory` {
  /// Two translators, two years, one term in two ways, one name spelt two ways.
  private static let units: [String] =
    (0..<4).map { number in
      MadeUpTMX.unit(
        "وانتشرت الشرطة \(number) مرات في مناطق خفض التوتر",
        "The police deployed \(number) times in the de-escalation zones",
        on: "2018010\(number + 1)",
        by: "amal", of: "AFP")
    }
    + (0..<3).map { number in
      MadeUpTMX.unit(
        "وقصف الطيران \(number) مرات مناطق خفض التوتر",
        "Warplanes bombed the low-tension zones \(number) times", on: "2015070\(number + 1)",
        by: "basil", of: "Reuters")
    }
    + (0..<3).map { number in
      MadeUpTMX.unit(
        "وقال دي ميستورا \(number) مرات إنه متفائل",
        "De Mistura said \(number) times he was hopeful",
        on: "2017010\(number + 1)", by: "amal", of: "AFP")
    }
    + [
      MadeUpTMX.unit(
        "وغادر دي مستورا القاعة", "De Mistura left the hall", on: "20170210", by: "basil", of: "AFP"
      )
    ]

  private func desk() throws -> Desk {
    let desk = try Desk(.encoder, .lexicon, .wordForms, .glossaries)
    try desk.write(MadeUpTMX.document(Self.units), to: "talks.tmx")
    return desk
  }

  @Test(.withEncoder) func `tells terms by year and by translator, and names`() throws {
    let desk = try desk()
    _ = try desk.run("import", "talks.tmx", "--no-meanings")
    let run = try desk.run("consistency", "--json")
    #expect(run.status == 1)
    let report = try JSONDecoder().decode(Report.self, from: run.output)
    #expect(report.periods == ["2015", "2016", "2017", "2018"])
    let term = try #require(report.terms.first { $0.concept == "syria.de-escalation-zone" })
    #expect(term.ways.map(\.text) == ["de-escalation zones", "low-tension zones"])
    #expect(term.ways.map(\.count) == [4, 3])
    #expect(term.ways[0].byPeriod == [0, 0, 0, 4] && term.ways[1].byPeriod == [3, 0, 0, 0])
    #expect(term.ways[1].standing == "deprecated")
    #expect(term.translators.map(\.name) == ["amal", "basil"])
    #expect(term.translators.map(\.counts) == [[4, 0], [0, 3]])
    #expect(report.names.contains { $0.spellings.map(\.text) == ["دي ميستورا", "دي مستورا"] })
    let sheet = try desk.run("consistency").stdout
    #expect(sheet.contains("\u{2068}low-tension zones\u{2069}") && sheet.contains("deprecated"))
    #expect(sheet.contains("Names spelt in several ways"))
  }

  @Test(.withEncoder) func `writes a page that asks nothing of the network`() throws {
    let desk = try desk()
    let run = try desk.run("consistency", "talks.tmx", "--html", "page.html")
    #expect(run.status == 1 && run.stderr.contains("wrote page.html"))
    let page = try desk.text("page.html")
    for part in ["<svg", "dir=\"rtl\"", "<bdi>", "default-src 'none'", "prefers-color-scheme"] {
      #expect(page.contains(part), "\(part)")
    }
    for part in ["<script", "http://", "https://", "src=\""] { #expect(!page.contains(part)) }
  }

  @Test(.withEncoder) func `is content where all is rendered in one way`() throws {
    let desk = try desk()
    try desk.write(MadeUpTMX.document(Array(Self.units.prefix(4))), to: "even.tmx")
    let run = try desk.run("consistency", "even.tmx")
    #expect(run.status == 0 && run.stdout.contains("0 of "))
  }

  @Test func `does not write over what it reads`() throws {
    let desk = try Desk()
    try desk.write(MadeUpTMX.document(Self.units), to: "talks.tmx")
    #expect(try desk.run("consistency", "talks.tmx", "--html", "talks.tmx").status == 64)
    #expect(try desk.run("consistency", "missing.tmx").status == 2)
    #expect(try desk.run("consistency", "--least", "1").status == 64)
  }

  private struct Report: Decodable {
    let periods: [String]
    let terms: [Term]
    let names: [Name]

    struct Term: Decodable {
      let concept: String?
      let ways: [Way]
      let translators: [Translator]
    }

    struct Way: Decodable {
      let text: String
      let count: Int
      let standing: String?
      let byPeriod: [Int]
    }

    struct Translator: Decodable {
      let name: String
      let counts: [Int]
    }

    struct Name: Decodable {
      let spellings: [Spelling]

      struct Spelling: Decodable { let text: String }
    }
  }
}

@Suite struct `Mining a memory for terms` {
  private func desk() throws -> Desk {
    let desk = try Desk(.encoder, .lexicon, .wordForms)
    let verbs = ["انتقد", "زار", "دعم", "رفض", "بحث"]
    let units =
      verbs.enumerated().map { number, verb in
        MadeUpTMX.unit(
          "و\(verb) الوزير غرفة العمليات المشتركة يوم الأحد",
          "The minister spoke of the joint operations room on Sunday, for the \(number + 2)th time",
          on: "2017010\(number + 1)", by: "amal", of: "AFP")
      } + MadeUpTMX.units(40)
    try desk.write(MadeUpTMX.document(units), to: "talks.tmx")
    return desk
  }

  @Test(.withEncoder, .withWordForms)
  func `offers a term with its renderings, and makes it a draft entry`() throws {
    let desk = try desk()
    _ = try desk.run("import", "talks.tmx", "--no-meanings")
    let run = try desk.run("glossary", "mine")
    #expect(run.status == 0)
    #expect(run.stdout.contains("غرفة العمليات المشتركة"))
    #expect(run.stdout.contains("\u{2068}joint operations room\u{2069} 5"))
    let json = try desk.run("glossary", "mine", "--json")
    let answer = try JSONDecoder().decode(Answer.self, from: json.output)
    let candidate = try #require(answer.candidates.first { $0.term == "غرفة العمليات المشتركة" })
    #expect(candidate.inconsistency == 0 && candidate.proposal == "joint operations room")
    let accepted = try desk.run(
      "glossary", "mine", "--accept", "\(candidate.number)", "--into", "mine.tsv", "--subject",
      "war")
    #expect(accepted.status == 0, "\(accepted.stderr)")
    let entry = try desk.text("mine.tsv")
    #expect(
      entry.contains("war.joint-operations-room\tغرفة العمليات المشتركة\t\tjoint operations room"))
    #expect(entry.contains("Draft, mined: met 5 times in 5 segments, 2017-01-01 to 2017-01-05"))
    #expect(try desk.run("glossary", "lint", "mine.tsv").status == 0)
    // What a glossary has is left out from then on.
    try desk.makeFolder("data/tarjuman/glossaries")
    try desk.write(entry, to: "data/tarjuman/glossaries/mine.tsv")
    #expect(try !desk.run("glossary", "mine").stdout.contains("غرفة العمليات المشتركة"))
    let known = try desk.run("glossary", "mine", "--known").stdout
    #expect(known.contains("known: war.joint-operations-room"))
  }

  @Test func `refuses what it cannot accept`() throws {
    let desk = try desk()
    #expect(try desk.run("glossary", "mine", "talks.tmx", "--accept", "1").status == 64)
    #expect(
      try desk.run("glossary", "mine", "talks.tmx", "--accept", "x", "--into", "a.tsv").status == 64
    )
    let run = try desk.run("glossary", "mine", "talks.tmx", "--accept", "900", "--into", "a.tsv")
    #expect(run.status == 2 && run.stderr.contains("there is no candidate of this number"))
    #expect(!desk.exists("a.tsv"))
  }

  private struct Answer: Decodable {
    let candidates: [Candidate]

    struct Candidate: Decodable {
      let number: Int
      let term: String
      let inconsistency: Double
      let proposal: String?
    }
  }
}
