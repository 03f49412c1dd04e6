import Bitext
import Testing
import TextAnalysis

@Suite struct `Words` {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let words: [String]
    init(_ text: String, _ words: String...) { (self.text, self.words) = (text, words) }
    var testDescription: String { text }
  }

  static let rows: [Row] = [
    Row("أعلن وفدُ الهيئة.", "أعلن", "وفدُ", "الهيئة"),
    Row("قال.وأضاف", "قال", "وأضاف"),
    Row("منظمة م.ت.ف. أمس", "منظمة", "م.ت.ف", "أمس"),
    Row("د.أحمد", "د", "أحمد"),
    Row("السورية-السورية", "السورية", "السورية"),
    Row("نحو 3,500 شخص", "نحو", "3,500", "شخص"),
    Row("١٢٫٥٪", "١٢٫٥"),
    Row("و١٢٫٥ مليون", "و", "١٢٫٥", "مليون"),
    Row("القرار ال2254،", "القرار", "ال", "2254"),
    Row("الـBBC", "الـ", "BBC"),
    Row("بـ 10", "بـ", "10"),
    Row("\u{202B}جنيف\u{202C} 7", "جنيف", "7"),
    Row("می\u{200C}خواهد", "می\u{200C}خواهد"),
    Row("2011-2012", "2011", "2012"),
    Row("the U.N. said", "the", "U.N", "said"),
    Row("don't stop.Now", "don't", "stop", "Now"),
    Row("the Council’s 'zones'", "the", "Council’s", "zones"),
    Row("de-escalation - COVID-19", "de-escalation", "COVID-19"),
    Row("a 16-year-old", "a", "16-year-old"),
    Row("G20, 1.5 and 7.", "G20", "1.5", "and", "7"),
    Row("— … «»"),
    Row(""),
  ]

  @Test(arguments: rows)
  func `are cut where a translator would cut`(row: Row) {
    let found = WordSegmenter.words(in: row.text).map { Array(row.text[$0.range].utf8) }
    #expect(found == row.words.map { Array($0.utf8) })
  }

  @Test func `know what they are made of`() {
    let kinds = WordSegmenter.words(in: "القرار 2254 UN G20").map(\.kind)
    #expect(kinds == [.arabic, .number, .letters, .letters])
  }

  @Test func `of a folded text are the folds of its words`() {
    let text = "وقالَ «الوفدُ» إنّ ١٢ منطقة"
    let folded = FoldedText(text, level: .spelling)
    let words = WordSegmenter.words(in: folded).map { folded.original($0.range) }
    #expect(words == WordSegmenter.words(in: text).map(\.range))
  }
}
