import Bitext
import Testing

@testable import Alignment

@Suite struct LexiconLearnerTests {
  private let pairs = [
    ("وصلت القافلة", "The convoy arrived"), ("وصلت الطائرة", "The plane arrived"),
    ("غادرت القافلة", "The convoy left"), ("غادرت الطائرة المدينة", "The plane left the city"),
    ("المدينة محاصرة", "The city is besieged"),
  ]

  private func learned() -> LearnedLexicon {
    var learner = LexiconLearner(source: .arabic, target: .english)
    for (source, target) in pairs { learner.add(source: source, target: target) }
    #expect(learner.pairCount == pairs.count)
    return learner.learned()
  }

  private func strength(_ lexicon: LearnedLexicon, _ arabic: String, _ english: String) -> Float {
    let reader = { (language: Language) in BeadWordReader(language: language, lexicon: nil) }
    let source = reader(.arabic).words(of: arabic).map(\.stem)
    let target = reader(.english).words(of: english).map(\.stem)
    let ids = lexicon.ids(source, target)
    return lexicon.strength(ids.source[0], ids.target[0])
  }

  @Test(arguments: [("القافلة", "convoys"), ("الطائرة", "plane"), ("المدينة", "city")])
  func `words that come and go together are learned`(arabic: String, english: String) {
    let lexicon = learned()
    let right = strength(lexicon, arabic, english)
    #expect(right > 0.5)
    for (other, _) in [("convoy", 0), ("plane", 0), ("city", 0)] where !english.hasPrefix(other) {
      #expect(strength(lexicon, arabic, other) < right / 2)
    }
  }

  @Test func `words it never met have no strength`() {
    #expect(strength(learned(), "القطار", "train") == 0)
    #expect(LexiconLearner(source: .arabic, target: .english).learned().pairCount == 0)
  }

  @Test func `empty texts teach nothing and harm nothing`() {
    var learner = LexiconLearner(source: .arabic, target: .english)
    learner.add(source: "", target: "Hello world")
    learner.add(source: "مرحبا", target: "")
    #expect(learner.learned().pairCount == 0)
  }
}
