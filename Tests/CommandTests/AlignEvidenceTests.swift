import Foundation
import Testing

/// What the memory and the numbers say of a pair.
@Suite struct `The evidence of a pair` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    let (arabic, english) = MadeUpPairs.texts(4)
    try desk.write(arabic, to: "new.ar.txt")
    try desk.write(english, to: "new.en.txt")
    try desk.write(arabic, to: "old.ar.txt")
    try desk.write(english, to: "old.en.txt")
  }

  private func align(_ name: String, _ more: String...) throws -> Run {
    try desk.start(["align", "\(name).ar.txt", "\(name).en.txt", "--no-encoder"] + more).wait()
  }

  @Test func `what was translated so before is said, and surer`() throws {
    #expect(try align("old", "--save").status == 0)
    let known = try align("new", "--json")
    let unknown = try align("new", "--json", "--no-hits")
    #expect(known.stdout.contains("\"kind\" : \"memory\"") && known.stdout.contains("; memory"))
    #expect(!unknown.stdout.contains("\"memory\"") && !unknown.stdout.contains("; memory"))
    #expect(try confidences(known).reduce(0, +) > confidences(unknown).reduce(0, +))
  }

  @Test func `an article's own units are no evidence`() throws {
    #expect(try align("old", "--save").status == 0)
    #expect(try !align("old", "--json").stdout.contains("\"kind\" : \"memory\""))
  }

  @Test func `a memory that is named and not there is an error, unless it is made`() throws {
    let run = try align("new", "--memory", "nowhere.tarjuman")
    #expect(run.status == 2 && run.stderr.contains("nowhere.tarjuman"))
    #expect(try align("new", "--memory", "fresh.tarjuman", "--save").status == 0)
  }

  @Test func `numbers that differ are flagged`() throws {
    try desk.write("وزعت المنظمة 23 سلة غذائية.\n", to: "number.ar.txt")
    try desk.write("The organisation handed out 32 food baskets.\n", to: "number.en.txt")
    let sheet = try align("number").stdout
    #expect(sheet.contains("number \u{2067}23\u{2069} ≠ \u{2066}32\u{2069}"), "\(sheet)")
    let page = try align("number", "--format", "html").stdout
    #expect(page.contains("<bdi>23</bdi> ≠ <bdi>32</bdi>"))
    #expect(try align("number", "--json").stdout.contains("\"kind\" : \"conflict\""))
    #expect(try align("number", "--format", "tsv").stdout.contains("number 23 ≠ 32"))
  }

  @Test func `numbers that agree are not`() throws {
    #expect(try !align("new").stdout.contains("≠"))
  }

  private func confidences(_ run: Run) throws -> [Double] {
    let object = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    let beads = try #require(object?["beads"] as? [[String: Any]])
    return beads.compactMap { $0["confidence"] as? Double }
  }
}
