import Bitext
import Checks
import Terminology
import Testing

@Suite struct `Terms` {
  static let matcher = TermMatcher([
    entry(
      "zone", "منطقة خفض التوتر",
      plural: "مناطق خفض التوتر",
      [
        Rendering("de-escalation zone", standing: .preferred),
        Rendering("de-escalation area", standing: .admitted),
        Rendering("low-tension area", standing: .deprecated, reason: "a calque"),
        Rendering("calm zone", standing: .forbidden, reason: "another concept"),
      ]),
    entry(
      "committee", "لجنة دستورية", [Rendering("constitutional committee", standing: .preferred)]),
    entry(
      "monitors", "مراقبون دوليون", [Rendering("international monitors", standing: .preferred)]),
    entry(
      "council", "مجلس الأمن",
      [
        Rendering("Security Council", standing: .preferred),
        Rendering("International Security Council", standing: .deprecated),
      ], "proper noun"),
    entry("geneva", "جنيف", [Rendering("Geneva", standing: .preferred)], "proper noun"),
    entry("damascus", "ريف دمشق", [Rendering("Rif Dimashq", standing: .preferred)], "proper noun"),
    entry(
      "truce", "هدنة",
      [
        Rendering("truce", standing: .preferred), Rendering("armistice", standing: .admitted),
      ]),
  ])

  static func entry(
    _ concept: String, _ term: String, plural: String? = nil, _ renderings: [Rendering],
    _ pos: String = "noun phrase"
  ) -> TermEntry {
    TermEntry(
      concept: concept, terms: [term] + (plural.map { [$0] } ?? []), renderings: renderings,
      domain: "t", partOfSpeech: pos)
  }

  static func findings(
    _ check: String, _ examples: Example..., level: Finding.Severity = .warning
  ) throws -> [Finding] {
    try CheckTable(check, terms: matcher).findings(in: examples, level: level)
  }

  @Test(arguments: [
    ("low-tension areas", Finding.Severity.warning), ("calm zones", Finding.Severity.error),
  ])
  func `rendered by a wording the glossary is against are told`(
    wording: String, severity: Finding.Severity
  ) throws {
    let found = try Self.findings(
      "forbidden-term", Example("وبمناطق خفض التوتر", "and the \(wording)"))
    #expect(found.map(\.severity) == [severity])
    #expect(found.first?.target.words == wording)
    #expect(
      found.first?.cure.text.contains("“de-escalation zone” or “de-escalation area”") == true)
  }

  static let permitted = [
    Example("مناطق خفض التوتر", "de-escalation zones"),
    Example("المناطق الهادئة", "the calm zones"),
    Example("مجلس الأمن", "the Security Council"),
  ]

  @Test(arguments: permitted)
  func `rendered as they should be are not`(example: Example) throws {
    #expect(try Self.findings("forbidden-term", example).isEmpty)
  }

  @Test func `are wrong also where the right wording is part of the wrong one`() throws {
    let found = try Self.findings(
      "forbidden-term", Example("مجلس الأمن", "the International Security Council"))
    #expect(found.count == 1)
  }

  @Test func `for which another concept stands are told`() throws {
    let found = try Self.findings(
      "missing-term",
      Example("تشكيل لجنة دستورية", "the formation of international monitors"))
    #expect(found.map(\.target.words) == ["international monitors"])
  }

  @Test func `rendered in other words are a note`() throws {
    let example = Example("تشكيل لجنة دستورية", "the formation of a body to draft the charter")
    #expect(try Self.findings("missing-term", example).isEmpty)
    #expect(try Self.findings("missing-term", example, level: .note).count == 1)
  }

  @Test func `that are names of a place are missed unless something sounds of them`() throws {
    let lost = Example("قصف على ريف دمشق", "shelling of the countryside")
    #expect(try Self.findings("missing-term", lost).count == 1)
    let heard = Example("قصف على ريف دمشق", "shelling of the Dimashq area")
    #expect(try Self.findings("missing-term", heard).isEmpty)
  }

  @Test func `rendered in two ways in one text are a note on the rarer`() throws {
    let found = try Self.findings(
      "inconsistent-term", Example("بدء الهدنة", "the truce began"),
      Example("انتهت الهدنة", "the armistice ended"), Example("خرق الهدنة", "the truce was broken"),
      level: .note)
    #expect(found.map(\.target.words) == ["armistice"])
    #expect(found.first?.place.number == 2)
  }

  @Test func `rendered in one way are not`() throws {
    let found = try Self.findings(
      "inconsistent-term", Example("بدء الهدنة", "the truce began"),
      Example("انتهت الهدنة", "the truces ended"), level: .note)
    #expect(found.isEmpty)
  }

  @Test func `without a glossary give no finding`() throws {
    let example = Example("مناطق خفض التوتر", "calm zones")
    for check in ["forbidden-term", "missing-term", "inconsistent-term"] {
      #expect(try CheckTable(check).findings(example, level: .note).isEmpty)
    }
  }
}
