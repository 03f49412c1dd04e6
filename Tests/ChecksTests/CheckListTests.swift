import Bitext
import Checks
import Testing

@Suite struct `The list of checks` {
  @Test func `has each name once, and a question for each`() {
    let names = CheckList.descriptions.map(\.name)
    #expect(Set(names).count == names.count && names.count >= 19)
    #expect(CheckList.descriptions.allSatisfy { $0.question.hasSuffix("?") })
  }

  @Test func `refuses a name it does not know and says which it knows`() {
    let error = #expect(throws: ChecksError.self) { try CheckList(only: ["numbers"]) }
    #expect(error?.description.contains("known are empty, untranslated") == true)
  }

  @Test func `refuses to check nothing`() {
    #expect(throws: ChecksError.noChecks) { try CheckList(only: ["number"], without: ["number"]) }
  }

  @Test func `leaves out what is not wanted`() throws {
    let example = Example("وصلت 48 شاحنة", "84  trucks arrived")
    var run = try CheckList(without: ["number"]).run(CheckSetting())
    let unit = CheckedUnit(
      place: .init(file: "t", line: nil, number: 1),
      source: .init(language: .init("ar"), content: .init(example.source)),
      target: .init(language: .init("en"), content: .init(example.target)))
    let found = run.examine(unit) + run.conclude()
    #expect(found.map(\.check) == ["spacing"])
    #expect(run.unitCount == 1)
  }
}
