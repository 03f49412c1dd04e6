import Bitext
import Testing

@testable import Alignment

/// What the aligner says of a sentence that is split on one side only, with nothing installed.
@Suite struct DivisionEvidenceTests {
  @Test func `a sentence that is two in English says where it divides`() throws {
    let arabic = [
      "اعتمد المجلس القرار 2254 يوم 18 كانون الأول، وأرسلت أنقرة 340 شاحنة في 7 آذار.",
      "وشارك 17 وفدا في الجولة.",
    ]
    let english = [
      "The Council adopted resolution 2254 on 18 December.",
      "Ankara sent 340 trucks on 7 March.",
      "In the round 17 delegations took part.",
    ]
    let beads = try SentenceAligner(encoder: nil, lexicon: nil).beads(
      AlignmentSide(language: .arabic, texts: arabic),
      AlignmentSide(language: .english, texts: english))
    #expect(beads.map(\.ladder) == ["[0]:[0,1]", "[1]:[2]"])
    let places = try #require(beads.first).evidence.compactMap { reason in
      if case .division(let place) = reason { place } else { nil }
    }
    let place = try #require(places.first)
    #expect(places.count == 1 && place.side == .source)
    #expect(place.before == "الأول،")
    #expect(place.after == "وأرسلت")
    #expect(arabic[0][TextRange(0, place.offset)].hasSuffix("الأول، "))
  }
}
