import Bitext
import Testing
import TranslationMemory

/// Numbers that changed are put into the translation, and only where that is sure.
@Suite struct NumberSubstitutionTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let query: String
    let source: String
    let target: String
    let draft: String?
    var testDescription: String { target }
    init(_ query: String, _ source: String, _ target: String, gives draft: String?) {
      (self.query, self.source, self.target, self.draft) = (query, source, target, draft)
    }
  }

  static let rows = [
    Row(
      "عقد المجلس جلسته في ١٥ آذار",
      "عقد المجلس جلسته في ١٢ آذار",
      "The council met on 12 March", gives: "The council met on 15 March"),
    Row(
      "القرار 2401 والفقرة 3",
      "القرار 2254 والفقرة 7",
      "resolution 2254, paragraph 7", gives: "resolution 2401, paragraph 3"),
    Row(
      "نزوح 45000 شخص",
      "نزوح 12٬500 شخص",
      "12,500 people displaced", gives: "45,000 people displaced"),
    // The number is in words in the translation.
    Row("7 قتلى", "5 قتلى", "five killed", gives: nil),
    // Which of two is meant is not to be told.
    Row("5 من 9", "5 من 5", "5 of 5 and 5", gives: nil),
    Row("5 من 9", "5 من 5", "5 of 5", gives: nil),
    Row("6 من 9", "5 من 5", "5 of 5", gives: nil),
    Row("5 قتلى", "5 قتلى", "5 killed", gives: nil),
    Row("5 of 6", "5 of 7", "٥ من ٧", gives: "٥ من ٦"),
  ]

  @Test(arguments: rows)
  func `a draft has the numbers of the text looked up`(_ row: Row) {
    let words = Similarity().comparison(of: row.query, with: row.source).words
    let draft = NumberSubstitution(
      query: row.query, source: row.source, words: words, target: row.target)
    #expect(draft?.text == row.draft)
    for range in draft?.ranges ?? [] {
      #expect(draft.map { $0.text[range].contains(where: \.isNumber) } == true)
    }
  }
}
