import Foundation
import Testing

@Suite struct `Changing glossaries` {
  let desk: Desk
  private let header = [
    "concept", "arabic", "variants", "preferred", "admitted", "deprecated", "forbidden", "domain",
    "pos", "note", "source",
  ].joined(separator: "\t")

  init() throws {
    desk = try Desk()
    try desk.makeFolder("data/tarjuman/glossaries")
    try desk.write(
      "\(header)\nt.bridge\tجسر\tجسور\tbridge\t\t\t\td\tnoun\t\tUsage\n",
      to: "data/tarjuman/glossaries/mine.tsv")
  }

  private func glossary() throws -> String { try desk.text("data/tarjuman/glossaries/mine.tsv") }

  @Test func `a confirmed form is found from then on, until it is undone`() throws {
    let before = try glossary()
    #expect(try desk.run("lookup", "أجسرة").status == 1)
    let run = try desk.run("glossary", "confirm", "t.bridge", "أجسرة")
    #expect(run.status == 0 && run.stderr.contains("confirm t.bridge in mine.tsv"))
    #expect(try desk.run("lookup", "بأجسرة").stdout.contains("bridge"))
    #expect(try desk.run("glossary", "history").stdout.contains("confirm t.bridge in mine.tsv"))
    #expect(try desk.run("glossary", "undo").status == 0)
    #expect(try glossary() == before)
    #expect(try desk.run("glossary", "history").stdout.contains("(undone)"))
  }

  @Test func `a concept is added, edited and removed`() throws {
    let add = try desk.run(
      "glossary", "add", "t.dam", "arabic=سد", "preferred=dam", "pos=noun", "--to",
      "data/tarjuman/glossaries/mine.tsv")
    #expect(add.status == 0, "\(add.stderr)")
    #expect(try desk.run("glossary", "edit", "t.dam", "preferred=barrage").status == 0)
    #expect(try glossary().contains("t.dam\tسد\t\tbarrage"))
    #expect(try desk.run("glossary", "remove", "t.dam").status == 0)
    #expect(try !glossary().contains("t.dam"))
  }

  @Test func `programs that change one glossary at the same moment lose nothing`() throws {
    let running = try (1...4).map { number in
      try desk.start([
        "glossary", "add", "t.dam-\(number)", "arabic=سد", "preferred=dam", "pos=noun", "--to",
        "data/tarjuman/glossaries/mine.tsv",
      ])
    }
    for program in running {
      let run = try program.wait()
      #expect(run.status == 0, "\(run.stderr)")
    }
    let lines = try glossary().split(separator: "\n").dropFirst()
    let concepts = lines.map { $0.prefix { $0 != "\t" } }
    #expect(concepts == ["t.bridge", "t.dam-1", "t.dam-2", "t.dam-3", "t.dam-4"])
    let history = try desk.run("glossary", "history").stdout
    #expect(history.split(separator: "\n").count { $0.contains("add t.dam-") } == 4)
  }

  @Test func `what cannot be done is said and changes nothing`() throws {
    let before = try glossary()
    let runs = [
      (try desk.run("glossary", "confirm", "t.none", "سد"), "no such concept"),
      (try desk.run("glossary", "confirm", "t.bridge", "جسور"), "already"),
      (try desk.run("glossary", "confirm", "t.bridge", "bridges"), "linter"),
      (try desk.run("glossary", "edit", "t.bridge", "colour=red"), "COLUMN=VALUE"),
      (try desk.run("glossary", "undo"), "no change is left"),
    ]
    for (run, words) in runs { #expect(run.status == 2 && run.stderr.contains(words)) }
    #expect(try glossary() == before)
  }
}
