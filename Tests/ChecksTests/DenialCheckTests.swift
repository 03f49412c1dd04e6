import Bitext
import Checks
import Testing

@Suite struct `Denials` {
  private func findings(_ example: Example, isTurned: Bool = false) throws -> [Finding] {
    try CheckTable("denial", isTurned: isTurned).findings(example)
  }

  static let lost = [
    Example(
      "لم يصل الوفد إلى جنيف",
      "The delegation arrived in Geneva"),
    Example(
      "وأكد أن الحكومة لن تشارك في الجولة",
      "He said the government would take part in the round"),
    Example(
      "ليس الاتفاق ملزما للطرفين",
      "The agreement is binding on both parties"),
    Example(
      "لا تعترف الدولة بالمجلس",
      "The state recognizes the Council"),
    Example(
      "ونفى المتحدث وقوع اشتباكات",
      "The spokesman confirmed the clashes"),
    Example(
      "لا تؤيد الدولة الاقتراح، إلا أنها ترحب به",
      "The state supports the proposal but welcomes it"),
    Example(
      "وصل الوفد إلى جنيف",
      "The delegation did not arrive in Geneva"),
    Example(
      "تشارك الحكومة في الجولة",
      "The government won't take part in the round"),
  ]

  @Test(arguments: lost)
  func `that are on one side only are told`(example: Example) throws {
    let found = try findings(example)
    #expect(found.map(\.severity) == [.warning])
    #expect((found.first?.source.range == nil) != (found.first?.target.range == nil))
    let turned = try findings(Example(example.target, example.source), isTurned: true)
    #expect(turned.count == 1)
  }

  static let rendered = [
    Example("لم يصل الوفد", "The delegation has not arrived"),
    Example("لم يصل الوفد", "The delegation failed to arrive"),
    Example("لن يقبل العرض", "He will refuse the offer"),
    Example("لا يتسامح مع المخالفين", "He is intolerant of dissent"),
    Example("ليس واضحا", "It is unclear"),
    Example("لم يدر أحد", "No-one knew"),
    Example("رفضت الحكومة العرض", "The government did not accept the offer"),
    Example("غير ملزم", "It is not binding"),
    Example("دون شروط", "They set no conditions and will not"),
    // No denials at all.
    Example("لا بد من حل سياسي", "There must be a political solution"),
    Example("لا سيما في الشمال", "Above all in the north"),
    Example("لا تزال المفاوضات جارية", "The talks are continuing"),
    Example("لا يقل عن خمسة قتلى", "At least five people were killed"),
    Example("لم يتجاوز العدد عشرين", "The number was as high as 20"),
    Example("ما لم تنسحب القوات", "If the forces stay"),
    Example("ليس لديهم سوى وعي محدود", "They have limited awareness"),
    Example("ليس فقط في دمشق", "In Damascus and elsewhere"),
    Example("لم شمل الأسر", "Families were reunited"),
    Example("جزء لا يتجزأ من الخطة", "It is an integral part of the plan"),
    Example("تذكر التفاصيل", "Don't forget the details"),
    Example("لا يملك شيئا إلا بيته", "He owns his house alone"),
    Example("في دمشق وحلب", "Not only in Damascus but in Aleppo"),
    Example("هل هو كذلك", "That is so, isn't it"),
    Example("", "It is not so"),
  ]

  @Test(arguments: rendered)
  func `that are rendered, or are none, are not told`(example: Example) throws {
    #expect(try findings(example).isEmpty)
  }

  @Test func `of other languages are not judged`() throws {
    var run = try CheckList(only: ["denial"]).run(CheckSetting())
    let unit = CheckedUnit(
      place: .init(file: "t.txt", line: nil, number: 1),
      source: .init(language: .arabic, content: "لم يصل الوفد"),
      target: .init(language: Language("de"), content: "Die Delegation kam an"))
    #expect(run.examine(unit).isEmpty)
  }
}
