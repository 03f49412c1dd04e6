import Bitext
import Testing
import TextAnalysis

@Suite struct `Folded text` {
  struct Row: Sendable, CustomTestStringConvertible {
    let level: FoldLevel
    let written: String
    let folded: String
    init(_ level: FoldLevel, _ written: String, _ folded: String) {
      (self.level, self.written, self.folded) = (level, written, folded)
    }
    var testDescription: String { "\(level.name) \(written)" }
  }

  static let rows: [Row] = [
    Row(.letters, "الإرهابُ", "الإرهابُ"),
    Row(.marks, "كِتَابٌ", "كتاب"),
    Row(.marks, "الســـلام", "السلام"),
    Row(.marks, "الإرهاب", "الإرهاب"),
    Row(.marks, "\u{200F}جنيف\u{200F}", "جنيف"),
    Row(.marks, "می\u{200C}خواهد", "میخواهد"),
    Row(.marks, "ﻻ ﺑﺪ", "لا بد"),
    Row(.marks, "ﷲ", "الله"),
    Row(.marks, "ﷺ", "ﷺ"),
    Row(.marks, "القرار\u{00A0}٢٢٥٤", "القرار 2254"),
    Row(.marks, "۱۲٫۵٪", "12.5%"),
    Row(.marks, "Genève’s ÉLYSÉE", "geneve's elysee"),
    Row(.marks, "Geneve\u{0300}", "geneve"),
    Row(.marks, "ا\u{0653}ستانا", "آستانا"),
    Row(.marks, "مدر\u{FC60}س", "مدرس"),
    Row(.marks, "مدر\u{FCF3}س", "مدرس"),
    Row(.marks, "مدر\u{FE7D}س", "مدرس"),
    Row(.marks, "e\u{FE20}a", "ea"),
    Row(.marks, "مسـ\u{0654}ول", "مسول"),
    Row(.marks, "ﬁnal", "final"),
    Row(.spelling, "آستانا", "استانا"),
    Row(.spelling, "أستانا", "استانا"),
    Row(.spelling, "مسؤول", "مسءول"),
    Row(.spelling, "مسئول", "مسءول"),
    Row(.spelling, "مسو\u{0654}ول", "مسءول"),
    Row(.spelling, "شكري القوتلى", "شكري القوتلي"),
    Row(.spelling, "الدورة", "الدوره"),
    Row(.spelling, "تهران پارک", "تهران بارك"),
    Row(.spelling, "ﺍﻷﻣﻢ", "الامم"),
    Row(.spelling, "中文 🇸🇾 हिन्दी", "中文 🇸🇾 हिन्दी"),
    Row(.spelling, "ܫܠܡܐ שלום ω ქ 𝔸 \u{E000}", "ܫܠܡܐ שלום ω ქ 𝔸 \u{E000}"),
    Row(.spelling, "", ""),
  ]

  @Test(arguments: rows)
  func `each level folds what it names`(row: Row) {
    #expect(FoldedText(row.written, level: row.level).text == row.folded)
  }

  @Test(arguments: [
    ("وعد", "وعود", FoldLevel.spelling),
    ("علم", "عالم", .spelling),
    ("أمن", "امن", .marks),
    ("سوريا", "سورية", .spelling),
  ])
  func `different words stay different`(one: String, other: String, level: FoldLevel) {
    #expect(FoldedText(one, level: level).utf8 != FoldedText(other, level: level).utf8)
  }

  @Test(arguments: [
    ("مكافحة الإرهابِ اليوم", "الارهاب", "الإرهابِ"),
    ("في آستانا.", "أستانا", "آستانا"),
    ("\u{202B}جنيف\u{202C} 7", "جنيف", "جنيف"),
    ("ســورية", "سورية", "ســورية"),
    ("القرار ٢٢٥٤ أمس", "2254", "٢٢٥٤"),
    ("ﻻجئ", "ا", "ﻻ"),
    ("agre\u{0301}ment", "agré", "agre\u{0301}"),
  ])
  func `a hit shows the author's own letters`(text: String, phrase: String, hit: String) throws {
    let range = try #require(FoldedText(text, level: .spelling).ranges(of: phrase).first)
    #expect(Array(text[range].utf8) == Array(hit.utf8))
  }

  @Test func `a hit at level zero takes the marks of its last letter`() throws {
    let text = "كتبَ الرسالة"
    let range = try #require(FoldedText(text, level: .letters).ranges(of: "كتب").first)
    #expect(Array(text[range].utf8) == Array("كتبَ".utf8))
  }

  @Test func `unmarked text needs no map`() {
    #expect(FoldedText("وفد الهيئة العليا للتفاوض", level: .spelling).map.isIdentity)
    #expect(!FoldedText("وفدُ الهيئة", level: .spelling).map.isIdentity)
  }

  @Test func `marks alone fold to nothing and map to nothing`() {
    let folded = FoldedText("\u{064E}\u{200F}\u{0640}", level: .spelling)
    #expect(folded.utf8.isEmpty)
    #expect(folded.original(TextRange(0, 0)) == TextRange(0, 0))
  }

  @Test func `the map leads there and back`() {
    let text = "قالَ ﻻ أحدٌ ١٢"
    let folded = FoldedText(text, level: .spelling)
    let whole = TextRange(0, folded.utf8.count)
    #expect(folded.map.original(whole) == TextRange(0, text.utf8.count))
    #expect(folded.map.folded(TextRange(0, text.utf8.count)) == whole)
    let first = folded.map.original(TextRange(0, 2))
    #expect(folded.map.folded(first) == TextRange(0, 2))
  }

  @Test(arguments: [
    ("آستانا", "أستانا", ["hamza"]),
    ("على", "علي", ["ya"]),
    ("الدوره", "الدورة", ["ta marbuta"]),
    ("کتاب", "كتاب", ["Persian letters"]),
    ("كِتاب", "كتاب", []),
  ])
  func `a spelling difference has a name`(one: String, other: String, names: [String]) {
    #expect(ArabicSpelling.differences(between: one, and: other) == names)
  }
}
