import Bitext
import Testing
import TextAnalysis

@Suite struct `A text's language` {
  @Test(arguments: [
    ("قال المبعوث الأممي إن الجولة لم تكن سهلة.", "ar"),
    ("The envoy said the round had not been easy.", "en"),
    ("القرار 2254 (2015)", "ar"),
    ("أعلنت منظمة WHO، اليوم، نتائج التقرير السنوي حول الصحة في المنطقة.", "ar"),
    ("The word سلة means basket.", "en"),
  ])
  func `is told from its letters`(text: String, tag: String) {
    #expect(LanguageGuess.language(of: text)?.tag == tag)
  }

  @Test(arguments: ["", "   \n", "2254", "— … «»"])
  func `is not told where there are no letters`(text: String) {
    #expect(LanguageGuess.language(of: text) == nil)
  }
}
