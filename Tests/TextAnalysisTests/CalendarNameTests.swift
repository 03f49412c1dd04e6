import Bitext
import Testing
import TextAnalysis

/// Months and days are read in all usages, and written again in the one they came in.
@Suite struct CalendarNameTests {
  @Test(arguments: [
    ("في أيلول/سبتمبر 2017", "أيلول/سبتمبر", 9), ("وفي كانون الثاني", "كانون الثاني", 1),
    ("بتشرين الاول", "تشرين الاول", 10), ("شهر جويلية", "جويلية", 7), ("غشت", "غشت", 8),
    ("on 12 September", "September", 9), ("on 12 Sept. 2017", "Sept.", 9), ("in Sept.", "Sept", 9),
    ("حزيران (يونيو", "حزيران (يونيو", 6), ("ومايو", "مايو", 5), ("شهر فيفري", "فيفري", 2),
    ("after March's talks", "March", 3), ("after May’s talks", "May", 5),
  ])
  func `a month is found with its number`(_ text: String, _ name: String, _ number: Int) {
    let found = CalendarName.names(in: text)
    #expect(found.map(\.number) == [number])
    #expect(found.map { String(text[$0.range]) } == [name])
    #expect(found.map(\.kind) == [.month])
  }

  @Test(arguments: [
    "", "باب البيت", "they may march", "أيلول/أكتوبر", "أحد الوفود", "كانون", "الاجتماع",
  ])
  func `what is no month or day is none`(_ text: String) {
    #expect(CalendarName.names(in: text).isEmpty)
  }

  @Test(arguments: [
    ("أيلول/سبتمبر", 1, "كانون الثاني/يناير"), ("سبتمبر", 10, "أكتوبر"),
    ("تموز", 11, "تشرين الثاني"),
    ("جويلية", 2, "فيفري"), ("جويلية", 8, "أوت"), ("غشت", 9, "شتنبر"), ("September", 5, "May"),
    ("Sept. ’17", 5, "May"), ("May’s", 6, "June"),
  ])
  func `another month is written in the usage of the first`(
    _ text: String, _ number: Int, _ written: String
  ) {
    #expect(CalendarName.names(in: text).map { $0.text(in: text, for: number) } == [written])
  }

  @Test func `days count from Sunday`() {
    let text = "يوم الأحد والاثنين أو Tuesday"
    #expect(CalendarName.names(in: text).map(\.number) == [0, 1, 2])
    #expect(
      CalendarName.names(in: text).map { $0.text(in: text, for: 6) }
        == ["السبت", "السبت", "Saturday"])
  }
}
