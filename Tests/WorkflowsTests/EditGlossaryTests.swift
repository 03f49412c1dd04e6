import Bitext
import Foundation
import Testing
import Workflows

@Suite struct `Glossaries changed by a person` {
  private let place = FileManager.default.temporaryDirectory
    .appending(path: "tarjuman-glossary-\(UUID())")
  private var installation: Installation { Installation(dataFolder: place) }
  private let header = [
    "concept", "arabic", "variants", "preferred", "admitted", "deprecated", "forbidden", "domain",
    "pos", "note", "source",
  ].joined(separator: "\t")
  private let rows = [
    "t.bridge\tجسر\tجسور\tbridge\t\t\t\troads\tnoun\t\tUsage",
    "t.dam\tسد\tسدود\tdam\tbarrage\t\t\twater\tnoun\tTall.\tUsage",
    "t.span\tجسر\tجسور\tspan\t\t\t\troads\tnoun\t\tUsage",
  ]

  init() throws {
    try FileManager.default.createDirectory(
      at: installation.glossaries, withIntermediateDirectories: true)
    try Data(([header] + rows).map { $0 + "\n" }.joined().utf8).write(to: file)
  }

  private var file: URL { installation.glossaries.appending(path: "mine.tsv") }
  private func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }
  private func editor() throws -> EditGlossary {
    try EditGlossary(installation, author: "Layla")
  }
  private func clear() { try? FileManager.default.removeItem(at: place) }

  private func edit(_ fill: (inout ConceptEdit) -> Void) -> ConceptEdit {
    var edit = ConceptEdit()
    fill(&edit)
    return edit
  }

  @Test func `what is named is changed and nothing else`() throws {
    defer { clear() }
    var editor = try editor()
    let change = try editor.edit(
      "t.dam",
      edit {
        $0.renderings = [
          .init(" dam ", .preferred), .init("", .admitted),
          .init("weir", .forbidden, reason: "it is low"),
        ]
      })
    let entry = try #require(try BrowseGlossaries(installation).concept("t.dam")?.entry)
    #expect(entry.renderings.map(\.text) == ["dam", "weir"])
    #expect(entry.renderings.last?.reason == "it is low")
    #expect(entry.note == "Tall." && entry.terms == ["سد", "سدود"] && entry.record.by == "Layla")
    #expect(change.places.map(\.concept) == ["t.dam"])
    #expect(change.places.map(\.glossary) == ["mine"])
  }

  @Test func `a field that says something else by now is not written over`() throws {
    defer { clear() }
    var editor = try editor()
    _ = try editor.edit("t.dam", edit { $0.note = "Of concrete." })
    let before = try text()
    #expect(throws: ConceptEdit.Problem.changedMeanwhile("t.dam", column: "note")) {
      try editor.edit("t.dam", edit { $0.note = "Mine." }, seen: edit { $0.note = "Tall." })
    }
    #expect(try text() == before)
    // What the other hand did not touch can be changed.
    _ = try editor.edit(
      "t.dam", edit { $0.domain = "rivers" },
      seen: edit {
        $0.domain = "water"
        $0.note = "Tall."
      })
    #expect(try BrowseGlossaries(installation).concept("t.dam")?.entry.note == "Of concrete.")
  }

  @Test func `other blanks between the items of a cell are no other hand`() throws {
    defer { clear() }
    let line = "t.weir\tهدار|هدارات\t\tweir\tdam|barrage\t\t\twater\tnoun\t\tUsage\n"
    try Data((text() + line).utf8).write(to: file)
    let seen = edit {
      $0.terms = ["هدار", "هدارات"]
      $0.renderings = [
        .init("weir", .preferred), .init("dam", .admitted), .init("barrage", .admitted),
      ]
    }
    var editor = try editor()
    #expect(throws: ConceptEdit.Problem.nothingToChange("t.weir")) {
      try editor.edit("t.weir", seen, seen: seen)
    }
    var wanted = seen
    wanted.terms = ["هدار"]
    _ = try editor.edit("t.weir", wanted, seen: seen)
    let entry = try BrowseGlossaries(installation).concept("t.weir")?.entry
    #expect(entry?.terms == ["هدار"] && entry?.renderings.count == 3)
  }

  @Test func `what a cell cannot hold is refused, and what changes nothing said`() throws {
    defer { clear() }
    var editor = try editor()
    let before = try text()
    #expect(throws: ConceptEdit.Problem.bar("a|b")) {
      try editor.edit("t.dam", edit { $0.terms = ["a|b"] })
    }
    #expect(throws: ConceptEdit.Problem.nothingToChange("t.dam")) {
      try editor.edit("t.dam", edit { $0.note = " Tall. " })
    }
    #expect(try text() == before)
  }

  @Test func `a new concept gets an id of its domain and rendering that is free`() throws {
    defer { clear() }
    var editor = try editor()
    let new = edit {
      $0.terms = ["ممر آمن", "ممرات آمنة"]
      $0.renderings = [.init("safe corridor", .preferred)]
      ($0.domain, $0.partOfSpeech) = ("aid", "noun phrase")
    }
    let first = try editor.add(nil, new, to: "client work", of: installation, isDraft: true)
    var again = try self.editor()
    let second = try again.add(nil, new, to: "client work", of: installation)
    #expect(first.places[0].concept == "aid.safe-corridor")
    #expect(second.places[0].concept == "aid.safe-corridor-2")
    #expect(second.places[0].glossary == "client work")
    let found = try BrowseGlossaries(installation).concepts(.init(status: .draft))
    #expect(found.map(\.entry.concept) == ["aid.safe-corridor"])
  }

  @Test(arguments: ["../elsewhere", "a/b", ".hidden", "", " ", "a\tb", "\u{202E}x"])
  func `a name leads nowhere but into the folder of glossaries`(name: String) {
    defer { clear() }
    #expect(throws: ConceptEdit.Problem.badName(name.trimmingCharacters(in: .whitespaces))) {
      try installation.glossary(named: name)
    }
  }

  @Test func `a change is undone by its number, unless its line is another since`() throws {
    defer { clear() }
    let before = try text()
    var editor = try editor()
    let first = try editor.edit("t.dam", edit { $0.note = "Of earth." })
    let other = try editor.remove("t.bridge")
    #expect(try editor.undo(first.number).isUndone)
    #expect(try text().contains("Tall.") && !text().contains("t.bridge"))
    #expect(try editor.undo(other.number).number == other.number)
    #expect(try text() == before)
    let second = try editor.edit("t.dam", edit { $0.note = "Of stone." })
    _ = try editor.edit("t.dam", edit { $0.note = "Of brick." })
    #expect(throws: (any Error).self) { try editor.undo(second.number) }
    #expect(throws: (any Error).self) { try editor.undo(99) }
    #expect(try text().contains("Of brick."))
  }

  @Test func `a concept knows what happened to it, column by column`() throws {
    defer { clear() }
    var editor = try editor()
    _ = try editor.edit("t.dam", edit { $0.note = "Of earth." })
    _ = try editor.remove("t.bridge")
    let history = editor.history(of: "t.dam")
    #expect(history.count == 1 && history[0].by == "Layla")
    #expect(history[0].cells.map(\.column) == ["note"])
    #expect(history[0].cells[0].was == "Tall." && history[0].cells[0].became == "Of earth.")
  }

  @Test func `concepts that share a term are a pair until they are said to be homonyms`() throws {
    defer { clear() }
    func pairs() throws -> [CompareConcepts.Pair] {
      try CompareConcepts(installation, among: BrowseGlossaries(installation)).pairs
    }
    #expect(
      try pairs().map { [$0.first.entry.concept, $0.second.entry.concept] } == [
        ["t.bridge", "t.span"]
      ])
    #expect(try pairs().map(\.kind) == ["conflicting-renderings"])
    var editor = try editor()
    let change = try editor.keepApart("t.bridge", "t.span")
    #expect(try pairs().isEmpty && change.conceptCount == 2)
    _ = try editor.undo(change.number)
    #expect(try pairs().count == 1)
  }

  @Test func `a filter finds letters in any spelling, and what there is can be counted`() throws {
    defer { clear() }
    let browsing = try BrowseGlossaries(installation)
    #expect(browsing.concepts(.init(text: "جِسر")).map(\.entry.concept) == ["t.bridge", "t.span"])
    #expect(browsing.concepts(.init(text: "BARR")).map(\.entry.concept) == ["t.dam"])
    #expect(browsing.domains.map(\.name) == ["roads", "water"])
    #expect(browsing.domains.map(\.count) == [2, 1])
    #expect(browsing.concept("t.dam", in: "other") == nil)
  }

  @Test func `a table whose columns nobody knows is shown for its columns to be told`() throws {
    defer { clear() }
    let table = place.appending(path: "client.csv")
    try Data("Begriff,Wort,Nr\nممر,corridor,1\nسد,,2\n".utf8).write(to: table)
    var options = ImportTerms.Options()
    options.hasHeader = true
    let look = try ImportTerms(installation, into: "client", options: options).preview(table)
    #expect(look.columns.map(\.name) == ["Begriff", "Wort", "Nr"])
    #expect(look.rows.map(\.line) == [2, 3] && look.rows[0].cells == ["ممر", "corridor", "1"])
    #expect(look.added == 0 && look.faults.count == 1)
    #expect(throws: (any Error).self) {
      try ImportTerms(installation, into: "client", options: options).importFile(table)
    }
    options.columns = ["1=arabic", "2=preferred", "3="]
    let report = try ImportTerms(installation, into: "client", options: options).importFile(table)
    #expect(report.added == 1 && report.faults.count == 1)
    let entry = try BrowseGlossaries(installation).concepts(.init(glossary: "client"))[0].entry
    #expect(entry.note == "Nr: 1")
    var editor = try editor()
    _ = try editor.undo(report.change)
    #expect(try BrowseGlossaries(installation).concepts(.init(glossary: "client")).isEmpty)
  }

  @Test func `an import is told how far it is, and stopped without a trace`() throws {
    defer { clear() }
    let table = place.appending(path: "client.csv")
    let rows = (1...120).map { "سد \($0),dam \($0)\n" }.joined()
    try Data(("arabic,preferred\n" + rows).utf8).write(to: table)
    let importing = ImportTerms(installation, into: "client")
    struct Stopped: Error {}
    var told: [String] = []
    #expect(throws: Stopped.self) {
      try importing.importFile(table) { done, all in
        told.append("\(done) of \(all ?? -1)")
        if done == 50 { throw Stopped() }
      }
    }
    #expect(told == ["0 of -1", "0 of 120", "50 of 120"])
    #expect(try editor().changes.isEmpty)
    #expect(try importing.importFile(table).added == 120)
  }

  @Test func `all drafts that pass a filter are approved at once, and that is undone`() throws {
    defer { clear() }
    for (name, glossary) in [("t.canal", "water"), ("t.weir", "water"), ("t.weir", "mine")] {
      let file = installation.glossaries.appending(path: "\(glossary).tsv")
      var line = rows[1].components(separatedBy: "\t")
      line[0] = name
      // The same concept in two glossaries: each is told by its own.
      let header = FileManager.default.fileExists(atPath: file.path) ? "" : self.header + "\n"
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? header
      try Data((text + line.joined(separator: "\t") + "\n").utf8).write(to: file)
    }
    func drafts() throws -> [String] {
      try BrowseGlossaries(installation).concepts(.init(status: .draft))
        .map { "\($0.glossary): \($0.entry.concept)" }
    }
    for glossary in ["water", "mine"] {
      var one = try EditGlossary(installation, glossary: glossary)
      _ = try one.edit("t.weir", ["status=draft"])
    }
    var editor = try editor()
    _ = try editor.edit("t.canal", ["status=draft"])
    #expect(try drafts() == ["mine: t.weir", "water: t.canal", "water: t.weir"])
    let browsing = try BrowseGlossaries(installation)
    let change = try editor.approve(drafts: .init(glossary: "water"), among: browsing)
    #expect(change.conceptCount == 2)
    #expect(try drafts() == ["mine: t.weir"])
    #expect(throws: ConceptEdit.Problem.noDrafts) {
      try editor.approve(drafts: .init(text: "bridge"), among: browsing)
    }
    _ = try editor.undo(change.number)
    #expect(try drafts().count == 3)
  }

  @Test func `a term is put aside and brought back in whatever spelling`() throws {
    defer { clear() }
    try SetAsideTerms(installation).set("الأزمة الخليجية", isAside: true)
    #expect(SetAsideTerms(installation).contains("الازمة الخليجية"))
    #expect(!SetAsideTerms(installation).contains("الأزمة"))
    try SetAsideTerms(installation).set("الازمة الخليجية", isAside: false)
    #expect(SetAsideTerms(installation).terms.isEmpty)
  }
}
