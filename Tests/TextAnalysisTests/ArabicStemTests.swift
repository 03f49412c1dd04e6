import Testing
import TextAnalysis

@Suite struct `Arabic stems` {
  static func share(_ one: String, _ other: String) -> Bool {
    let stems = Set(ArabicStem.readings(of: one).map(\.stem))
    return ArabicStem.readings(of: other).contains { stems.contains($0.stem) }
  }

  @Test(arguments: [
    ("وبمناطقها", "مناطق"), ("للتفاوض", "تفاوض"), ("للجنة", "لجنة"), ("فالمبعوث", "مبعوث"),
    ("كالقرار", "قرار"), ("والهيئة", "هيئة"), ("بقراراتهم", "قرارات"), ("وسيعقد", "يعقد"),
  ])
  func `clitics come off`(word: String, stem: String) { #expect(Self.share(word, stem)) }

  @Test(arguments: [
    ("ترشيحات", "ترشيح"), ("عمليات", "عملية"), ("سنوات", "سنة"), ("قنوات", "قناة"),
    ("منطقتين", "منطقة"), ("وفدان", "وفد"), ("مقاتلون", "مقاتل"), ("مقاتلين", "مقاتلون"),
    ("صفحته", "صفحة"), ("مستشفاهم", "مستشفى"), ("مستشفيات", "مستشفى"), ("شركاؤه", "شركائها"),
    ("قرارا", "قرار"), ("السورية", "سوري"), ("الكبيرة", "كبير"), ("الأولى", "أول"),
    ("الإلكترونيه", "إلكتروني"), ("مسؤولون", "مسئول"), ("عشرون", "عشرين"),
    ("ممثليها", "ممثلين"),
  ])
  func `regular inflection comes off`(word: String, base: String) {
    #expect(Self.share(word, base))
  }

  @Test(arguments: [
    ("سوريا", "سوري"), ("سوري", "سور"), ("جمعة", "جمع"), ("شرطة", "شرط"), ("كتابة", "كتاب"),
    ("لجنة", "جنة"), ("فرقة", "رقة"), ("وزارة", "زارة"), ("عشرون", "عشر"), ("إليها", "آلية"),
    ("يعمل", "عمل"), ("مناطق", "منطقة"), ("ألماني", "ماني"), ("بحث", "حث"),
  ])
  func `what is another word stays another`(word: String, other: String) {
    #expect(!Self.share(word, other))
  }

  @Test func `a reading tells its particles and the letters between them`() throws {
    let word = "وبمناطقها"
    let reading = try #require(
      ArabicStem.readings(of: word).first { $0.stem.description == "مناطق" })
    #expect(reading.proclitics.description == "و+ب")
    #expect(reading.hasPronoun)
    let letters = Array(word.utf8)[reading.phrase]
    #expect(String(decoding: letters, as: UTF8.self) == "مناطق")
  }

  @Test func `the article belongs to the phrase`() throws {
    let reading = try #require(
      ArabicStem.readings(of: "والوفد").first { $0.stem.description == "وفد" })
    #expect(reading.proclitics.hasArticle)
    #expect(reading.phrase == 2..<12)
  }

  @Test(arguments: ["في", "الذي", "ولكن", "إليهم", "هذه"])
  func `function words have no stem but their own`(word: String) {
    let readings = ArabicStem.readings(of: word)
    #expect(readings.count == 1 || word == "ولكن")
    #expect(readings.allSatisfy { $0.inflection.isEmpty && !$0.hasPronoun })
  }

  @Test func `a word that is known keeps its first letter`() {
    let known = Set(ArabicStem.readings(of: "بتراء").map(\.stem))
    let readings = ArabicStem.readings(of: "بتراء") { known.contains($0) }
    #expect(readings.allSatisfy { $0.proclitics.isEmpty })
    #expect(ArabicStem.readings(of: "بتراء").contains { !$0.proclitics.isEmpty })
  }

  @Test(arguments: ["", "م.ت.ف", "ٹوکیو", "ا", "وو", "بببببببببببببببببببببببببببب"])
  func `odd words are read without harm`(word: String) {
    #expect(ArabicStem.readings(of: word).allSatisfy { $0.phrase.upperBound <= word.utf8.count })
  }
}
