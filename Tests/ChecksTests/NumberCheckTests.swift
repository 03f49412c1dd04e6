import Checks
import Testing

@Suite struct `Numbers` {
  static let wrong = [
    Example(
      "وصلت 48 شاحنة إلى المدينة",
      "Some 84 trucks reached the city"),
    Example(
      "وصلت ٤٨ شاحنة إلى المدينة",
      "The trucks reached the city"),
    Example(
      "ارتفعت الأسعار بنسبة 12 بالمئة",
      "Prices rose by 15 per cent"),
    Example(
      "تبلغ الكلفة 3.5 مليون دولار",
      "The cost is $3.5 billion"),
    Example(
      "قتل ثلاثة وعشرون شخصا",
      "Thirty-two people were killed"),
    Example(
      "شارك في الاجتماع ممثلون",
      "The meeting was attended by 14 representatives"),
  ]

  static let right = [
    Example(
      "وصلت ثماني وأربعون شاحنة",
      "Forty-eight trucks arrived"),
    Example(
      "وصلت ٤٨ شاحنة",
      "48 trucks arrived"),
    Example(
      "أصيب شخصان في الحادث",
      "Two people were hurt in the accident"),
    Example(
      "تعادل الفريقان بهدفين",
      "The teams drew 2-2"),
    Example(
      "نصف السكان نازحون",
      "50 per cent of the population are displaced"),
    Example(
      "لجنة ثلاثية للمتابعة",
      "a three-member follow-up committee"),
    Example(
      "مئات الآلاف من النازحين",
      "hundreds of thousands of displaced people"),
    Example(
      "46 - وأكد الوفد التزامه",
      "The delegation reaffirmed its commitment"),
    Example(
      "جزر فوكلاند (مالفيناس)(1)",
      "Falkland Islands (Malvinas)"),
    Example(
      "الساعة 30/10 صباحا",
      "at 10.30 a.m."),
    Example(
      "في ثلاثينيات القرن العشرين",
      "in the 1930s"),
    Example(
      "بين 26 و30 كانون الثاني",
      "26-30 January"),
    Example(
      "تراوحت الحرارة حول 80 درجة",
      "temperatures in the 80s"),
    Example(
      "عام 2017 وعام 2017 أيضا",
      "in 2017"),
  ]

  @Test(arguments: wrong)
  func `that differ are told`(example: Example) throws {
    #expect(try CheckTable("number").findings(example).isEmpty == false)
  }

  @Test(arguments: right)
  func `that say the same are not`(example: Example) throws {
    #expect(try CheckTable("number").findings(example).map(\.reason.text) == [])
  }

  @Test func `that were changed are told once, with both sides`() throws {
    let found = try CheckTable("number").findings(Self.wrong[0])
    #expect(found.count == 1)
    #expect(found.first?.severity == .error)
    #expect(found.first?.source.words == "48" && found.first?.target.words == "84")
  }

  @Test func `that bound a range are told once`() throws {
    let example = Example(
      "النساء في سن الإنجاب",
      "women of reproductive age (15-44)")
    #expect(try CheckTable("number").findings(example).count == 1)
  }

  @Test func `are compared with Arabic as the translation too`() throws {
    let example = Example(
      "Prices rose by 12 per cent",
      "ارتفعت الأسعار بنسبة 21 في المئة")
    #expect(try CheckTable("number", isTurned: true).findings(example).count == 1)
  }

  @Test func `of paragraphs that count from another number are told once`() throws {
    let found = try CheckTable("number").findings(
      Example("39 - رحب المجلس بالتقرير", "38. The Council welcomed the report"),
      Example("40 - وشكر الوفود", "39. It thanked the delegations"),
      Example("41 - واختتم الجلسة", "43. It closed the meeting"))
    #expect(found.map(\.place.number) == [1, 3])
  }
}
