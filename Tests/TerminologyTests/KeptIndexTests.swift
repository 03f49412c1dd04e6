import Bitext
import Foundation
import Testing

@testable import Terminology

/// What was made of glossaries is kept in a file, and taken from it as long as it is of use.
@Suite struct `A kept term index` {
  /// A folder for the files of one test.
  private struct Place {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    var kept: URL { folder.appending(path: "term-index.tarjuman") }

    init() throws {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func write(_ name: String, _ rows: [String]) throws -> URL {
      let file = folder.appending(path: name)
      let text = ([GlossaryColumn.shortHeader] + rows).joined(separator: "\n") + "\n"
      try text.write(to: file, atomically: false, encoding: .utf8)
      return file
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    var names: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }
  }

  private static func row(_ concept: String, _ term: String, _ rendering: String) -> String {
    "\(concept)\t\(term)\t\t\(rendering)\t\t\t\ttest\tnoun\t\tsource"
  }

  /// More rows than are made anew each time.
  private static let many = (0..<1_500).map { number in
    row("many.\(number)", "كلمة رقم \(number)", "word number \(number)")
  }

  private static func hits(_ matcher: TermMatcher, _ text: String) -> [[TermHit]] {
    [matcher.hits(in: text), matcher.hits(in: text, overlapping: true)]
  }

  @Test(.enabled(if: ProjectFolder.glossaries.isThere), arguments: [0, 3])
  func `finds what the glossaries find`(_ ordered: Int) throws {
    let place = try Place()
    defer { place.remove() }
    let files = try Glossary.files(in: ProjectFolder.glossaries.url)
    let glossary = try Glossary(contentsOf: files, ordered: ordered)
    let (made, text) = (TermMatcher(glossary), Self.runningText(of: glossary.entries))
    for _ in 0..<2 {
      let matcher = try TermMatcher(contentsOf: files, ordered: ordered, keptIn: place.kept)
      #expect(matcher.entryCount == glossary.entries.count)
      #expect(Self.hits(matcher, text) == Self.hits(made, text))
      #expect(place.names == ["term-index.tarjuman"])
    }
    let taken = try TermMatcher(contentsOf: files, ordered: ordered, keptIn: place.kept)
    guard case .unread = taken.entries else {
      Issue.record("the index was made anew")
      return
    }
    #expect((0..<taken.entryCount).map { taken.entries[$0] } == glossary.entries)
  }

  /// Wordings in both languages with particles, plurals and other words about them.
  private static func runningText(of entries: [TermEntry]) -> String {
    entries.enumerated().filter { $0.offset.isMultiple(of: 7) }.map { number, entry in
      let rendering = entry.renderings.first?.text ?? ""
      return number.isMultiple(of: 2)
        ? "و\(entry.terms[0]) وبـ\(entry.terms[0])ها. The \(rendering)s met."
        : "أعلن \(entry.terms[0]) أمس: the \(rendering)'s meeting, \(rendering.uppercased())."
    }.joined(separator: "\n")
  }

  @Test func `is made anew where a glossary, their order or a name is another`() throws {
    let place = try Place()
    defer { place.remove() }
    let many = try place.write("many.tsv", Self.many)
    func renderings(_ files: [URL], ordered: Int = 0, _ text: String) throws -> [String] {
      try TermMatcher(contentsOf: files, ordered: ordered, keptIn: place.kept).hits(in: text)
        .compactMap { $0.entry.renderings.first?.text }
    }
    let one = try place.write("one.tsv", [Self.row("shared", "المبعوث", "envoy")])
    let two = try place.write("two.tsv", [Self.row("shared", "المبعوث", "emissary")])
    #expect(try renderings([many, one, two], "المبعوث") == ["envoy"])
    #expect(try renderings([many, one, two], ordered: 3, "المبعوث") == ["envoy"])
    #expect(try renderings([many, two, one], ordered: 3, "المبعوث") == ["emissary"])
    // As many bytes as before.
    _ = try place.write("two.tsv", [Self.row("shared", "المبعوث", "delegate")])
    #expect(try renderings([many, two, one], ordered: 3, "المبعوث") == ["delegate"])
    #expect(try renderings([many], "المبعوث").isEmpty)
    #expect(try renderings([many], "كلمة رقم 77") == ["word number 77"])
  }

  @Test func `that is damaged or cut short is made anew`() throws {
    let place = try Place()
    defer { place.remove() }
    let many = try place.write("many.tsv", Self.many)
    let text = "كلمة رقم 77 and word number 1234"
    func concepts() throws -> [String] {
      try TermMatcher(contentsOf: [many], keptIn: place.kept).hits(in: text).map(\.entry.concept)
    }
    #expect(try concepts() == ["many.77", "many.1234"])
    let whole = try Data(contentsOf: place.kept)
    for at in stride(from: 0, to: whole.count, by: whole.count / 40) {
      var broken = whole
      broken[at] ^= 0x10
      for damaged in [broken, whole.prefix(at)] {
        try damaged.write(to: place.kept)
        #expect(try concepts() == ["many.77", "many.1234"], "byte \(at)")
        #expect(try Data(contentsOf: place.kept) == whole, "byte \(at)")
      }
    }
  }

  @Test func `is done without where it cannot be written, and faults are told`() throws {
    let place = try Place()
    defer { place.remove() }
    let many = try place.write("many.tsv", Self.many)
    let nowhere = place.folder.appending(path: "no such folder/term-index.tarjuman")
    for kept in [nowhere, place.folder] {
      let matcher = try TermMatcher(contentsOf: [many], keptIn: kept)
      #expect(matcher.hits(in: "كلمة رقم 77").map(\.entry.concept) == ["many.77"])
      #expect(place.names == ["many.tsv"])
    }
    let broken = try place.write("broken.tsv", Self.many + ["many.x\tكلمة"])
    for _ in 0..<2 {
      #expect(throws: TerminologyError.self) {
        try TermMatcher(contentsOf: [broken], keptIn: place.kept)
      }
      #expect(!place.names.contains("term-index.tarjuman"))
    }
  }

  @Test func `is for its owner alone, and what a program that was ended left is taken away`() throws
  {
    let place = try Place()
    defer { place.remove() }
    let many = try place.write("many.tsv", Self.many)
    let files = FileManager.default
    let old = ".term-index.tarjuman.OLD"
    for (name, age) in [(old, 4000.0), (".term-index.tarjuman.NEW", 1), (".another.OLD", 4000)] {
      let file = place.folder.appending(path: name).path
      #expect(files.createFile(atPath: file, contents: Data("half".utf8)))
      try files.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: file)
    }
    let before = Set(place.names)
    _ = try TermMatcher(contentsOf: [many], keptIn: place.kept)
    #expect(Set(place.names) == before.subtracting([old]).union(["term-index.tarjuman"]))
    let mode = try files.attributesOfItem(atPath: place.kept.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `is not kept of small glossaries`() throws {
    let place = try Place()
    defer { place.remove() }
    let one = try place.write("one.tsv", [Self.row("one", "المبعوث", "envoy")])
    let matcher = try TermMatcher(contentsOf: [one], keptIn: place.kept)
    #expect(matcher.hits(in: "المبعوث").count == 1)
    #expect(place.names == ["one.tsv"])
  }

  @Test func `may be asked for and written by many at once`() async throws {
    let place = try Place()
    defer { place.remove() }
    let files = [
      try place.write("many.tsv", Self.many),
      try place.write("more.tsv", Self.many + [Self.row("more", "المبعوث", "envoy")]),
    ]
    let kept = place.kept
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<24 {
        group.addTask {
          let matcher = try TermMatcher(contentsOf: [files[number % 2]], keptIn: kept)
          return matcher.hits(in: "المبعوث").count == number % 2
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
    #expect(place.names == ["many.tsv", "more.tsv", "term-index.tarjuman"])
  }
}
