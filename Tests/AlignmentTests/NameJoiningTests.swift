import Bitext
import Foundation
import Testing

@testable import Alignment

@Suite struct NameJoiningTests {
  private let source = "قال دي ميستورا"
  private let target = "de Mistura said"

  private func span(_ a: String, _ b: String) -> Evidence.SharedSpan {
    func range(_ word: String, _ text: String) -> TextRange {
      let place = text.range(of: word)!
      return TextRange(
        text.utf8.distance(from: text.startIndex, to: place.lowerBound),
        text.utf8.distance(from: text.startIndex, to: place.upperBound))
    }
    return .init(
      source: a, target: b, sourceRange: range(a, source), targetRange: range(b, target))
  }

  @Test func `the words of one name are one reason`() {
    let names: [Evidence] = [.name(span("ميستورا", "Mistura")), .name(span("دي", "de"))]
    let joined = NameJoining((source, target)).joined(names)
    #expect(joined == [.name(span("دي ميستورا", "de Mistura"))])
  }

  @Test func `names that stand apart on one side stay two`() {
    let names: [Evidence] = [.name(span("ميستورا", "Mistura")), .name(span("قال", "de"))]
    #expect(NameJoining((source, target)).joined(names) == names)
  }

  @Test func `a word of a term is not given twice`() {
    let term = Evidence.term(span("دي ميستورا", "de Mistura"))
    let word = Evidence.gloss(span("ميستورا", "Mistura"))
    let other = Evidence.gloss(span("قال", "said"))
    #expect([term, word, other].withoutWordsOfTerms == [term, other])
  }

  @Test func `a particle by itself is no name to show, a name with its particle is`() {
    let whole = Evidence.name(span("دي ميستورا", "de Mistura"))
    #expect([.name(span("دي", "de")), whole].withoutLoneParticles == [whole])
    #expect([.name(span("ميستورا", "de"))].withoutLoneParticles.isEmpty)
  }

  @Test func `a dictionary word that looks like a particle stays`() {
    let word = Evidence.gloss(span("دي", "de"))
    #expect([word].withoutLoneParticles == [word])
  }
}
