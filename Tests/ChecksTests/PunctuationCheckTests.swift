import Checks
import Testing

@Suite struct `Signs and blanks` {
  struct Case: Sendable, CustomTestStringConvertible {
    let check: String
    let example: Example
    let words: String
    var testDescription: String { "\(check): \(example.target)" }

    init(_ check: String, _ source: String, _ target: String, _ words: String) {
      self.check = check
      example = Example(source, target)
      self.words = words
    }
  }

  static let wrong = [
    Case("repeated-word", "في المدينة", "in the the city", "the the"),
    Case("loose-end", "في جزيرة سولاوسي يوم الجمعة", "on the island of on Friday", "of"),
    Case("loose-end", "من موزامبيق وقطر.", "from Mozambique and.", "and"),
    Case("loose-end", "أفادت الوكالات بذلك.", "The two agencies acknowledged the.", "the"),
    Case("loose-end", "معاهدة بليندابا", "Conference of Parties to the Treaty of", "of"),
    Case("loose-end", "قالت المتحدثة", "The of the ministry spoke", "The"),
    Case("loose-end", "في كورور، بالاو", "The forum was held in, Palau", "in"),
    Case("loose-end", "أيدوا السيد كافانو", "They support Mr, who was there", "Mr"),
    Case("loose-end", "لجنة ترامب", "It is the's's first rally", "the's's"),
    Case("loose-end", "معاهدة الحظر", "It joined the Test- Treaty in May", "Test"),
    Case("loose-end", "برنامج خمسي", "It took note of the-year agenda", "the-year"),
    Case("loose-end", "وقال جورج تاون", "Then 's daughter spoke", " 's"),
    Case("loose-end", "خبير (كندا)", ", an expert (Canada)", ","),
    Case("loose-end", "الأمين العام، أوبيدا، شارك", "The former chief,, took part", ",,"),
    Case("loose-end", "الحالة في جنوب السودان", "The situation in South continues", "South"),
    Case("loose-end", "بشأن كوريا الشمالية", "We are doing great with North, he said", "North"),
    Case("quotation", "قال \"نعم\"", "He said \"yes", "\""),
    Case("quotation", "وقال\" نعم\"", "He said yes\"", "\""),
    Case("quotation", "تنص المادة على ''حرية التجمع``", "It grants \"freedom of assembly", "\""),
    Case("quotation", "قال «نعم»", "He said yes”", "”"),
    Case("bracket", "الأمم المتحدة (نيويورك)", "United Nations (New York", "("),
    Case("bracket", "الأمم المتحدة", "United Nations)", ")"),
    Case(
      "foreign-punctuation",
      "نعم، لا",
      "Yes، no",
      "،"),
    Case(
      "foreign-punctuation",
      "هل؟",
      "Really؟",
      "؟"),
    Case(
      "foreign-punctuation",
      "عام ٢٠١٧",
      "in ٢٠١٧",
      "٢٠١٧"),
    Case("spacing", "نعم لا", "yes  no", "  "),
    Case("spacing", "نعم، لا", "yes , no", " ,"),
    Case("spacing", "انتهى. بدأ", "It is over.The next began", ".T"),
    Case("spacing", "نعم، لا", "yes,no", ",n"),
    Case("spacing", "(نعم)", "( yes)", "( "),
    Case("end-mark", "هل انتهت الجولة؟", "The round is over.", "."),
    Case("end-mark", "انتهت الجولة.", "Is the round over?", "?"),
  ]

  @Test(arguments: wrong)
  func `that are wrong are told where they stand`(example: Case) throws {
    let found = try CheckTable(example.check).findings(example.example)
    #expect(found.map(\.target.words) == [example.words])
  }

  static let right = [
    Case("repeated-word", "كان قد", "He had had enough", ""),
    Case("loose-end", "دخلوا", "They came in, and sat down", ""),
    Case("loose-end", "السيد سميث", "Mr. Smith met Mrs Jones and Ms. Lee", ""),
    Case("loose-end", "حسب الجنس والعمر", "sex- and age-disaggregated data", ""),
    Case("repeated-word", "في بادن بادن", "in Baden Baden", ""),
    Case("loose-end", "مما صنعت", "He asked what it was made of.", ""),
    Case("loose-end", "وإذا لزم الأمر", "and, if necessary, none of that is over", ""),
    Case("loose-end", "الملحق أ", "the annex to The Who, an in-depth study (a)", ""),
    Case("loose-end", "رئيس اللجنة", "the President of the Committee and of its board.", ""),
    Case("loose-end", "في الجنوب", "in the South Pacific, of South Sudan, North-South trade", ""),
    Case("loose-end", "سوريا", "Syria's people, the States' reports", ""),
    Case("quotation", "قال \"نعم", "He said \"yes\"", ""),
    Case("quotation", "قال \"نعم", "He said \"yes", ""),
    Case("quotation", "طوله", "He is 5'10\" tall, don't ask", ""),
    Case("bracket", "أ) البند الأول", "a) the first item", ""),
    Case("foreign-punctuation", "نعم، لا", "Yes, no", ""),
    Case(
      "foreign-punctuation",
      "الصحيفة",
      "the paper (الصحيفة، اليوم) said",
      ""),
    Case("spacing", "الموقع", "see www.example.org/a.B or e.g. 3.5,7", ""),
    Case("spacing", "شركة", "the .NET platform at 10:30", ""),
    Case("spacing", "الوفد", "the U.S.A. delegation", ""),
    Case("end-mark", "هل انتهت؟", "Is it over?\"", ""),
    Case("end-mark", "انتهت", "It is over.", ""),
    Case("end-mark", "حقا!", "Really?!", ""),
    Case("end-mark", "هل انتهت", "Is it over?", ""),
  ]

  @Test(arguments: right)
  func `that are right are not`(example: Case) throws {
    #expect(try CheckTable(example.check).findings(example.example).map(\.reason.text) == [])
  }

  static let arabic = [
    Case("foreign-punctuation", "Yes, no", "نعم, لا", ","),
    Case("foreign-punctuation", "Really?", "حقا?", "?"),
    Case(
      "spacing",
      "Yes, no",
      "نعم ، لا",
      " ،"),
    Case(
      "spacing",
      "Yes, no",
      "نعم،لا",
      "،ل"),
    Case(
      "repeated-word",
      "in the city",
      "في في المدينة",
      "في في"),
    Case("quotation", "He said \"yes\"", "قال \"نعم", "\""),
    Case("end-mark", "Is it over?", "هل انتهت.", "."),
    Case("repeated-word", "He said that the delegation left", "قال إن إن الوفد غادر", "إن إن"),
    Case("quotation", "He said \"yes\"", "قال” نعم", "”"),
  ]

  @Test(arguments: arabic)
  func `of an Arabic translation are told too`(example: Case) throws {
    let found = try CheckTable(example.check, isTurned: true).findings(example.example)
    #expect(found.map(\.target.words) == [example.words])
  }

  static let arabicRight = [
    Case("foreign-punctuation", "3,500 and 12%", "3,500 و 12%", ""),
    Case("spacing", "PLO", "م.ت.ف و10.5", ""),
    Case("repeated-word", "little by little", "رويدا رويدا", ""),
    Case("repeated-word", "very much", "جدا جدا", ""),
    Case("repeated-word", "the BBC and CNN", "شبكة بي بي سي وشبكة سي إن إن", ""),
    Case("repeated-word", "14. Salih Salih", "14 - صالح صالح", ""),
    // A mark on the wrong side of its blank is one of the pair all the same.
    Case("quotation", "He said \"yes\"", "قال\" نعم\"", ""),
    Case("quotation", "He said \"yes\"", "قائلا”هذا صحيح\"", ""),
  ]

  @Test(arguments: arabicRight)
  func `of Arabic's own are not`(example: Case) throws {
    let table = CheckTable(example.check, isTurned: true)
    #expect(try table.findings(example.example).map(\.reason.text) == [])
  }

  @Test func `of a quotation over several units are in pairs`() throws {
    let text = [
      Example("قال نعم", "\"Yes, he said."),
      Example("ثم تابع", "And he went on."),
      Example("وانتهى", "Then it was over.\""),
    ]
    #expect(try CheckTable("quotation").findings(in: text).isEmpty)
  }

  @Test func `that a later unit closes for its own source is alone where it opened`() throws {
    let text = [
      Example("قال \"نعم\" ومضى", "\"Yes, he said and left."),
      Example("وأضاف أنه عائد\"", "He added that he would be back.\""),
    ]
    #expect(try CheckTable("quotation").findings(in: text).map(\.place.number) == [1])
  }

  @Test(arguments: [
    (
      Example("قال \"لم يدر أحد\"", "\"No-one knew, she said."),
      Example("ثم تابع", "And he went on.\"")
    ),
    (
      Example(
        "تهدف إلى \"إثارة الحماسة\"",
        "It aims at \"energizing supporters, according to Reuters."),
      Example("وانتهى", "Then it was over.\"")
    ),
  ])
  func `that must end where somebody is said to speak are alone there`(
    first: Example, second: Example
  ) throws {
    let found = try CheckTable("quotation").findings(first, second)
    #expect(found.map(\.place.number).contains(1))
  }

  @Test func `that the source opens and the translation closes are alone`() throws {
    let example = Example("قال: \"نعم ومضى", "Yes,\" he said and left.")
    #expect(try CheckTable("quotation").findings(example).count == 1)
  }
}
