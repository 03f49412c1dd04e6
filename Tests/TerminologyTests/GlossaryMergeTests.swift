import Bitext
import Foundation
import Terminology
import Testing

@Suite final class `Glossaries of several people` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "merge-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static func row(_ concept: String, _ arabic: String, _ english: String) -> String {
    "\(concept)\t\(arabic)\t\t\(english)\t\t\t\td\tproper noun\t\tUsage"
  }

  private static let base = [
    row("a.bridge", "الجسر", "bridge"), row("c.dam", "السد", "dam"),
    row("e.road", "الطريق", "road"), row("g.tunnel", "النفق", "tunnel"),
  ]

  private func write(_ rows: [String], _ name: String) throws -> URL {
    let text = ([GlossaryColumn.shortHeader] + rows).joined(separator: "\n") + "\n"
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    return folder.appending(path: name)
  }

  /// Adds a concept as the program does.
  private func add(_ concept: String, _ arabic: String, _ english: String, to file: URL) throws {
    var glossary = try GlossaryFile(file)
    glossary.set(Self.row(concept, arabic, english), for: concept)
    try glossary.write()
  }

  /// Runs git's three-way merge and returns its exit status: 0, or the number of conflicts.
  private func merge(_ ours: URL, _ base: URL, _ theirs: URL, union: Bool = false) throws -> Int32 {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments =
      ["git", "merge-file", "--quiet"] + (union ? ["--union"] : [])
      + [ours.path, base.path, theirs.path]
    try git.run()
    git.waitUntilExit()
    return git.terminationStatus
  }

  @Test func `additions of two people merge in git, sorted and without a finding`() throws {
    let base = try write(Self.base, "base.tsv")
    let ours = try write(Self.base, "ours.tsv")
    let theirs = try write(Self.base, "theirs.tsv")
    try add("b.canal", "القناة", "canal", to: ours)
    try add("h.well", "البئر", "well", to: ours)
    try add("d.port", "الميناء", "port", to: theirs)
    #expect(try merge(ours, base, theirs) == 0)
    let merged = try Glossary(contentsOf: [ours])
    #expect(
      merged.entries.map(\.concept)
        == ["a.bridge", "b.canal", "c.dam", "d.port", "e.road", "g.tunnel", "h.well"])
    #expect(try GlossaryLint.findings(files: [ours]) == [])
  }

  @Test func `additions in one place merge by union, as the project asks of git`() throws {
    let base = try write(Self.base, "base.tsv")
    let ours = try write(Self.base, "ours.tsv")
    let theirs = try write(Self.base, "theirs.tsv")
    try add("b.canal", "القناة", "canal", to: ours)
    try add("b.dock", "الرصيف", "dock", to: theirs)
    #expect(try merge(ours, base, theirs, union: true) == 0)
    #expect(try Glossary(contentsOf: [ours]).entries.count == 6)
    let attributes = ProjectFolder.glossaries.url.appending(path: ".gitattributes")
    #expect(try String(contentsOf: attributes, encoding: .utf8).contains("*.tsv merge=union"))
  }

  @Test(.enabled(if: ProjectFolder.glossaries.isThere, "there is no folder Glossaries"))
  func `writing a glossary that nobody changed changes no byte`() throws {
    for file in try Glossary.files(in: ProjectFolder.glossaries.url) {
      let copy = folder.appending(path: file.lastPathComponent)
      try FileManager.default.copyItem(at: file, to: copy)
      var glossary = try GlossaryFile(copy)
      for entry in try Glossary(contentsOf: [copy]).entries {
        glossary.set(glossary.line(of: entry.concept), for: entry.concept)
      }
      try glossary.write()
      #expect(try Data(contentsOf: copy) == Data(contentsOf: file))
    }
  }

  @Test(.enabled(if: ProjectFolder.glossaries.isThere, "there is no folder Glossaries"))
  func `the cells of an entry are those of its line`() throws {
    for file in try Glossary.files(in: ProjectFolder.glossaries.url) {
      let glossary = try GlossaryFile(file)
      for entry in try Glossary(contentsOf: [file]).entries {
        let line = try #require(glossary.line(of: entry.concept))
        #expect(GlossaryLine(line).entry == entry)
        #expect(GlossaryLine(entry).text == line)
      }
    }
  }
}

@Suite struct `Two concepts that are one` {
  private static func entry(
    _ concept: String, _ terms: [String], _ renderings: [Rendering], note: String = "",
    status: TermEntry.Status = .approved, created: String = ""
  ) -> TermEntry {
    TermEntry(
      concept: concept, terms: terms, renderings: renderings, domain: concept, partOfSpeech: "noun",
      note: note, source: "Source of \(concept)", definition: "What \(concept) is.",
      record: TermEntry.Record(status: status, created: created))
  }

  private static let kept = entry(
    "a", ["هدنة", "هدن"], [Rendering("truce", standing: .preferred)], note: "Short.",
    created: "2020-01-01")

  @Test func `keep all that both say`() throws {
    let other = Self.entry(
      "b", ["هُدنة", "وقف إطلاق النار"],
      [
        Rendering("ceasefire", standing: .preferred), Rendering("truce", standing: .admitted),
        Rendering("peace", standing: .forbidden, reason: "more than that"),
      ], note: "Long.", status: .draft, created: "2017-01-01")
    let merged = try TermMerger.merge(Self.kept, with: other)
    #expect(merged.concept == "a" && merged.terms == ["هدنة", "هدن", "وقف إطلاق النار"])
    #expect(
      merged.renderings == [
        Rendering("truce", standing: .preferred), Rendering("ceasefire", standing: .admitted),
        Rendering("peace", standing: .forbidden, reason: "more than that"),
      ])
    #expect(merged.domain == "a | b" && merged.source == "Source of a; Source of b")
    #expect(merged.definition == "What a is.")
    #expect(merged.note == "Short. Long. Also defined as: What b is. Merged from b.")
    #expect(merged.record.status == .draft && merged.record.created == "2017-01-01")
  }

  @Test func `are not merged while they contradict each other`() {
    let other = Self.entry(
      "b", ["هدنة"],
      [
        Rendering("pause", standing: .preferred),
        Rendering("truce", standing: .forbidden, reason: "too weak"),
      ])
    #expect(throws: TerminologyError.contradiction("truce", kept: "a", merged: "b")) {
      try TermMerger.merge(Self.kept, with: other)
    }
    #expect(throws: TerminologyError.sameConcept("a")) {
      try TermMerger.merge(Self.kept, with: Self.kept)
    }
  }
}

@Suite final class `Glossaries in order` {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "glossary-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ rows: [String], _ name: String) throws -> URL {
    let url = folder.appending(path: name)
    try (([GlossaryColumn.header] + rows).joined(separator: "\n") + "\n")
      .write(to: url, atomically: true, encoding: .utf8)
    return url
  }

  private func row(_ concept: String, _ arabic: String, _ english: String) -> String {
    "\(concept)\t\(arabic)\t\t\(english)\t\t\t\td\tnoun\t\tUsage"
  }

  @Test func `the first one hides a concept of the same id and comes first in hits`() throws {
    let low = try write([row("t.a", "مسؤول", "official"), row("t.b", "جسر", "bridge")], "low.tsv")
    let high = try write(
      [row("t.b", "جسر", "overpass"), row("u.a", "مسئول", "officer")], "high.tsv")
    let glossary = try Glossary(contentsOf: [high, low], ordered: 1)
    #expect(glossary.entries.map(\.concept) == ["t.b", "u.a", "t.a"])
    #expect(glossary.ranks == [0, 0, 1] && glossary.places.map(\.line) == [2, 3, 2])
    let hits = TermMatcher(glossary).hits(in: "مسؤول على جسر")
    // The spelling is that of the second glossary, and yet the first goes before.
    #expect(hits.map(\.entry.concept) == ["u.a", "t.a", "t.b"])
    #expect(hits.map(\.rank) == [0, 1, 0])
    #expect(hits.last?.entry.preferred?.text == "overpass")
  }

  @Test func `without an order all are alike`() throws {
    let file = try write([row("t.a", "جسر", "bridge"), row("t.b", "جسر", "overpass")], "one.tsv")
    let glossary = try Glossary(contentsOf: [file])
    #expect(glossary.ranks == [])
    #expect(TermMatcher(glossary).hits(in: "جسر").map(\.rank) == [0, 0])
  }
}

@Suite struct `Conflicts between glossaries` {
  private static func row(
    _ concept: String, _ arabic: String, _ preferred: String, forbidden: String = "",
    note: String = ""
  ) -> String {
    "\(concept)\t\(arabic)\tx\(concept)\t\(preferred)\t\t\t\(forbidden)\td\tproper noun\t\(note)\tUsage"
      .replacing("\tx\(concept)", with: "\t")
  }

  private func findings(_ rows: [String]) -> [GlossaryFinding] {
    let text = ([GlossaryColumn.header] + rows).joined(separator: "\n")
    return GlossaryLint.findings(in: text, file: "t.tsv")
  }

  @Test func `a wording that is right here and wrong there is found, spelling apart`() throws {
    let found = findings([
      Self.row("t.a", "الإدارة", "administration"),
      Self.row("t.b", "الادارة", "management", forbidden: "administration [too stiff]"),
    ])
    #expect(found.map(\.rule) == [.contradictingStandings, .conflictingRenderings])
    let first = try #require(found.first)
    #expect(first.description.contains("t.tsv:3: 'administration' is forbidden"))
    #expect(first.description.contains("preferred at t.tsv:2"))
    #expect(!first.rule.isAdvice)
  }

  @Test func `a term of two concepts with one rendering wants merging`() throws {
    let found = findings([
      Self.row("t.a", "الأمن", "security"), Self.row("t.b", "الامن", "Security"),
    ])
    #expect(found.map(\.rule) == [.sharedTerm])
    #expect(try #require(found.first).message.contains("glossary merge t.a t.b"))
  }

  @Test func `homonyms may contradict each other`() {
    let found = findings([
      Self.row("t.a", "الضفة", "bank", note: "Homonym of t.b."),
      Self.row("t.b", "الضفة", "West Bank", forbidden: "bank [say which]", note: "Homonym of t.a."),
    ])
    #expect(found == [])
  }
}

@Suite struct `A glossary with records` {
  @Test func `reads and keeps the further columns`() throws {
    let line =
      "t.a\tهدنة\tهدن\ttruce\t\tpeace [more [than that]]\t\td\tnoun\t\tUsage\tA pause.\tdraft\t"
      + "2026-11-27\t2026-11-28T09:30:00Z\tHuda\tar-SY en-GB"
    let text = GlossaryColumn.header + "\n" + line + "\n"
    let entry = try #require(try Glossary(parsing: text, file: "t.tsv").entries.first)
    #expect(entry.record.status == .draft && entry.record.by == "Huda")
    #expect(entry.record.created == "2026-11-27" && entry.definition == "A pause.")
    #expect(entry.sourceLanguage.tag == "ar-SY" && entry.targetLanguage.tag == "en-GB")
    #expect(entry.renderings.last?.reason == "more [than that]")
    #expect(GlossaryLine(entry).text == line)
    #expect(GlossaryLint.findings(in: text, file: "t.tsv") == [])
  }

  @Test(arguments: [
    ("\t\tnew", GlossaryFinding.Rule.unknownStatus), ("\t\t\t2026-13-01", .badDate),
    ("\t\t\t\tMay", .badDate), ("\t\t\t\t\t\tEnglish", .badLanguages),
  ])
  func `is linted in its further columns`(cells: String, rule: GlossaryFinding.Rule) {
    let line = "t.a\tهدنة\tهدن\ttruce\t\t\t\td\tnoun\t\tUsage"
    let text = GlossaryColumn.header + "\n" + line + cells + "\n"
    #expect(GlossaryLint.findings(in: text, file: "t.tsv").map(\.rule) == [rule])
  }

  @Test func `a line longer than the header is found`() {
    let text = GlossaryColumn.shortHeader + "\nt.a\tهدنة\tهدن\ttruce\t\t\t\td\tnoun\t\tUsage\tdef\n"
    #expect(GlossaryLint.findings(in: text, file: "t.tsv").map(\.rule) == [.columnCount])
  }
}
