import Checks
import Testing

@Suite struct `Dates` {
  static let wrong = [
    Example(
      "اجتمع الوفدان في 14 تموز/يوليو 2017",
      "The delegations met on 15 July 2017"),
    Example(
      "اجتمع الوفدان في 14 تموز/يوليو 2017",
      "The delegations met on 14 June 2017"),
    Example(
      "26-30 كانون الثاني/يناير 2015",
      "26-30 July 2015"),
    Example(
      "اجتمع الوفدان في 14 يوليو",
      "The delegations met"),
    Example(
      "صدر المرسوم في 15 رمضان 1438 هـ",
      "The decree was issued on 16 Ramadan 1438 AH"),
    Example(
      "صدر المرسوم في 15 رمضان 1438 هـ (10 يونيو 2017)",
      "The decree was issued on 15 Ramadan 1438 (30 June 2017)"),
  ]

  static let right = [
    Example(
      "اجتمع الوفدان في الرابع عشر من تموز/يوليو 2017",
      "The delegations met on July 14, 2017"),
    Example(
      "في 14 تموز الجاري",
      "on 14 July"),
    Example(
      "20 غشت 2016",
      "20 August 2016"),
    Example(
      "صدر المرسوم في ١٥ رمضان ١٤٣٨ هـ",
      "The decree was issued on 15 Ramadan 1438 AH"),
    Example(
      "صدر المرسوم في 15 رمضان 1438 هـ (10 يونيو 2017)",
      "The decree was issued on 15 Ramadan 1438 (10 June 2017)"),
    Example(
      "بين تشرين الأول/أكتوبر وآذار/مارس",
      "between October and March"),
    Example(
      "عندما يتم التصويت في نوفمبر",
      "when votes are cast on Nov."),
    Example(
      "حل شهر رمضان",
      "The month of fasting began"),
  ]

  @Test(arguments: wrong)
  func `that differ are told`(example: Example) throws {
    #expect(try CheckTable("date").findings(example).isEmpty == false)
  }

  @Test(arguments: right)
  func `that are the same day are not`(example: Example) throws {
    #expect(try CheckTable("date").findings(example).map(\.reason.text) == [])
  }
}

@Suite struct `Weekdays` {
  static let wrong = [
    Example(
      "قال مساء الجمعة إن الجولة انتهت",
      "He said on Thursday evening that the round was over"),
    Example(
      "الجمعة 14 تموز/يوليو 2017",
      "Saturday, 14 July 2017"),
    Example(
      "يوم 14 تموز/يوليو 2017",
      "on Thursday, July 14, 2017"),
  ]

  static let right = [
    Example(
      "الجمعة 14 تموز/يوليو 2017",
      "Friday, 14 July 2017"),
    Example(
      "الجمعة الموافق 14 تموز/يوليو 2017",
      "Friday 14 July 2017"),
    Example(
      "قال الجمعة إن الجولة انتهت",
      "He said yesterday that the round was over"),
  ]

  @Test(arguments: wrong)
  func `that differ, or do not fit their date, are told`(example: Example) throws {
    #expect(try CheckTable("weekday").findings(example).isEmpty == false)
  }

  @Test(arguments: right)
  func `that fit are not`(example: Example) throws {
    #expect(try CheckTable("weekday").findings(example).map(\.reason.text) == [])
  }

  @Test func `of the source that do not fit are a note on the source`() throws {
    let example = Example(
      "الخميس 14 تموز/يوليو 2017",
      "on 14 July 2017")
    let found = try CheckTable("weekday").findings(example, level: .note)
    #expect(found.contains { $0.severity == .note && $0.reason.text.hasSuffix("was a Friday") })
  }
}

@Suite struct `References` {
  static let wrong = [
    Example(
      "استنادا إلى القرار الأممي رقم 2254",
      "in accordance with UN resolution 2245"),
    Example(
      "بموجب المادة 51 من الميثاق",
      "under Article 15 of the Charter"),
    Example(
      "وفقا للمادتين 21 و 99",
      "in accordance with articles 31 and 99"),
    Example(
      "وفقا للفقرة 7",
      "in accordance with the paragraph"),
  ]

  static let right = [
    Example(
      "القرار 2254",
      "S/RES/2254"),
    Example(
      "عملا بالمادتين 2-1 و 2-3",
      "pursuant to articles 2.1 and 2.3"),
    Example(
      "الفصل السابع",
      "Chapter VII"),
    Example(
      "الفصل الخامس",
      "Section V"),
    Example(
      "جميع الفصول باستثناء فصل واحد",
      "all but one of its chapters"),
  ]

  @Test(arguments: wrong)
  func `to other numbers are told`(example: Example) throws {
    #expect(try CheckTable("reference").findings(example).isEmpty == false)
  }

  @Test(arguments: right)
  func `to the same are not`(example: Example) throws {
    #expect(try CheckTable("reference").findings(example).map(\.reason.text) == [])
  }
}
