import Bitext
import Foundation
import Testing
import TextAnalysis

struct NameFinderTests {
  private func names(_ text: String, outside known: [String] = []) -> [String] {
    let ranges = known.compactMap { words in
      text.range(of: words).map { range in
        TextRange(
          text.utf8.distance(from: text.startIndex, to: range.lowerBound),
          text.utf8.distance(from: text.startIndex, to: range.upperBound))
      }
    }
    return NameFinder().names(in: text, outside: ranges).map { String(text[$0]) }
  }

  @Test(arguments: [
    ("وأضاف محمد الخطيب أن الطريق سالكة", ["محمد الخطيب"]),
    ("التقى الوزير السوري وليد المعلم نظيره", ["وليد المعلم"]),
    ("قال السفير عمر إن", ["عمر"]),
    ("زار مصطفى بن حمزة المدينة", ["مصطفى بن حمزة"]),
    ("قال عبد الله أحمد للصحفيين", ["عبد الله أحمد"]),
    ("حضر محمد، أحمد الاجتماع", []),
    ("زار محمد المدينة", []),
    ("كريم جدا مع ضيوفه", []),
    ("في عمر الزهور", []),
    ("أسعار النفط ترتفع", []),
    ("", []),
    ("The envoy spoke", []),
  ])
  func `a name is known by its company`(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test func `no name reaches into what is known already`() {
    #expect(names("وأضاف محمد الخطيب أن", outside: ["محمد الخطيب"]) == [])
    #expect(names("وأضاف محمد الخطيب أن", outside: ["الخطيب"]) == [])
  }

  @Test(arguments: [
    ("محمد الخطيب", "Mohammed al-Khatib"),
    ("مصطفى بن حمزة", "Mustafa bin Hamza"),
    ("عبد الله أحمد", "Abdullah Ahmed"),
    ("دي ميستورا", "di Mistura"),
    ("أوباما", "Obama"),
    ("لافروف", "Lafruf"),
    ("فهد", "Fahd"),
    ("الشيباني", "al-Shibani"),
    ("وردة", "Warda"),
    ("يارا", "Yara"),
  ])
  func `a name is spelt as news spells it, or by rule`(name: String, expected: String) {
    #expect(NameRomanizer.spelling(of: name) == expected)
  }

  @Test(arguments: ["", " ", "؟", "ّ", "123", "ءءء"])
  func `a name without letters is not made up`(name: String) {
    #expect(NameRomanizer.spelling(of: name).allSatisfy { !$0.isLetter })
  }
}
