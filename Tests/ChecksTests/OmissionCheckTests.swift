import Bitext
import Checks
import Testing

@Suite struct `Omissions` {
  @Test func `of a whole segment are errors`() throws {
    let found = try CheckTable("empty").findings(Example("انتهت الجولة", " "))
    #expect(found.map(\.severity) == [.error])
  }

  @Test func `are warnings where an aligner is not sure`() throws {
    var run = try CheckList(only: ["empty"]).run(CheckSetting())
    let unit = CheckedUnit(
      place: .init(file: "t.txt", line: 1, number: 1),
      source: .init(language: .arabic, content: "اقرأ أيضا"),
      target: .init(language: .english, content: ""), isSure: false)
    #expect(run.examine(unit).map(\.severity) == [.warning])
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
