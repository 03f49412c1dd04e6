import Bitext
import Testing
import TextAnalysis

struct NewsFiguresTests {
  private func carried(_ text: String, _ source: Language, _ target: Language) throws -> [String] {
    let figures = try #require(NewsFigures(language: target))
    return QuantityFinder(language: source).quantities(in: text).compactMap {
      figures.text(of: $0)
    }
  }

  @Test(arguments: [
    ("وصلت ٤٨ شاحنة", ["48"]),
    ("قدم تسعة خبراء", ["nine"]),
    ("ورقة من اثنتي عشرة نقطة", ["12"]),
    ("نزح 12,500 شخص", ["12,500"]),
    ("بلغت الكلفة 3.5 مليون دولار", ["$3.5 million"]),
    ("تبرع بخمسة ملايين ليرة", ["5 million liras"]),
    ("سجل 3,512,204 ناخبين", ["3,512,204"]),
    ("ثلث المقاعد", ["one third"]),
    ("ارتفع بنسبة 30 في المئة", ["30%"]),
    ("الجولة السابعة", ["seventh"]),
    ("اليوم الحادي والعشرين", ["21st"]),
    ("في العاشر من تموز/يوليو 2017", ["10 July 2017"]),
    ("في ١٥ تموز 2017", ["15 July 2017"]),
    ("في 15 يوليو 2017", ["15 July 2017"]),
    ("في شهر تشرين الأول/أكتوبر المقبل", ["October"]),
    ("في كانون الثاني (يناير)", ["January"]),
    ("يوم الجمعة 14 تموز", ["Friday", "14 July"]),
    ("في النصف الثاني من شهر آب (أغسطس)", ["half", "second", "August"]),
    ("القرار 2254", ["2254"]),
    ("لا شيء هنا", []),
  ])
  func `Arabic goes over as English news writes it`(text: String, expected: [String]) throws {
    #expect(try carried(text, .arabic, .english) == expected)
  }

  @Test(arguments: [
    ("on 10 July 2017", ["10 تموز/يوليو 2017"]),
    ("3.5 million dollars", ["3.5 مليون دولار"]),
    ("on Friday", ["الجمعة"]),
    ("48 trucks", ["48"]),
    ("the seventh round", []),
  ])
  func `English goes over as Arabic news writes it`(text: String, expected: [String]) throws {
    #expect(try carried(text, .english, .arabic) == expected)
  }

  @Test func `nothing is said of languages whose ways are not known`() {
    #expect(NewsFigures(language: Language("fr")) == nil)
  }

  @Test(arguments: [
    (11, "11th"), (12, "12th"), (13, "13th"), (22, "22nd"), (101, "101st"), (111, "111th"),
    (1003, "1,003rd"), (1, "first"), (9, "ninth"), (10, "10th"),
  ])
  func `ordinals end as English has them`(rank: Int, expected: String) {
    #expect(NewsFigures(language: .english)?.text(of: .ordinal(rank)) == expected)
  }

  @Test(arguments: [
    (0, 30, "0:30"), (10, 5, "10:05"), (13, 0, "1 p.m."), (23, 45, "11:45 p.m."),
  ])
  func `hours say half of the day only where it is known`(hour: Int, minute: Int, expected: String)
  {
    #expect(
      NewsFigures(language: .english)?.text(of: .time(hour: hour, minute: minute)) == expected)
  }
}
