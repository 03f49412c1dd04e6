import Foundation
import Testing

@Suite struct `Exchanging glossaries` {
  let desk: Desk
  private static let header =
    "concept\tarabic\tvariants\tpreferred\tadmitted\tdeprecated\tforbidden\tdomain\tpos\tnote\tsource"
  private static let rows = [
    "t.bridge\tجسر\tجسور\tbridge\t\t\tdyke [another thing]\tworks\tnoun\t\tUsage",
    "t.truce\tهدنة\tهدن\ttruce\tarmistice\t\t\tconflict\tnoun\tShort.\tUsage",
  ]

  init() throws {
    desk = try Desk()
    try desk.makeFolder("data/tarjuman/glossaries")
    try desk.write(
      ([Self.header] + Self.rows).joined(separator: "\n") + "\n",
      to: "data/tarjuman/glossaries/mine.tsv")
  }

  private func glossary(_ name: String) throws -> String {
    try desk.text("data/tarjuman/glossaries/\(name).tsv")
  }

  @Test(arguments: ["terms.tbx", "terms.csv", "terms.xlsx", "terms.tsv"])
  func `what was exported is known when it comes back`(name: String) throws {
    let out = try desk.run("glossary", "export", "--output", name)
    #expect(out.status == 0 && out.stderr.contains("2 concepts written"), "\(out.stderr)")
    let back = try desk.run("glossary", "import", name, "--into", "mine")
    #expect(back.status == 0, "\(back.stderr)")
    #expect(back.stderr.contains("0 concepts new, 0 changed, 2 known already, 0 not taken"))
    #expect(try desk.run("glossary", "history").stdout.isEmpty)
  }

  @Test(arguments: ["tbx", "tbx-dct", "tbx-basic", "xlsx", "csv"])
  func `a glossary moves to another desk without loss`(format: String) throws {
    let out = try desk.run("glossary", "export", "--format", format, "--output", "terms")
    #expect(out.status == 0)
    let other = try Desk()
    try FileManager.default.copyItem(at: desk["terms"], to: other["mine"])
    let run = try other.run("glossary", "import", "mine")
    #expect(run.status == 0, "\(run.stderr)")
    let text = try other.text("data/tarjuman/glossaries/mine.tsv")
    for row in Self.rows { #expect(text.contains(row), "\(text)") }
  }

  @Test func `a preview changes nothing, and an import is one change`() throws {
    try desk.write(
      "Arabic,English,Remark\nسد,dam,old\nقناة,canal,\nطريق,,\n", to: "client.csv")
    let preview = try desk.run("glossary", "import", "client.csv", "--preview")
    #expect(preview.status == 1 && preview.stdout.contains("→ arabic"))
    #expect(preview.stderr.contains("client.csv:4: "))
    #expect(!desk.exists("data/tarjuman/glossaries/client.tsv"))
    let run = try desk.run("glossary", "import", "client.csv", "--draft", "--json")
    #expect(run.status == 1)
    let report = try JSONSerialization.jsonObject(with: run.output) as? [String: Any]
    #expect(report?["added"] as? Int == 2 && (report?["faults"] as? [String])?.count == 1)
    #expect(try glossary("client").contains("client.dam\tسد\t\tdam\t\t\t\t\t\told"))
    #expect(try desk.run("lookup", "السد").stdout.contains("dam"))
    #expect(try desk.run("glossary", "undo").stderr.contains("import from client.csv"))
    #expect(!desk.exists("data/tarjuman/glossaries/client.tsv"))
  }

  @Test func `drafts are listed and approved, and that is undone`() throws {
    try desk.write("Arabic,English\nسد,dam\nقناة,canal\n", to: "client.csv")
    #expect(try desk.run("glossary", "import", "client.csv", "--draft").status == 0)
    let before = try glossary("client")
    #expect(try desk.run("glossary", "list", "--status", "draft").lines.count == 2)
    #expect(try desk.run("glossary", "approve", "client.dam").status == 0)
    #expect(try desk.run("glossary", "list", "--status", "draft").lines.count == 1)
    #expect(try glossary("client").contains("\tapproved\t"))
    let again = try desk.run("glossary", "approve", "client.dam")
    #expect(again.status == 2 && again.stderr.contains("approved already"))
    #expect(try desk.run("glossary", "approve", "--all").status == 0)
    #expect(try desk.run("glossary", "list", "--status", "draft").lines.isEmpty)
    _ = try desk.run("glossary", "undo")
    _ = try desk.run("glossary", "undo")
    #expect(try glossary("client") == before)
  }

  @Test func `two concepts become one, and two again`() throws {
    let before = try glossary("mine")
    let run = try desk.run("glossary", "merge", "t.truce", "t.bridge")
    #expect(run.status == 0 && run.stderr.contains("merge t.bridge into t.truce"), "\(run.stderr)")
    let merged = try glossary("mine")
    #expect(merged.contains("t.truce\tهدنة\tهدن | جسر | جسور\ttruce\tarmistice | bridge"))
    #expect(!merged.contains("t.bridge\t") && merged.contains("Merged from t.bridge."))
    #expect(try desk.run("glossary", "undo").status == 0)
    #expect(try glossary("mine") == before)
  }

  @Test func `the order of glossaries is shown, set and obeyed`() throws {
    try desk.write(
      Self.header + "\nu.bridge\tجسر\tجسور\toverpass\t\t\t\tworks\tnoun\t\tUsage\n",
      to: "data/tarjuman/glossaries/zone.tsv")
    #expect(try desk.run("lookup", "جسر").lines.first?.contains("bridge") == true)
    #expect(try desk.run("glossary", "order", "zone").stdout.contains("1  zone"))
    #expect(try desk.run("lookup", "جسر").lines.first?.contains("overpass") == true)
    try desk.write("جسر\tThe dyke is new.\n", to: "units.tsv")
    // The glossary behind forbids the word, the one before has no such wish.
    let check = try desk.run("check", "units.tsv", "--only", "forbidden-term")
    #expect(check.status == 0, "\(check.stdout)")
    #expect(try desk.run("glossary", "order", "--none").status == 0)
    #expect(try desk.run("check", "units.tsv", "--only", "forbidden-term").status == 1)
    let wrong = try desk.run("glossary", "order", "none-such")
    #expect(wrong.status == 2 && wrong.stderr.contains("no such glossary; there are mine, zone"))
  }

  @Test func `a concept that another glossary has otherwise is not taken`() throws {
    try desk.write("concept,arabic,preferred\nt.truce,هدنة,pause\n", to: "other.csv")
    let run = try desk.run("glossary", "import", "other.csv")
    #expect(run.status == 1 && run.stderr.contains("other.csv:2: 't.truce' is in mine.tsv already"))
  }

  @Test func `what cannot be read is said, and the other file goes in`() throws {
    try desk.write("<tbx><text>", to: "broken.tbx")
    try desk.write("Arabic,English\nسد,dam\n", to: "good.csv")
    let run = try desk.run("glossary", "import", "broken.tbx", "good.csv")
    #expect(run.status == 2 && run.stderr.contains("broken.tbx:1: broken XML"), "\(run.stderr)")
    #expect(run.stderr.contains("1 concept new"))
  }
}
