import Bitext
import Foundation
import Terminology
import Testing
import TextAnalysis

@Suite struct `Terms found through the dictionary` {
  static let entries = [
    TermMatcherCase.entry("zone", "منطقة", "zone", "noun"),
    TermMatcherCase.entry("zones", "مناطق خفض التوتر", "de-escalation zones", "noun phrase"),
    TermMatcherCase.entry("scientist", "علماء", "scientists", "noun"),
    TermMatcherCase.entry("automatic", "آلي", "automatic", "adjective"),
    TermMatcherCase.entry("governor", "محافظ", "governor", "noun"),
    TermMatcherCase.entry("price", "سعر النفط", "oil price", "noun phrase"),
    TermMatcherCase.entry("world", "عالم", "scientist", ""),
  ]

  /// A matcher that knows the words of a small dictionary of our own.
  private static func matcher() throws -> TermMatcher {
    let dictionary = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "TextAnalysisTests/Fixtures/word-forms")
    let file = FileManager.default.temporaryDirectory.appending(path: "forms-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try MorphologyBuilder(folder: dictionary).write(to: file)
    return TermMatcher(entries, morphology: try ArabicMorphology(file: file))
  }

  struct Found: Sendable, CustomTestStringConvertible {
    let text: String
    let concept: String
    let hit: String
    let level: FoldLevel
    let reason: String
    var isLoose = false
    init(
      _ text: String, _ concept: String, _ hit: String, _ level: FoldLevel, _ reason: String,
      isLoose: Bool = false
    ) {
      (self.text, self.concept, self.hit) = (text, concept, hit)
      (self.level, self.reason, self.isLoose) = (level, reason, isLoose)
    }
    var testDescription: String { text }
  }

  static let found = [
    Found("في المناطق", "zone", "المناطق", .lexicon, "with article; dictionary: broken plural"),
    Found(
      "وبالمناطق", "zone", "المناطق", .lexicon,
      "clitics و+ب left outside; with article; dictionary: broken plural"),
    Found("مناطقها", "zone", "مناطق", .lexicon, "pronoun left outside; dictionary: broken plural"),
    Found("عالم كبير", "scientist", "عالم", .lexicon, "dictionary: singular"),
    Found("منطقة", "zone", "منطقة", .letters, ""),
    Found("اوتوماتيكي او الي", "automatic", "الي", .spelling, "spelling: hamza"),
    Found(
      "مناطقها لخفض التوتر", "zones", "مناطقها لخفض التوتر", .inflection,
      "pronoun inside; ل between the words", isLoose: true),
    Found(
      "سعر النفظ", "price", "سعر النفظ", .lexicon,
      "dictionary: no such word, one letter with other dots"),
  ]

  @Test(arguments: found)
  func `are found with level, reason and the author's letters`(example: Found) throws {
    let hits = try Self.matcher().hits(in: example.text)
    let hit = try #require(hits.first { $0.entry.concept == example.concept })
    #expect(Array(example.text[hit.range].utf8) == Array(example.hit.utf8))
    #expect(hit.level == example.level)
    #expect(hit.reason == example.reason)
    #expect(hit.isLoose == example.isLoose)
  }

  @Test(arguments: [
    // A function word is no adjective that is spelt alike but for its hamza.
    ("إلى", "automatic"),
    // A noun of its own in ta marbuta is no feminine.
    ("محافظة", "governor"),
    // Worldwide is not of a scientist.
    ("عالمي", "world"),
    // A single word wants all its dots.
    ("النفظ", "price"), ("سعر النقظ", "price"),
    // Between a word with an article and the next no ل may stand, nor another particle.
    ("المناطق لخفض التوتر", "zones"), ("مناطق بخفض التوتر", "zones"),
    ("مناطق ولخفض التوتر", "zones"),
  ])
  func `are not found where they are not`(text: String, concept: String) throws {
    #expect(try !Self.matcher().hits(in: text).contains { $0.entry.concept == concept })
  }

  @Test func `a tight hit stands before a loose one of the same words`() throws {
    let hit = try #require(try Self.matcher().hits(in: "مناطق خفض التوتر").first)
    #expect(hit.level == .letters && !hit.isLoose)
  }

  private static let installed: URL = {
    let environment = ProcessInfo.processInfo.environment
    let home =
      environment["XDG_DATA_HOME"].map { URL(filePath: $0) }
      ?? FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
    return home.appending(path: "tarjuman/word-forms.tarjuman")
  }()

  @Test(
    .enabled(
      if: ProjectFolder.glossaries.isThere
        && FileManager.default.fileExists(atPath: installed.path),
      "the Arabic word forms are not installed; run Scripts/setup"))
  func `every wording of the glossaries is found in itself by the whole dictionary`() throws {
    let glossary = try Glossary(folder: ProjectFolder.glossaries.url)
    let matcher = TermMatcher(glossary, morphology: try ArabicMorphology(file: Self.installed))
    let wordings = glossary.entries.flatMap(\.terms)
    let hits = matcher.hits(in: wordings.joined(separator: "\n"), overlapping: true)
    let found = Set(hits.map { [$0.entry.concept, $0.form] })
    let lost = glossary.entries.flatMap { entry in
      entry.terms.filter { !found.contains([entry.concept, $0]) }.map { "\(entry.concept): \($0)" }
    }
    #expect(lost.isEmpty)
  }

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: installed.path),
      "the Arabic word forms are not installed; run Scripts/setup"),
    arguments: [("الجولان", "انتهت الجولة الثانية"), ("الغابون", "قطعت الغابات")])
  func `a name is no other form of a noun`(name: String, text: String) throws {
    let matcher = TermMatcher(
      [TermMatcherCase.entry("name", name, "Name", "proper noun")],
      morphology: try ArabicMorphology(file: Self.installed))
    #expect(matcher.hits(in: text).isEmpty)
    #expect(!matcher.hits(in: "زار \(name)").isEmpty)
  }

  @Test func `without the dictionary broken plurals are not found`() {
    let hits = TermMatcher(Self.entries).hits(in: "في المناطق")
    #expect(!hits.contains { $0.entry.concept == "zone" })
  }
}

enum TermMatcherCase {
  static func entry(
    _ concept: String, _ term: String, _ rendering: String, _ pos: String
  ) -> TermEntry {
    TermEntry(
      concept: concept, terms: [term], renderings: [Rendering(rendering, standing: .preferred)],
      partOfSpeech: pos)
  }
}
