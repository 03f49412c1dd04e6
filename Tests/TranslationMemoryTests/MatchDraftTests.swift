import Bitext
import Testing

@testable import TranslationMemory

/// Months, days and names that changed are put into the translation, and only where that is sure.
@Suite struct MatchDraftTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let query: String
    let source: String
    let target: String
    let draft: String?
    var testDescription: String { "\(query) | \(target)" }
    init(_ query: String, _ source: String, _ target: String, gives draft: String?) {
      (self.query, self.source, self.target, self.draft) = (query, source, target, draft)
    }
  }

  static let months = [
    Row(
      "تبدأ الجولة في 15 أيلول",
      "تبدأ الجولة في 12 آذار",
      "The round begins on 12 March", gives: "The round begins on 15 September"),
    Row(
      "تبدأ الجولة في تشرين الأول/أكتوبر المقبل",
      "تبدأ الجولة في أيلول/سبتمبر المقبل",
      "The round begins next September", gives: "The round begins next October"),
    Row(
      "تبدأ الجولة في يناير المقبل",
      "تبدأ الجولة في أيلول/سبتمبر المقبل",
      "The round begins next September", gives: "The round begins next January"),
    Row(
      "تبدأ الجولة في كانون الثاني المقبل",
      "تبدأ الجولة في كانون الأول المقبل",
      "The round begins next Dec. as agreed", gives: "The round begins next January as agreed"),
    Row(
      "بدأت الجولة يوم الثلاثاء الماضي",
      "بدأت الجولة يوم الجمعة الماضي",
      "The round began last Friday", gives: "The round began last Tuesday"),
    Row(
      "The round begins in May",
      "The round begins in September",
      "تبدأ الجولة في أيلول/سبتمبر", gives: "تبدأ الجولة في أيار/مايو"),
    Row(
      "The round begins in August",
      "The round begins in July",
      "تبدأ الجولة في جويلية", gives: "تبدأ الجولة في أوت"),
    // Two parts change at once.
    Row(
      "اجتمع الوفدان يوم الأحد 3 أيار",
      "اجتمع الوفدان يوم الخميس 7 أيار",
      "The delegations met on Thursday, 7 May", gives: "The delegations met on Sunday, 3 May"),
  ]

  static let untouched = [
    // The same month in the other system: nothing changed.
    Row(
      "تبدأ الجولة في سبتمبر المقبل",
      "تبدأ الجولة في أيلول المقبل", "The round begins next September", gives: nil),
    // The translation does not name it, or names it twice.
    Row(
      "تبدأ الجولة في أيلول المقبل",
      "تبدأ الجولة في آذار المقبل", "The round begins next month", gives: nil),
    Row(
      "تبدأ الجولة في أيلول المقبل",
      "تبدأ الجولة في آذار المقبل", "In March the round of March begins", gives: nil),
    // Half a date helps nobody: the number could be put in, the month could not.
    Row(
      "تبدأ الجولة في 15 أيلول", "تبدأ الجولة في 12 آذار",
      "The round begins on 12 of this month", gives: nil),
    // One of two is meant, and nobody can say which.
    Row(
      "من أيلول إلى آذار", "من آذار إلى آذار", "from March to March", gives: nil),
    // A month became something else, or other words changed with it.
    Row(
      "تبدأ الجولة في دمشق المقبل",
      "تبدأ الجولة في آذار المقبل", "The round begins next March", gives: nil),
    Row(
      "تبدأ الجولة مطلع أيلول", "تبدأ الجولة نهاية آذار", "The round begins in late March",
      gives: nil),
    // مارس is a verb here, and no month stands in the query.
    Row(
      "تابع الوفد ضغوطه", "مارس الوفد ضغوطه", "The delegation kept up pressure in March",
      gives: nil),
    // The halves of a doubled name contradict each other.
    Row(
      "تبدأ الجولة في أيلول/أكتوبر المقبل",
      "تبدأ الجولة في آذار/مارس المقبل", "The round begins next March", gives: nil),
    // "may" and "march" are no months.
    Row(
      "The round begins in June", "The round begins in May", "قد تبدأ الجولة قريبا", gives: nil),
  ]

  private func draft(_ row: Row, _ names: NameKnowledge? = nil) -> MatchDraft? {
    let isArabic = row.source.unicodeScalars.contains { $0.value >= 0x600 }
    let (from, to): (Language, Language) = isArabic ? (.arabic, .english) : (.english, .arabic)
    return MatchDraft(
      query: row.query, source: .init(language: from, content: TaggedText(row.source)),
      words: Similarity().comparison(of: row.query, with: row.source).words,
      target: .init(language: to, content: TaggedText(row.target)), names: names)
  }

  @Test(arguments: months + untouched)
  func `months and days are put in where each has one counterpart`(_ row: Row) {
    #expect(draft(row)?.text == row.draft)
  }

  @Test func `what was put in is named and stands where the draft says`() throws {
    let made = try #require(draft(Self.months[0]))
    #expect(made.puts.map(\.kind) == [.number, .month])
    #expect(made.puts.map { String(made.text[$0.range]) } == ["15", "September"])
  }

  /// Names of a small glossary: concept, Arabic, English.
  static let known = NameKnowledge(
    names: { text in
      [
        ("lavrov", "لافروف", "Lavrov"), ("kerry", "كيري", "Kerry"), ("aleppo", "حلب", "Aleppo"),
        ("damascus", "دمشق", "Damascus"), ("syria", "سورية", "Syria"),
        ("turkey", "تركيا", "Turkey"),
      ].flatMap { concept, arabic, english in
        [(arabic, english), (english, arabic)].flatMap { own, other in
          NamedThing.ranges(of: own, in: text).map {
            NameKnowledge.Name(range: $0, concept: concept, renderings: [other])
          }
        }
      }.sorted { $0.range < $1.range }
    },
    remembered: { $0 == "دي ميستورا" ? "de Mistura" : nil })

  static let names = [
    Row(
      "التقى الوزير كيري الوفد في جنيف",
      "التقى الوزير لافروف الوفد في جنيف",
      "Minister Lavrov met the delegation in Geneva",
      gives: "Minister Kerry met the delegation in Geneva"),
    Row(
      "دخلت القافلة إلى حلب أمس",
      "دخلت القافلة إلى دمشق أمس",
      "The convoy entered Damascus yesterday", gives: "The convoy entered Aleppo yesterday"),
    Row(
      "The convoy entered Aleppo", "The convoy entered Damascus",
      "دخلت القافلة إلى دمشق", gives: "دخلت القافلة إلى حلب"),
    // Known by its sound in the translation, and from elsewhere in the memory.
    Row(
      "التقى السيد دي ميستورا الوفد في جنيف",
      "التقى السيد بيدرسن الوفد في جنيف",
      "Mr Pedersen met the delegation in Geneva",
      gives: "Mr de Mistura met the delegation in Geneva"),
  ]

  static let otherNames = [
    // An adjective is not the name of the country.
    Row(
      "رحبت تركيا بالاتفاق الجديد", "رحبت سورية بالاتفاق الجديد",
      "The Syrian side welcomed the new agreement", gives: nil),
    // Named twice in the translation.
    Row(
      "دخلت القافلة إلى حلب أمس", "دخلت القافلة إلى دمشق أمس",
      "From Damascus the convoy entered Damascus", gives: nil),
    // The title changed with the name.
    Row(
      "التقى السفير كيري الوفد", "التقى الوزير لافروف الوفد",
      "Minister Lavrov met the delegation", gives: nil),
    // Nobody knows the new name.
    Row(
      "التقى السيد غوتيريش الوفد في جنيف", "التقى السيد بيدرسن الوفد في جنيف",
      "Mr Pedersen met the delegation in Geneva", gives: nil),
    // A place took the stand of an ordinary word.
    Row(
      "دخلت القافلة إلى حلب أمس", "دخلت القافلة إلى المدينة أمس",
      "The convoy entered the city yesterday", gives: nil),
  ]

  @Test(arguments: names + otherNames)
  func `names are put in where both are known and nothing else changed`(_ row: Row) {
    let made = draft(row, Self.known)
    #expect(made?.text == row.draft)
    #expect(made == nil || made?.puts.map(\.kind) == [.name])
  }
}
