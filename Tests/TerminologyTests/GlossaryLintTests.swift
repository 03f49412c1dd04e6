import Bitext
import Terminology
import Testing

@Suite struct `The glossary linter` {
  static func rules(_ rows: String...) -> [GlossaryFinding.Rule] {
    let text = ([GlossaryColumn.header] + rows).joined(separator: "\n")
    return GlossaryLint.findings(in: text, file: "t.tsv").map(\.rule)
  }

  static func row(
    _ concept: String, _ arabic: String, variants: String = "قرارات",
    preferred: String = "resolution",
    admitted: String = "", deprecated: String = "", pos: String = "noun", note: String = ""
  ) -> String {
    [concept, arabic, variants, preferred, admitted, deprecated, "", "un", pos, note, "usage"]
      .joined(separator: "\t")
  }

  @Test func `is content with a clean row`() {
    #expect(Self.rules(Self.row("t.a", "قرار")) == [])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let row: String
    let rule: GlossaryFinding.Rule
    init(_ row: String, _ rule: GlossaryFinding.Rule) { (self.row, self.rule) = (row, rule) }
    var testDescription: String { rule.rawValue }
  }

  static let cases: [Case] = [
    Case("t.a\tقرار", .columnCount),
    Case(row("t.a", ""), .emptyCell),
    Case(row("t.a", "قرارٌ"), .strayCharacter),
    Case(row("t.a", "قـرار"), .strayCharacter),
    Case(row("t.a", "قرار\u{200F}"), .strayCharacter),
    Case(row("t.a", "قرار  دولي"), .strayCharacter),
    Case(row("t.a", "قرار\u{A0}دولي"), .strayCharacter),
    Case(row("t.a", "قرار UN"), .latinInArabic),
    Case(row("t.a", "قرار", preferred: "resolution قرار"), .arabicInEnglish),
    Case(row("t.a", "قرار", variants: ""), .missingPlural),
    Case(row("t.a", "قرار", deprecated: "decision"), .missingReason),
    Case(row("t.a", "قرار", admitted: "resolution"), .repeatedRendering),
    Case(row("t.a", "قرار", variants: "قرارات | قرارات"), .repeatedItem),
    Case(row("t.a", "قرار", variants: "قرار"), .repeatedItem),
    Case(row("t.a", "قرار", pos: "thing"), .unknownPartOfSpeech),
  ]

  @Test(arguments: cases)
  func `finds what is wrong in a row`(example: Case) {
    #expect(Self.rules(example.row).contains(example.rule))
  }

  @Test(arguments: [
    row("t.a", "الشرعية الدولية", variants: "", preferred: "international legitimacy"),
    row("t.a", "تفاوض", variants: "", preferred: "negotiation"),
    row("t.a", "شفافية", variants: "", preferred: "transparency"),
    row("t.a", "مفاوضات", variants: "", preferred: "negotiations"),
    row("t.a", "فقر", variants: "", preferred: "poverty", note: "Mass noun, no plural."),
    row("t.a", "جنيف", variants: "", preferred: "Geneva", pos: "proper noun"),
  ])
  func `asks for no plural where there is none`(row: String) { #expect(Self.rules(row) == []) }

  @Test func `lets a reason quote Arabic`() {
    let row = Self.row("t.a", "قرار", deprecated: "decision [that is مقرَّر]")
    #expect(Self.rules(row) == [])
  }

  @Test func `finds concepts given twice and rows out of order`() {
    let rules = Self.rules(
      Self.row("t.b", "قرار"), Self.row("t.a", "مقرر", variants: "مقررات", preferred: "decision"),
      Self.row("t.a", "بيان", variants: "بيانات", preferred: "statement"))
    #expect(rules == [.unsorted, .duplicateConcept])
  }

  @Test func `finds one wording with two preferred renderings, but for homonyms`() {
    let other = Self.row("t.b", "قرار", variants: "", preferred: "decision", note: "no plural")
    #expect(Self.rules(Self.row("t.a", "قرار"), other) == [.conflictingRenderings])
    let first = Self.row("t.a", "قرار", note: "Homonym of t.b.")
    let second = Self.row(
      "t.b", "قرار", variants: "", preferred: "decision", note: "Homonym of t.a; no plural.")
    #expect(Self.rules(first, second) == [])
  }

  @Test func `names file and line`() {
    let text = [GlossaryColumn.header, Self.row("t.a", "قـرار")].joined(separator: "\n")
    let finding = GlossaryLint.findings(in: text, file: "t.tsv").first
    #expect(finding?.description.hasPrefix("t.tsv:2: U+640 in 'arabic'") == true)
  }

  @Test(.enabled(if: ProjectFolder.glossaries.isThere, "there is no folder Glossaries"))
  func `finds no error in the glossaries of the project`() throws {
    let errors = try GlossaryLint.findings(folder: ProjectFolder.glossaries.url).filter {
      !$0.rule.isAdvice
    }
    #expect(errors == [])
  }
}
