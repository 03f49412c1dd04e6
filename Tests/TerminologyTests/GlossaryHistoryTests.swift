import Bitext
import Foundation
import Terminology
import Testing

@Suite final class `Changing a glossary` {
  private let folder: URL
  private let file: URL
  private static let text = """
    \(GlossaryColumn.header)
    a.bridge\tجسر\tجسور\tbridge\t\t\t\td\tnoun\t\tUsage
    c.tunnel\tنفق\tأنفاق\ttunnel\t\t\t\td\tnoun\t\tUsage

    """

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "glossary-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = folder.appending(path: "mine.tsv")
    try Self.text.write(to: file, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func history() throws -> GlossaryHistory {
    try GlossaryHistory(folder.appending(path: "history.jsonl"))
  }

  private func change(
    _ concept: String, to after: String?, action: String = "edit"
  ) throws -> GlossaryHistory.Change {
    GlossaryHistory.Change(
      date: "2026-11-26T00:00:00Z", action: action, file: file.path, concept: concept,
      before: try GlossaryFile(file).line(of: concept), after: after)
  }

  private func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test func `a confirmed form joins the variants and nothing else changes`() throws {
    var line = GlossaryLine(try #require(try GlossaryFile(file).line(of: "a.bridge")))
    try line.confirm("جسران")
    var history = try history()
    try history.make(change("a.bridge", to: line.text, action: "confirm"))
    #expect(try text() == Self.text.replacing("جسور", with: "جسور | جسران"))
  }

  @Test(arguments: ["جسور", "جُسور", "جسر"])
  func `a form that is there is not added again`(form: String) throws {
    var line = GlossaryLine(try #require(try GlossaryFile(file).line(of: "a.bridge")))
    #expect(throws: TerminologyError.knownForm(form, concept: "a.bridge")) {
      try line.confirm(form)
    }
  }

  @Test func `a form in the wrong script does not pass`() throws {
    var line = GlossaryLine(try #require(try GlossaryFile(file).line(of: "a.bridge")))
    try line.confirm("bridges")
    #expect(throws: TerminologyError.self) { try line.check(file: "mine.tsv") }
  }

  @Test func `a new concept stands where it is sorted`() throws {
    var line = GlossaryLine(concept: "b.dam")
    (line[.arabic], line[.preferred], line[.partOfSpeech]) = ("سد", "dam", "noun")
    var history = try history()
    try history.make(change("b.dam", to: line.text, action: "add"))
    let concepts = try text().split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } }
    #expect(concepts == ["a.bridge", "b.dam", "c.tunnel"])
  }

  @Test func `changes are undone one by one, the last first`() throws {
    var history = try history()
    try history.make(change("c.tunnel", to: nil, action: "remove"))
    try history.make(change("a.bridge", to: "a.bridge\tجسر\t\tspan\t\t\t\td\tnoun\t\t"))
    #expect(try history.undo().concept == "a.bridge")
    #expect(try history.undo().concept == "c.tunnel")
    #expect(try text() == Self.text)
    #expect(throws: TerminologyError.nothingToUndo) { try history.undo() }
  }

  @Test func `a history is read again with what was undone`() throws {
    var first = try history()
    try first.make(change("c.tunnel", to: nil, action: "remove"))
    _ = try first.undo()
    #expect(try history().changes.map(\.isUndone) == [true])
  }

  @Test func `what another hand changed since is not overwritten`() throws {
    var history = try history()
    try history.make(change("a.bridge", to: "a.bridge\tجسر\t\tspan\t\t\t\td\tnoun\t\t"))
    let theirs = try text().replacing("span", with: "overpass")
    try theirs.write(to: file, atomically: true, encoding: .utf8)
    #expect(throws: TerminologyError.changedSince(file: "mine.tsv", concept: "a.bridge")) {
      try history.undo()
    }
    #expect(try text() == theirs)
  }

  @Test func `a change made of what another program has changed meanwhile is refused`() throws {
    var (mine, theirs) = (try history(), try history())
    let late = try change("a.bridge", to: "a.bridge\tجسر\t\tspan\t\t\t\td\tnoun\t\t")
    try theirs.make(change("a.bridge", to: "a.bridge\tجسر\t\tviaduct\t\t\t\td\tnoun\t\t"))
    let refused = TerminologyError.changedMeanwhile(file: "mine.tsv", concept: "a.bridge")
    #expect(throws: refused) { try mine.make(late) }
    #expect(try text().contains("viaduct") && !text().contains("span"))
    // What they did not touch can be changed, and is written down behind what they did.
    try mine.make(change("c.tunnel", to: nil, action: "remove"))
    #expect(try history().changes.map(\.concept) == ["a.bridge", "c.tunnel"])
    // Each takes back its own, whatever came behind it.
    #expect(try theirs.undo().concept == "a.bridge")
    #expect(try history().changes.map(\.isUndone) == [true, false])
  }

  @Test func `many hands at once lose nothing`() throws {
    let (file, history) = (file, folder.appending(path: "history.jsonl"))
    DispatchQueue.concurrentPerform(iterations: 12) { number in
      let line = "b.dam-\(number)\tسد\t\tdam\t\t\t\td\tnoun\t\t"
      let change = GlossaryChange(
        date: "2026-11-26T00:00:00Z", action: "add", file: file.path, concept: "b.dam-\(number)",
        before: nil, after: line)
      var hand = try? GlossaryHistory(history)
      try? hand?.make(change)
    }
    #expect(try GlossaryHistory(history).changes.count == 12)
    #expect(try Glossary(contentsOf: [file]).entries.count == 14)
  }

  @Test func `line ends and the last line stay as they were`() throws {
    let windows = Self.text.replacing("\n", with: "\r\n")
    try windows.write(to: file, atomically: true, encoding: .utf8)
    var history = try history()
    try history.make(change("b.dam", to: "b.dam\tسد\t\tdam\t\t\t\td\tnoun\t\t", action: "add"))
    #expect(try text().contains("noun\t\t\r\nc.tunnel"))
    _ = try history.undo()
    #expect(try Array(text().utf8) == Array(windows.utf8))
  }
}
