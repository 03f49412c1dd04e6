import Foundation
import Testing

/// Searching the memory by phrase and by meaning, on the built program.
@Suite struct `Searching the memory` {
  let desk: Desk

  init() throws {
    desk = try Desk(.lexicon, .encoder, .glossaries)
    let units = [
      (
        "دعا المبعوث إلى تمديد الهدنة في مناطق خفض التوتر",
        "The envoy urged that the truce be extended in the de-escalation zones"
      ),
      (
        "وانتشر المراقبون في مناطق وقف التصعيد",
        "Observers deployed in the areas where escalation had stopped"
      ),
      ("خرقت الهدنة ليلا", "The ceasefire was broken at night"),
      ("وصل رئيس الوفد إلى جنيف", "The head of the delegation arrived in Geneva"),
    ].map { MadeUpTMX.unit($0.0, $0.1) }
    try desk.write(MadeUpTMX.document(units), to: "talks.tmx")
    _ = try desk.run("import", "talks.tmx", "--no-meanings", "--memory", "m")
  }

  private func lines(_ arguments: String...) throws -> [[String: Any]] {
    let run = try desk.start(["search", "--memory", "m", "--json"] + arguments).wait()
    let answer = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    return try #require(answer?["lines"] as? [[String: Any]])
  }

  @Test func `finds a phrase of either language behind particles and without hamza`() throws {
    let run = try desk.run("search", "بمناطق خفض التوتر", "--memory", "m")
    #expect(run.status == 0 && run.stdout.contains("⟦مناطق خفض التوتر⟧"))
    #expect(run.stdout.contains("1 sentence found"))
    #expect(try lines("ceasefire").map { $0["source"] as? String } == ["خرقت الهدنة ليلا"])
  }

  @Test func `lets a star stand for words, and for letters within one`() throws {
    #expect(try lines("مناطق * التوتر").count == 1)
    #expect(try lines("مناطق * التصعيد").count == 1)
    #expect(try lines("مناطق * * الهدنة").isEmpty)
    #expect(try lines("escalat*").count == 2)
    #expect(try lines("*جنيف*").count == 1)
    #expect(try lines("de-escalat*").count == 1)
    #expect(try lines("«جني*»").count == 1)
  }

  @Test func `with many stars takes no longer for it`() throws {
    let word = String(repeating: "a", count: 2_000)
    let words = Array(repeating: "a", count: 600).joined(separator: " ")
    try desk.write(MadeUpTMX.document([MadeUpTMX.unit(word, words)]), to: "stars.tmx")
    _ = try desk.run("import", "stars.tmx", "--no-meanings", "--memory", "m")
    #expect(try lines(String(repeating: "*a", count: 20) + "*b").isEmpty)
    #expect(try lines(Array(repeating: "a", count: 20).joined(separator: " * ") + " * zz*").isEmpty)
    #expect(try desk.run("search", "x", "--limit", "\(Int.max)", "--memory", "m").status == 64)
  }

  @Test func `finds what must stand on both sides`() throws {
    #expect(try lines("--source", "الهدنة").count == 2)
    let both = try lines("--source", "الهدنة", "--target", "truce")
    #expect(both.count == 1 && (both[0]["target"] as? String)?.contains("extended") == true)
    #expect(try lines("--source", "truce").isEmpty)
  }

  @Test func `is held to dates, outlets and projects`() throws {
    #expect(try lines("الهدنة", "--since", "2999-01-01").isEmpty)
    #expect(try lines("الهدنة", "--outlet", "nobody").isEmpty)
    #expect(try lines("الهدنة", "--project", "none").isEmpty)
    #expect(try desk.run("search", "x", "--since", "yesterday", "--memory", "m").status == 64)
  }

  @Test(.withEncoder) func `shows the words that render the phrase, and counts them`() throws {
    let run = try desk.run("search", "الهدنة", "--memory", "m")
    #expect(run.stdout.contains("⟦truce⟧"))
    let counts = run.stdout.components(separatedBy: "Rendered as").last ?? ""
    #expect(counts.contains("1  \u{2068}truce\u{2069}"))
  }

  @Test(.withEncoder) func `finds by meaning, in either language`() throws {
    let english = try desk.run(
      "search", "--meaning", "the armistice was violated", "--limit", "1", "--memory", "m")
    #expect(english.status == 0 && english.stdout.contains("خرقت الهدنة ليلا"))
    let arabic = try desk.run(
      "search", "--meaning", "a violation of the armistice", "--in", "ar", "--limit", "1",
      "--memory", "m")
    #expect(arabic.stdout.contains("The ceasefire was broken at night"))
    #expect(try desk.run("meanings", "--memory", "m").stderr.contains("all texts had been read"))
  }

  @Test func `that finds nothing, and one for nothing, say so`() throws {
    let none = try desk.run("search", "قطار", "--memory", "m")
    #expect(none.status == 1 && none.stdout.contains("Nothing found."))
    #expect(try desk.run("search", "…", "--memory", "m").status == 64)
    #expect(try desk.run("search", "--meaning", "--memory", "m").status == 64)
    #expect(try desk.run("search", "x", "--in", "en", "--memory", "m").status == 64)
    #expect(try desk.run("search", "x", "--memory", "nowhere").status == 2)
  }
}
