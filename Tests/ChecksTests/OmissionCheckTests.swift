import Bitext
import Checks
import Testing

@Suite struct `Omissions` {
  @Test func `of a whole segment are errors`() throws {
    let found = try CheckTable("empty").findings(Example("انتهت الجولة", " "))
    #expect(found.map(\.severity) == [.error])
  }

  /// A segment that an aligner left alone on the source's side, or on the target's.
  private func lone(_ number: Int, _ source: String, _ target: String = "") -> CheckedUnit {
    CheckedUnit(
      place: .init(file: "t.txt", line: number, number: number),
      source: .init(language: .arabic, content: TaggedText(source)),
      target: .init(language: .english, content: TaggedText(target)),
      isSure: !source.isEmpty && !target.isEmpty)
  }

  private func findings(_ units: [CheckedUnit], _ level: Finding.Severity) throws -> [Finding] {
    var run = try CheckList(only: ["empty"]).run(CheckSetting(level: level))
    return units.flatMap { run.examine($0) } + run.conclude()
  }

  @Test func `are warnings where an aligner is not sure`() throws {
    #expect(try findings([lone(1, "اقرأ أيضا")], .warning).map(\.severity) == [.warning])
  }

  @Test func `of a site's own lines are one finding a run`() throws {
    let found = try findings(
      [
        lone(1, "عنوان الخبر", "The headline"),
        lone(2, "شاركنا برأيك"),
        lone(3, "", "Share this"),
        lone(4, "تابعنا"),
        lone(5, "انتهى الخبر", "The end"),
        lone(6, "اقرأ أيضا"),
      ], .note)
    #expect(found.map(\.place.number) == [2, 3, 6])
    #expect(found.map(\.severity) == [.warning, .note, .warning])
    #expect(found[0].reason.text.contains("2 segments") && found[0].reason.text.contains("2 to 4"))
    #expect(found[0].source.text.contains("تابعنا"))
  }

  @Test func `of a run are another finding once one of its lines changes`() throws {
    let first = try findings([lone(1, "شاركنا"), lone(2, "تابعنا")], .warning)
    let second = try findings([lone(1, "شاركنا"), lone(2, "اتبعنا")], .warning)
    #expect(first.count == 1 && second.count == 1)
    #expect(first[0].identifier != second[0].identifier)
  }

  @Test func `of a line of signs are a note`() throws {
    #expect(try CheckTable("empty").findings(Example("* * *", "")).isEmpty)
  }

  @Test func `are not what both sides leave empty`() throws {
    #expect(try CheckTable("empty").findings(Example("", ""), level: .note).isEmpty)
  }

  static let untranslated = [
    Example(
      "انتهت الجولة السابعة",
      "انتهت الجولة السابعة"),
    Example(
      "قال إن «الهدنة صامدة»",
      "He said that الهدنة was holding"),
  ]

  @Test(arguments: untranslated)
  func `are words left in the language of the source`(example: Example) throws {
    #expect(try CheckTable("untranslated").findings(example).count == 1)
  }

  static let translated = [
    Example("انتهت الجولة", "The round is over"),
    Example("BBC", "BBC"),
    Example("2254", "2254"),
    Example(
      "الجهاد",
      "jihad (الجهاد)"),
  ]

  @Test(arguments: translated)
  func `are not acronyms, numbers and citations`(example: Example) throws {
    #expect(try CheckTable("untranslated").findings(example).isEmpty)
  }

  @Test func `in an Arabic translation are clauses in Latin letters, not names`() throws {
    let table = CheckTable("untranslated", isTurned: true)
    #expect(
      try table.findings(
        Example("He said the talks will go on", "قال إن the talks will go on")
      ).count == 1)
    #expect(
      try table.findings(
        Example("The Hill reported", "ذكر موقع The Hill")
      ).isEmpty)
    #expect(
      try table.findings(Example("He said the talks will go on", "He said the talks will go on"))
        .map(\.severity) == [.error])
  }

  private static let sentence = Example(
    "وأكد المبعوث أن الجولة المقبلة ستبحث الدستور والانتخابات ومكافحة الإرهاب في سلال متوازية",
    "The envoy stressed that the next round would discuss the constitution, elections and terrorism in parallel"
  )

  @Test func `of half a sentence are told by the length`() throws {
    let half = Example(Self.sentence.source, "The envoy stressed that the next")
    let found = try CheckTable("length").findings(
      in: Array(repeating: Self.sentence, count: 10) + [half])
    #expect(found.map(\.place.number) == [11])
    #expect(found.first?.reason.text.contains("shorter") == true)
  }

  @Test func `are not told of texts of usual lengths`() throws {
    let short = Example("نعم", "Yes, indeed")
    let found = try CheckTable("length").findings(
      in: Array(repeating: Self.sentence, count: 10) + [short])
    #expect(found.isEmpty)
  }
}
