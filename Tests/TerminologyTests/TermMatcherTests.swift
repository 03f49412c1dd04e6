import Bitext
import Terminology
import Testing
import TextAnalysis

@Suite struct `Terms in running text` {
  static let matcher = TermMatcher([
    entry("zones", "مناطق خفض التوتر", "de-escalation zone"),
    entry("reduce", "خفض التوتر", "de-escalation"),
    entry("astana", "أستانا", "Astana", "proper noun"),
    entry("commission", "الهيئة العليا للتفاوض", "High Negotiations Commission", "proper noun"),
    entry("official", "مسؤول", "official"),
    entry("council", "مجلس الأمن", "Security Council", "proper noun"),
    entry("raqqa", "الرقة", "Raqqa", "proper noun"),
    entry("committee", "لجنة", "committee"),
    entry("work", "عمل", "work"),
    entry("who", "منظمة الصحة العالمية", "WHO", "proper noun"),
    entry("truce", "هدنة", "cease-fire"),
    entry("abstain", "امتنع عن التصويت", "abstain", "verb phrase"),
    entry("meeting", "اجتماع", "meeting"),
    entry("security", "الأمن والتعاون", "security and cooperation"),
    entry("counter", "مكافحة الإرهاب", "counterterrorism"),
    entry("basis", "بموجب الفصل السابع", "under Chapter VII", "adverbial"),
  ])

  static func entry(
    _ concept: String, _ term: String, _ rendering: String, _ pos: String = "noun phrase"
  ) -> TermEntry {
    TermEntry(
      concept: concept, terms: [term], renderings: [Rendering(rendering, standing: .preferred)],
      partOfSpeech: pos)
  }

  struct Found: Sendable, CustomTestStringConvertible {
    let text: String
    let concept: String
    let hit: String
    let level: FoldLevel
    let reason: String
    init(_ text: String, _ concept: String, _ hit: String, _ level: FoldLevel, _ reason: String) {
      (self.text, self.concept, self.hit) = (text, concept, hit)
      (self.level, self.reason) = (level, reason)
    }
    var testDescription: String { text }
  }

  static let found: [Found] = [
    Found("في مناطق خفض التوتر", "zones", "مناطق خفض التوتر", .letters, ""),
    Found("مناطقُ خفضِ التوتّر", "zones", "مناطقُ خفضِ التوتّر", .marks, "marks"),
    Found(
      "وبمناطق خفض التوتر", "zones", "مناطق خفض التوتر", .inflection,
      "clitics و+ب left outside"),
    Found("محادثات آستانا", "astana", "آستانا", .spelling, "spelling: hamza"),
    Found("مسئول كبير", "official", "مسئول", .spelling, "spelling: hamza"),
    Found(
      "وللمسؤولين", "official", "لمسؤولين", .inflection,
      "clitics و+ل left outside; with article; plural"),
    Found(
      "الهيئه العليا للتفاوض", "commission", "الهيئه العليا للتفاوض", .spelling,
      "spelling: ta marbuta"),
    Found(
      "للهيئة العليا للتفاوض", "commission", "لهيئة العليا للتفاوض", .inflection,
      "clitics ل left outside"),
    Found("مجلس «الأمن»", "council", "مجلس «الأمن", .marks, "punctuation"),
    Found(
      "لجانا ولجنته", "committee", "لجنت", .inflection,
      "clitics و left outside; pronoun left outside"),
    Found("two De-escalation Zones", "zones", "De-escalation Zones", .inflection, "plural"),
    Found("the counter-terrorism law", "counter", "counter-terrorism", .spelling, "spelling"),
    Found("the de escalation zone", "zones", "de escalation zone", .spelling, "hyphen"),
    Found("a ceasefire holds", "truce", "ceasefire", .spelling, "hyphen"),
    Found(
      "the Security Council's vote", "council", "Security Council's", .inflection,
      "possessive"),
    Found("the security council", "council", "security council", .marks, "case"),
    Found("they abstained", "abstain", "abstained", .inflection, "verb form"),
    Found("اجتماعات عدة", "meeting", "اجتماعات", .inflection, "plural"),
    Found("الأمن والتعاون", "security", "الأمن والتعاون", .letters, ""),
    Found("بموجب الفصل السابع", "basis", "بموجب الفصل السابع", .letters, ""),
  ]

  @Test(arguments: found)
  func `are found with level, reason and the author's letters`(example: Found) throws {
    let hits = Self.matcher.hits(in: example.text)
    let hit = try #require(hits.first { $0.entry.concept == example.concept })
    #expect(Array(example.text[hit.range].utf8) == Array(example.hit.utf8))
    #expect(hit.level == example.level)
    #expect(hit.reason == example.reason)
  }

  @Test(arguments: [
    ("مجلس. الأمن", "council"), ("مجلس والأمن", "council"), ("مجلس، الأمن", "council"),
    ("فرقة موسيقية", "raqqa"), ("وفرقة", "raqqa"), ("من جنة", "committee"), ("يعمل", "work"),
    ("people who left", "who"), ("they met", "meeting"), ("الأمن التعاون", "security"),
    ("خفض توتر", "zones"), ("", "work"), ("zone", "zones"),
  ])
  func `are not found where they are not`(text: String, concept: String) {
    #expect(!Self.matcher.hits(in: text).contains { $0.entry.concept == concept })
  }

  @Test func `a hit leaves the clitic outside`() throws {
    let text = "وبمناطق خفض التوتر"
    let hit = try #require(Self.matcher.hits(in: text).first)
    #expect(hit.range == TextRange(4, text.utf8.count))
  }

  @Test func `the longest is given first, the others on request`() {
    let text = "في مناطق خفض التوتر"
    #expect(Self.matcher.hits(in: text).map(\.entry.concept) == ["zones"])
    let all = Self.matcher.hits(in: text, overlapping: true)
    #expect(Set(all.map(\.entry.concept)) == ["zones", "reduce"])
  }

  @Test func `entries that share a wording are given beside each other`() {
    let matcher = TermMatcher([
      Self.entry("a", "مقاطعة", "boycott"), Self.entry("b", "مقاطعة", "canton"),
    ])
    #expect(matcher.hits(in: "المقاطعة").map(\.entry.concept) == ["a", "b"])
  }

  @Test func `of several terms for the same words, those in another form of them are not meant`() {
    let matcher = TermMatcher([
      Self.entry("negotiations", "مفاوضات", "negotiations"),
      Self.entry("negotiator", "مفاوض", "negotiator", "noun"),
    ])
    let text = "وفي المفاوضات الأخيرة"
    #expect(matcher.hits(in: text).map(\.entry.concept) == ["negotiations"])
    // Who asks for all is given all; and where one stands alone, its plural is found.
    let all = matcher.hits(in: text, overlapping: true).map(\.entry.concept)
    #expect(Set(all) == ["negotiations", "negotiator"])
    #expect(matcher.hits(in: "المفاوضين").contains { $0.entry.concept == "negotiator" })
  }

  @Test(arguments: ["مصراتة", "ومصراتة", "في مصراتة الليبية"])
  func `a name of one word has no plural: Misrata is not several Egypts`(text: String) {
    let matcher = TermMatcher([
      Self.entry("egypt", "مصر", "Egypt", "proper noun"),
      Self.entry("misrata", "مصراتة", "Misrata", "proper noun"),
    ])
    for overlapping in [false, true] {
      let hits = matcher.hits(in: text, overlapping: overlapping)
      #expect(hits.map(\.entry.concept) == ["misrata"])
    }
  }

  @Test(arguments: [
    ("بالنسبة إلى المعارضة", "نسبة", false), ("وبالنسبة للوفد", "نسبة", false),
    ("بالنسبة إلى المعارضة", "النسبة إلى المعارضة", false), ("بالإضافة الى ذلك", "إضافة", false),
    ("بالرغم من الهدنة", "رغم", false), ("بالنسبة المطلوبة", "نسبة", true),
    ("ارتفعت النسبة إلى الثلث", "نسبة", true), ("بالنسبة إلى المعارضة", "بالنسبة إلى", true),
  ])
  func `the noun of a compound preposition is none`(text: String, term: String, isFound: Bool) {
    let matcher = TermMatcher([Self.entry("t", term, "x", "noun")])
    #expect(matcher.hits(in: text).isEmpty != isFound)
  }

  @Test func `a rendering is told from a term`() throws {
    let hit = try #require(Self.matcher.hits(in: "the Security Council").first)
    #expect(hit.rendering?.standing == .preferred)
    #expect(try #require(Self.matcher.hits(in: "مجلس الأمن").first).rendering == nil)
  }

  @Test func `both languages are found in one pass`() {
    let concepts = Self.matcher.hits(in: "مجلس الأمن (Security Council) in Astana").map(
      \.entry.concept)
    #expect(concepts == ["council", "council", "astana"])
  }

  @Test func `a matcher without entries finds nothing`() {
    #expect(TermMatcher([]).hits(in: "مجلس الأمن").isEmpty)
  }

  @Test(.enabled(if: ProjectFolder.glossaries.isThere, "there is no folder Glossaries"))
  func `every wording of the glossaries is found in itself`() throws {
    let glossary = try Glossary(folder: ProjectFolder.glossaries.url)
    let wordings = glossary.entries.flatMap { $0.terms + $0.renderings.map(\.text) }
    let hits = TermMatcher(glossary).hits(
      in: wordings.joined(separator: "\n"), overlapping: true)
    let found = Set(hits.map { [$0.entry.concept, $0.form] })
    let lost = glossary.entries.flatMap { entry in
      (entry.terms + entry.renderings.map(\.text)).filter {
        !found.contains([entry.concept, $0])
      }.map { "\(entry.concept): \($0)" }
    }
    #expect(lost.isEmpty)
  }
}
