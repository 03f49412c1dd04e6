import Foundation
import GRDB
import Testing

/// Units are edited and deleted, and nothing of it is for good.
@Suite struct `The units` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    let units = [
      MadeUpTMX.unit("غادر الوفدان القاعة", "Both delegations left the hall"),
      MadeUpTMX.unit("وقع الجانبان اتفاق الهدنة", "The sides signed the truce"),
      MadeUpTMX.unit("انتهت الجولة", "The round ended"),
    ]
    try desk.write(MadeUpTMX.document(units), to: "old.tmx")
    #expect(try desk.run("import", "old.tmx", "--no-meanings").status == 0)
  }

  @Test func `are listed, page by page or by a phrase`() throws {
    let first = try desk.run("units", "--limit", "2")
    #expect(first.status == 0 && first.stdout.contains("Both delegations left the hall"))
    #expect(first.stdout.contains("more follow: --after 2"))
    let second = try desk.run("units", "list", "--after", "2")
    #expect(second.stdout.contains("The round ended") && !second.stdout.contains("more follow"))
    let found = try desk.run("units", "list", "اتفاق الهدنة", "--json")
    let page = try JSONDecoder().decode(Page.self, from: found.output)
    #expect(page.units.map(\.number) == [2] && page.next == nil)
    #expect(try desk.run("units", "list", "لا شيء").status == 1)
  }

  @Test func `are edited, and the old number leads to the new`() throws {
    let edited = try desk.run(
      "units", "edit", "2", "--target", "Both sides signed the truce agreement", "--property",
      "project=Geneva", "--by", "ليلى")
    #expect(edited.status == 0)
    #expect(edited.stdout.contains("unit 2 is edited and is unit 4 now (change 1)"))
    let match = try desk.run("match", "وقع الجانبان اتفاق الهدنة")
    #expect(match.stdout.contains("Both sides signed") && match.stdout.contains("unit 4"))
    let old = try desk.run("units", "show", "2")
    #expect(old.status == 2 && old.stderr.contains("unit 2 was edited; it is unit 4 now"))
    let shown = try desk.run("units", "show", "4")
    #expect(shown.stdout.contains("Geneva") && shown.stdout.contains("The sides signed the truce"))
    #expect(shown.stdout.contains("ليلى"))
    #expect(try desk.run("doctor", "--deep").stdout.contains("every page and index entry"))
  }

  @Test func `are deleted and restored, and edits undone, with the export as before`() throws {
    let before = try export()
    #expect(try desk.run("units", "delete", "1", "3").status == 0)
    #expect(try desk.unitCount() == 1)
    #expect(try desk.run("match", "غادر الوفدان القاعة").status == 1)
    #expect(try desk.run("units", "edit", "2", "--note", "to be checked").status == 0)
    #expect(try desk.run("units", "restore", "1").stdout.contains("unit 1 is back: change 1"))
    #expect(try desk.run("units", "undo").stdout.contains("unit 2 is as it was: change 3"))
    #expect(try desk.run("units", "undo").stdout.contains("unit 3 is back: change 2"))
    #expect(try desk.run("units", "undo").stdout.contains("nothing to undo"))
    #expect(try export() == before)
    let history = try desk.run("units", "history", "--json")
    let changes = try JSONDecoder().decode([Change].self, from: history.output)
    #expect(changes.map(\.kind) == ["undo", "undo", "undo", "edit", "delete", "delete"])
    #expect(changes.allSatisfy { !$0.by.isEmpty })
    #expect(changes.last?.was?.target == "Both delegations left the hall")
    #expect(try desk.run("doctor", "--deep").status == 0)
  }

  @Test func `keep their inline codes when a text is edited`() throws {
    try desk.write(MadeUpTMX.untidy, to: "untidy.tmx")
    _ = try desk.run("import", "untidy.tmx", "--no-meanings", "--memory", "codes")
    _ = try desk.run("export", "--memory", "codes", "--output", "before.tmx")
    let codes = try desk.text("before.tmx").components(separatedBy: "<ph").count
    for number in 1...3 {
      let run = try desk.run(
        "units", "edit", "\(number)", "--target", "Another text", "--memory", "codes")
      #expect(run.status == 0)
    }
    _ = try desk.run("export", "--memory", "codes", "--output", "after.tmx")
    #expect(codes > 1)
    #expect(try desk.text("after.tmx").components(separatedBy: "<ph").count == codes)
  }

  @Test(arguments: [
    (["edit", "1", "--target", " "], "would be empty"),
    (["edit", "9", "--note", "x"], "no unit 9"),
    (["edit", "1", "--target", "Both delegations left the hall"], "says this already"),
    (["edit", "1", "--remove-property", "x"], "no property 'x'"),
    (["delete", "1", "9"], "no unit 9"), (["restore", "1"], "was not deleted"),
    (["restore", "9"], "no unit 9"), (["undo", "9"], "no change 9"), (["show", "9"], "no unit 9"),
  ])
  func `exit with 2 and a sentence where something is wrong`(
    _ arguments: [String], _ sentence: String
  ) throws {
    let run = try desk.start(["units"] + arguments).wait()
    #expect(run.status == 2)
    #expect(run.stderr.contains(sentence), "\(run.stderr)")
  }

  @Test(arguments: [
    ["edit", "1"], ["edit", "1", "--property", "x"], ["list", "--limit", "0"],
    ["list", "نص", "--after", "3"], ["delete"],
  ])
  func `exit with 64 if not understood`(_ arguments: [String]) throws {
    #expect(try desk.start(["units"] + arguments).wait().status == 64)
  }

  private func export() throws -> String {
    _ = try desk.run("export", "--format", "json", "--output", "out.jsonl")
    return try desk.text("out.jsonl").split(separator: "\n").sorted().joined(separator: "\n")
  }

  private struct Page: Decodable {
    let units: [Unit]
    let next: Int?

    struct Unit: Decodable {
      let number: Int
    }
  }

  private struct Change: Decodable {
    let kind: String
    let by: String
    let was: Said?

    struct Said: Decodable {
      let target: String
    }
  }
}

/// The memory's file is left tidy, and older ones are brought up to date.
@Suite struct `The file of the memory` {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write(
      MadeUpTMX.document([MadeUpTMX.unit("انتهت الجولة", "The round ended")]), to: "old.tmx")
    _ = try desk.run("import", "old.tmx", "--no-meanings", "--memory", "m.tarjuman")
  }

  static let commands = [
    ["match", "انتهت الجولة"], ["search", "انتهت الجولة"], ["lookup", "انتهت الجولة"], ["stats"],
    ["export", "--output", "out.tmx"], ["imports"], ["units"], ["units", "history"], ["doctor"],
    ["backup", "copy.tarjuman"], ["import", "old.tmx", "--no-meanings"],
  ]

  @Test(arguments: commands)
  func `lies alone when the last who used it is done`(_ command: [String]) throws {
    let run = try desk.start(command + ["--memory", "m.tarjuman"]).wait()
    #expect(run.status == 0, "\(run.stderr)")
    let beside = try desk.names(in: ".").filter { $0.hasSuffix("-wal") || $0.hasSuffix("-shm") }
    #expect(beside.isEmpty)
  }

  @Test(arguments: commands)
  func `is brought up to date by every command, which says so`(_ command: [String]) throws {
    let queue = try DatabaseQueue(path: desk["m.tarjuman"].path)
    try queue.write { db in
      for table in ["change_occurrence", "change"] { try db.drop(table: table) }
      try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '3 history'")
    }
    try queue.close()
    let run = try desk.start(command + ["--memory", "m.tarjuman"]).wait()
    #expect(run.status == 0, "\(run.stderr)")
    #expect(run.stderr.contains("an earlier version wrote this memory; it is up to date now"))
    let again = try desk.run("doctor", "--deep", "--memory", "m.tarjuman")
    #expect(again.status == 0 && !again.stderr.contains("earlier"))
  }
}
