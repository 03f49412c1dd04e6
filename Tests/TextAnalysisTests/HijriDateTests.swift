import Bitext
import Testing
import TextAnalysis

@Suite struct HijriDateTests {
  @Test(arguments: [
    ("في ١٥ رمضان ١٤٣٨ هـ الموافق", "١٥ رمضان ١٤٣٨ هـ", "15 Ramadan 1438 AH"),
    ("يوم 9 من ذي الحجة", "9 من ذي الحجة", "9 Dhu al-Hijjah"),
    ("في العاشر من محرم", "العاشر من محرم", "10 Muharram"),
    ("في الخامس والعشرين من شهر رجب", "الخامس والعشرين من شهر رجب", "25 Rajab"),
    ("منذ ربيع الأول 1439", "ربيع الأول 1439", "Rabi al-Awwal 1439 AH"),
    ("جمادى الآخرة عام 1440 هجرية", "جمادى الآخرة عام 1440 هجرية", "Jumada al-Thani 1440 AH"),
  ])
  func `goes over with its range`(text: String, words: String, english: String) throws {
    let date = try #require(HijriDate.dates(in: text).first)
    #expect(Array(text[date.range].utf8) == Array(words.utf8))
    #expect(date.text(in: .english) == english)
  }

  @Test func `goes over into Arabic too`() throws {
    let date = try #require(HijriDate.dates(in: "on 27 Rajab 1439 AH in Mecca").first)
    #expect(date.text(in: .arabic) == "27 رجب 1439 هـ")
    #expect(date.text(in: Language("fr")) == nil)
  }

  @Test(arguments: [
    "", "صام رمضان كله", "السيد رجب طيب", "الأسبوع الأول من رمضان", "في النصف الثاني من شعبان",
    "وصلت 15 شاحنة", "محرم عليهم",
  ])
  func `a month alone, a name, a week are no dates`(text: String) {
    #expect(HijriDate.dates(in: text).isEmpty)
  }
}
