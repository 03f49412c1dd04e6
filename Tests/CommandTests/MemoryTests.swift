import Foundation
import Testing

@Suite struct `The memory` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write(MadeUpTMX.untidy, to: "untidy.tmx")
  }

  @Test func `gives back as TMX what it was given`() throws {
    let first = try desk.run("import", "untidy.tmx")
    #expect(first.status == 0 && first.stderr.contains("3 units added (import 1)"))
    #expect(try desk.run("export", "--output", "one.tmx").status == 0)
    _ = try desk.run("import", "one.tmx", "--memory", "second")
    #expect(try desk.run("export", "--output", "two.tmx", "--memory", "second").status == 0)
    #expect(try body("one.tmx") == body("two.tmx"))
    #expect(try body("one.tmx").contains("<ph") && body("one.tmx").contains("a note of ours"))
    #expect(try body("one.tmx").contains("R&amp;D &lt;2%&gt;"))
  }

  @Test func `gives back as a table what it was given, but for inline codes`() throws {
    _ = try desk.run("import", "untidy.tmx")
    let table = try desk.run("export", "--output", "one.tsv")
    #expect(table.status == 0 && table.stderr.contains("inline codes"))
    let back = try desk.run("import", "one.tsv", "--memory", "second")
    #expect(back.stderr.contains("3 units added"))
    _ = try desk.run("export", "--output", "two.tsv", "--memory", "second")
    #expect(try desk.text("one.tsv") == desk.text("two.tsv"))
  }

  @Test func `is written as JSON, one unit a line`() throws {
    _ = try desk.run("import", "untidy.tmx")
    let run = try desk.run("export", "--format", "json")
    let units = try run.lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(units.map { $0["target"] as? String }.contains("The talks ended on Sunday."))
    #expect(units.count == 3)
  }

  @Test func `says so when a file is imported again`() throws {
    _ = try desk.run("import", "untidy.tmx")
    let again = try desk.run("import", "untidy.tmx")
    #expect(again.status == 0 && again.stderr.contains("nothing was added"))
    #expect(try desk.unitCount() == 3)
  }

  @Test func `says what it holds`() throws {
    _ = try desk.run("import", "untidy.tmx")
    let run = try desk.run("stats")
    #expect(run.status == 0 && run.stdout.contains("3 units"))
    #expect(run.stdout.contains("ar → en: 2 units") && run.stdout.contains("1 import"))
  }

  @Test func `takes an import back, brings it back, and lets it go`() throws {
    _ = try desk.run("import", "untidy.tmx")
    let removed = try desk.run("imports", "remove", "1")
    #expect(removed.status == 0 && removed.stdout.contains("import 1 (untidy.tmx) is removed"))
    #expect(removed.stdout.contains("and 3 units with it;"))
    #expect(try desk.unitCount() == 0)
    #expect(try desk.run("lookup", "انتهت المحادثات").status == 1)

    #expect(try desk.run("imports", "restore").stdout.contains("import 1 (untidy.tmx) is back"))
    #expect(try desk.unitCount() == 3)
    #expect(try desk.run("lookup", "انتهت المحادثات").status == 0)
    #expect(try desk.run("imports", "restore").stdout.contains("nothing is removed"))

    _ = try desk.run("imports", "remove", "1")
    #expect(try desk.run("imports", "purge").status == 64, "only with --yes")
    #expect(try desk.run("imports", "purge", "--yes").stdout.contains("3 units removed for good"))
    #expect(try desk.run("imports", "restore").stdout.contains("nothing is removed"))
    #expect(try desk.run("imports").stdout.contains("nothing was imported yet"))
  }

  @Test func `knows its imports by number`() throws {
    _ = try desk.run("import", "untidy.tmx")
    #expect(try desk.run("imports", "remove", "7").stderr.contains("there is no import 7"))
    let none = try desk.run("export", "--import", "7", "--output", "seven.tmx")
    #expect(none.status == 2 && !desk.exists("seven.tmx"))
    let list = try desk.run("imports", "--json")
    let imports = try JSONSerialization.jsonObject(with: list.output) as? [[String: Any]]
    #expect(imports?.first?["id"] as? Int == 1)
  }

  @Test func `is not made by asking for it`() throws {
    for arguments in [
      ["stats"], ["export"], ["imports"], ["imports", "remove", "1"], ["imports", "restore"],
      ["imports", "purge", "--yes"], ["backup"],
    ] {
      let run = try desk.start(arguments).wait()
      #expect(run.status == 2 && run.stderr.contains("there is no memory here yet"))
    }
    #expect(try desk.names(in: "data/tarjuman").isEmpty)
  }

  @Test func `is never written over by its own export`() throws {
    _ = try desk.run("import", "untidy.tmx", "--memory", "m.tmx")
    let run = try desk.run("export", "--memory", "m.tmx", "--output", "./m.tmx")
    #expect(run.status == 64 && run.stderr.contains("would replace what is read"))
    #expect(try desk.unitCount(memory: "m.tmx") == 3)
  }

  @Test func `is copied beside itself or where it is told`() throws {
    _ = try desk.run("import", "untidy.tmx", "--memory", "m.tarjuman")
    let beside = try desk.run("backup", "--memory", "m.tarjuman")
    #expect(beside.status == 0 && beside.stdout.contains("3 units copied to"))
    #expect(try desk.names(in: ".").filter { $0.hasPrefix("m-") && $0.contains("T") }.count == 1)
    #expect(try desk.run("backup", "copy", "--memory", "m.tarjuman", "--deep").status == 0)
    #expect(try desk.unitCount(memory: "copy") == 3)
    let again = try desk.run("backup", "copy", "--memory", "m.tarjuman")
    #expect(again.status == 2 && again.stderr.contains("there already; name another"))
  }

  @Test func `is no other file`() throws {
    for arguments in [["stats"], ["import", "untidy.tmx"], ["export"]] {
      let run = try desk.start(arguments + ["--memory", "untidy.tmx"]).wait()
      #expect(run.status == 2 && run.stderr.contains("not a Tarjuman memory"))
    }
    #expect(try desk.text("untidy.tmx") == MadeUpTMX.untidy)
  }

  private func body(_ name: String) throws -> String {
    let text = try desk.text(name)
    let start = try #require(text.range(of: "<body>"))
    return String(text[start.lowerBound...])
  }
}
