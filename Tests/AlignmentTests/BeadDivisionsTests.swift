import Bitext
import Testing

@testable import Alignment

/// Where a side of a bead could be cut as the other is.
@Suite struct BeadDivisionsTests {
  /// Ties between words given as they stand in the two texts.
  private func divisions(
    _ source: [String], _ target: [String], ties: [(String, String)]
  ) -> [Evidence.Division] {
    func place(_ word: String, _ segments: [String]) -> Int {
      let text = segments.joined(separator: " ")
      return text.firstRange(of: word).map { text[..<$0.lowerBound].utf8.count } ?? -1
    }
    return BeadDivisions(
      source: DivisibleText(source), target: DivisibleText(target),
      ties: ties.map {
        .init(source: place($0.0, source), target: place($0.1, target), weight: 1)
      }
    ).found
  }

  private let ties = [("Geneva", "Genf"), ("twelve", "zwölf"), ("Ankara", "Ankara")]

  @Test func `a sentence split at its comma divides there`() {
    let found = divisions(
      ["The round in Geneva took twelve days, and the delegations then went on to Ankara."],
      ["Die Runde in Genf dauerte zwölf Tage.", "Danach reisten die Delegationen nach Ankara."],
      ties: ties)
    #expect(
      found == [.init(side: .source, offset: 38, before: "days,", after: "and")])
  }

  @Test func `two against two that part inside a segment divide on both sides`() {
    let found = divisions(
      ["In Geneva it took twelve days, they said.", "They go to Ankara today."],
      ["In Genf dauerte es zwölf Tage.", "So sagten sie, sie reisen nach Ankara weiter."],
      ties: ties)
    #expect(Set(found.map(\.side)) == [.source, .target])
  }

  @Test func `segments that end together need no division`() {
    let found = divisions(
      ["In Geneva, it took twelve days.", "They go to Ankara."],
      ["In Genf, es dauerte zwölf Tage.", "Sie gehen nach Ankara."], ties: ties)
    #expect(found.isEmpty)
  }

  @Test func `words that cross the comma forbid it`() {
    let found = divisions(
      ["The round in Geneva took twelve days, and the delegations then went on to Ankara."],
      ["Die Runde in Ankara dauerte zwölf Tage.", "Danach reisten die Delegationen nach Genf."],
      ties: ties)
    #expect(found.isEmpty)
  }

  @Test func `nothing is said where nothing is shared`() {
    #expect(divisions(["One, two."], ["Eins.", "Zwei."], ties: []).isEmpty)
  }

  @Test func `an Arabic sentence divides behind its own comma`() {
    let found = divisions(
      ["قال دي ميستورا إن الجولة انتهت، وأعلن أن المحادثات ستعود إلى جنيف."],
      ["De Mistura said the round had ended.", "He said the talks would return to Geneva."],
      ties: [("دي", "De"), ("جنيف", "Geneva")])
    #expect(found.map(\.before) == ["انتهت،"])
    #expect(found.map(\.after) == ["وأعلن"])
  }
}
