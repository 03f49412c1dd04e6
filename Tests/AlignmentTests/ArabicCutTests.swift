import Bitext
import Testing

@testable import Alignment

@Suite struct ArabicCutTests {
  private func core(_ word: String, _ lexicon: Lexicon?) -> String {
    String(word[ArabicCut(word[...], lexicon: lexicon).core])
  }

  @Test(
    .needsLexicon,
    arguments: [
      ("وبمناطقها", "مناطقها"), ("والأدوية", "الأدوية"), ("للصحفيين", "لصحفيين"),
      ("وتتناول", "تتناول"),
      ("بأسماء", "أسماء"),
    ])
  func `conjunction and preposition are left outside`(word: String, core: String) throws {
    #expect(self.core(word, try Installed.lexicon()) == core)
  }

  @Test(
    .needsLexicon,
    arguments: ["ولاية", "وزير", "بيان", "الحكم", "ستافان", "لجنة", "فريقا", "سيزور", "كتاب"])
  func `a letter of the word stays`(word: String) throws {
    #expect(core(word, try Installed.lexicon()) == word)
  }

  @Test func `without a dictionary only what stands before the article is cut`() {
    #expect(core("والأدوية", nil) == "الأدوية")
    #expect(core("وزير", nil) == "وزير")
    #expect(core("وَالأَمْن", nil) == "الأَمْن")
  }
}
