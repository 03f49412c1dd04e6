import Bitext
import Foundation
import Terminology
import Testing
import TextAnalysis

/// Terms found in texts, with nothing installed: by the article and the lists of words alone.
@Suite struct `Terms found in texts` {
  /// Texts in which phrases stand among others, each in as many surroundings as texts.
  private func miner(_ texts: [String]) -> TermMiner {
    var miner = TermMiner(morphology: nil)
    for text in texts + Self.others { miner.add(text) }
    return miner
  }

  private static let others = (0..<60).map { number in
    "زار الوفد بلدة صغيرة رقم \(number) ثم عاد إلى العاصمة مع حلول الظلام."
  }

  private static let sentences = [
    "عقدت اللجنة الدستورية جلستها في جنيف.", "وانتقد الوزير اللجنة الدستورية أمس.",
    "وقال إن اللجنة الدستورية تعمل.", "ودعم وقف إطلاق النار.", "ورفض وقف إطلاق النار.",
    "وخرقوا وقف إطلاق النار.", "وبدأ وقف إطلاق النار.", "وباللجنة الدستورية نبدأ.",
  ]

  @Test func `noun and adjective, and an idafa of three, particles off`() {
    let found = miner(Self.sentences).candidates()
    #expect(found.contains { $0.form == "اللجنة الدستورية" && $0.count == 4 })
    #expect(found.contains { $0.form == "وقف إطلاق النار" && $0.count == 4 && $0.words == 3 })
  }

  @Test func `what stands only within a longer one is left out`() {
    let forms = miner(Self.sentences).candidates().map(\.form)
    #expect(!forms.contains("إطلاق النار") && !forms.contains("وقف إطلاق"))
  }

  @Test(arguments: [
    // A function word, a sign, and an indefinite word behind a definite one part phrases.
    "اللجنة في القاعة", "اللجنة، القاعة", "الحكومة مستعدة",
    // Nouns that serve as prepositions, and adjectives of order and time, are at no edge.
    "إطار المفاوضات", "الشهر الماضي", "الأسبوع المقبل",
    // Nor are nouns of support verbs and participles that say no more than *made*.
    "تحقيق الأهداف", "تعزيز التعاون", "الجهود المبذولة", "الصعيدين الوطني",
  ])
  func `is no term`(_ phrase: String) {
    let texts = (0..<6).map { "نص \($0) \(phrase)." }
    #expect(!miner(texts).candidates().contains { $0.form == phrase })
  }

  @Test func `the beginning of several longer names is left out`() {
    let texts = ["الإنمائي", "السكاني", "البيئي", "الغذائي"].flatMap { adjective in
      (0..<4).map { "كما في رقم \($0): برنامج الأمم المتحدة \(adjective)." }
    }
    let forms = miner(texts).candidates().map(\.form)
    #expect(!forms.contains("برنامج الأمم المتحدة"))
    #expect(forms.contains("برنامج الأمم المتحدة الإنمائي"))
  }

  @Test func `two words that stand together by chance are left out`() {
    // Each of the two is in every text; together they are no more often than any other two.
    var miner = TermMiner(morphology: nil)
    let words = ["باب", "جدار", "سقف", "شباك"].map { $0 + "ات" }
    for first in words {
      for second in words { for _ in 0..<3 { miner.add("\(first) \(second)") } }
    }
    #expect(miner.candidates().isEmpty)
  }

  @Test func `places are the author's letters`() throws {
    var miner = miner(Self.sentences)
    let term = try #require(miner.candidates().first { $0.form == "وقف إطلاق النار" })
    let text = "انتهى وقفُ اطلاق النار اليوم."
    let places = miner.places(of: [term.id], in: text)
    #expect(places.map { String(text[$0.range]) } == ["وقفُ اطلاق النار"])
  }
}

@Suite struct `Names spelt in several ways` {
  private func names(_ pairs: [(String, String)]) -> [NameSpellings.Name] {
    var names = NameSpellings()
    for (arabic, english) in pairs {
      for _ in 0..<2 { names.add(source: arabic, .arabic, target: english, .english) }
    }
    return names.names
  }

  @Test func `one man spelt two ways in Arabic`() throws {
    let found = names([
      ("وصل دي ميستورا إلى المدينة", "De Mistura arrived in the city"),
      ("وقال دي ميستورا إنه متفائل", "De Mistura said he was hopeful"),
      ("وغادر دي مستورا القاعة", "De Mistura left the hall"),
    ])
    let name = try #require(found.first { $0.isArabic })
    #expect(name.spellings.map(\.text) == ["دي ميستورا", "دي مستورا"])
    #expect(name.spellings.map(\.count) == [4, 2])
  }

  @Test func `one town spelt two ways in English`() throws {
    let found = names([
      ("انسحبوا من مصراتة ليلا", "They withdrew from Misrata at night"),
      ("وعادوا إلى مصراتة", "They returned to Misrata"),
      ("وقصفوا مصراتة", "They shelled Misurata"),
    ])
    let name = try #require(found.first { !$0.isArabic })
    #expect(Set(name.spellings.map(\.text)) == ["Misrata", "Misurata"])
  }

  @Test func `a missing hamza, a country and its people are no other spellings`() {
    let found = names([
      ("زار أنقرة", "He visited Ankara"), ("غادر انقرة", "He left Ankara"),
      ("في السودان", "in Sudan"), ("الجيش السوداني", "the Sudanese army"),
    ])
    #expect(found.isEmpty)
  }
}
