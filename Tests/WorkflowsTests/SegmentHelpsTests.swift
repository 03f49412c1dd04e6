import Bitext
import TextAnalysis
import Testing

@testable import Workflows

/// What goes over into a translation as it is.
@Suite struct `Helps for a segment` {
  private func carried(_ text: String, from source: Language = .arabic) -> [String] {
    let helps = SegmentHelps(
      source: source, target: source.isArabic ? .english : .arabic, terms: nil, names: NameFinder())
    return helps.carried(from: text, beside: []).map { "\($0.kind): \($0.text)" }
  }

  @Test func `a Hijri date goes over whole, and its day and year are no numbers beside it`() {
    #expect(
      carried("وصلت القافلة في ١٥ رمضان ١٤٣٨ هـ.")
        == ["date: 15 Ramadan 1438 AH"])
    #expect(carried("افتتح المعرض في العاشر من محرم.") == ["date: 10 Muharram"])
  }

  @Test func `dates of both calendars stand beside each other in the order of the text`() {
    #expect(
      carried("في ٢٠ شعبان ١٤٣٨ هـ الموافق 17 أيار/مايو 2017 وصلت 48 شاحنة")
        == ["date: 20 Shaban 1438 AH", "date: 17 May 2017", "number: 48"])
  }

  @Test func `a Hijri date of an English text goes over into Arabic`() {
    #expect(
      carried("It opened on 27 Rajab 1439 AH.", from: .english)
        == ["date: 27 رجب 1439 هـ"])
  }

  @Test func `a month alone is a name or a feast, and is left to the translator`() {
    #expect(carried("صام الناس رمضان كله.").isEmpty)
  }
}
