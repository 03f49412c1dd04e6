import Foundation
import Testing

@Suite struct `The doctor` {
  @Test func `finds a machine without anything usable, and says what to install`() throws {
    let desk = try Desk()
    let run = try desk.run("doctor")
    #expect(run.status == 0 && run.stderr.isEmpty)
    for name in ["sentence encoder", "Arabic lexicon", "Arabic word forms", "glossaries", "memory"]
    {
      #expect(run.stdout.contains("– \(name): not there"), "\(name)")
    }
    #expect(run.stdout.contains("run Scripts/setup"))
    #expect(try desk.names(in: "data/tarjuman").isEmpty)
  }

  @Test(.withEncoder, .withLexicon, .withWordForms)
  func `finds nothing wrong where all is installed`() throws {
    let desk = try Desk(.encoder, .lexicon, .wordForms, .glossaries)
    try desk.write(MadeUpTMX.untidy, to: "a.tmx")
    _ = try desk.run("import", "a.tmx")
    let run = try desk.run("doctor")
    #expect(run.status == 0 && run.lines.count == 7)
    #expect(run.lines.allSatisfy { $0.hasPrefix("✓ ") }, "\(run.stdout)")
    #expect(try states(desk) == Array(repeating: "well", count: 7))
  }

  @Test(arguments: [Data(), Data("not the encoder".utf8), Data(repeating: 7, count: 20_000)])
  func `finds a damaged encoder, and says how to mend it`(_ content: Data) throws {
    let desk = try Desk()
    try desk.makeFolder("data/tarjuman/encoder")
    try desk.write(content, to: "data/tarjuman/encoder/encoder.tarjuman")
    let run = try desk.run("doctor")
    #expect(run.status == 2 && run.stdout.contains("✗ sentence encoder: "))
    #expect(run.stdout.contains("run Scripts/setup"))
    let align = try desk.run("align", Sample.convoy.arabic, Sample.convoy.english)
    #expect(align.status == 2 && align.stderr.contains("Scripts/setup"))
    let without = try desk.run(
      "align", Sample.convoy.arabic, Sample.convoy.english, "--no-encoder")
    #expect(without.status == 0, "words need no encoder")
  }

  @Test(.withEncoder) func `finds an encoder that was cut short`() throws {
    let desk = try Desk()
    try desk.makeFolder("data/tarjuman/encoder")
    let file = try FileHandle(
      forReadingFrom: Resource.encoder.original.appending(path: "encoder.tarjuman"))
    let start = try #require(try file.read(upToCount: 100_000))
    try desk.write(start, to: "data/tarjuman/encoder/encoder.tarjuman")
    let run = try desk.run("doctor")
    #expect(run.status == 2 && run.stdout.contains("the file has 100000 of"))
  }

  @Test func `finds a damaged lexicon, glossary and memory`() throws {
    let desk = try Desk()
    try desk.makeFolder("data/tarjuman/glossaries")
    try desk.write("junk", to: "data/tarjuman/lexicon.tarjuman")
    try desk.write("junk", to: "data/tarjuman/word-forms.tarjuman")
    try desk.write("junk\n", to: "data/tarjuman/glossaries/mine.tsv")
    try desk.write("junk", to: "data/tarjuman/memory.tarjuman")
    #expect(
      try states(desk) == ["well", "well", "missing", "broken", "broken", "broken", "broken"])
    #expect(try desk.run("doctor").status == 2)
  }

  @Test func `takes a folder without glossaries for none`() throws {
    let desk = try Desk()
    try desk.makeFolder("data/tarjuman/glossaries")
    #expect(try desk.run("doctor").stdout.contains("– glossaries: not there"))
  }

  private func states(_ desk: Desk) throws -> [String] {
    let run = try desk.run("doctor", "--json")
    let items = try JSONSerialization.jsonObject(with: run.output) as? [[String: Any]]
    return try #require(items).compactMap { $0["state"] as? String }
  }
}
