import Bitext
import Testing

@testable import Alignment

/// Pairs that are not Arabic and English go by weights of their own.
@Suite struct OtherLanguagesTests {
  private static let german = [
    "Der Ausschuss legte am Montag seinen Bericht über das Trinkwasser vor.",
    "Er umfasst achtzig Seiten.",
    "Die Hälfte davon handelt von alten Leitungen.",
    "Der Bürgermeister wollte sich dazu nicht äussern.",
    "Im Herbst stimmt der Rat über den Plan ab.",
  ]
  private static let french = [
    "La commission a présenté lundi son rapport sur l'eau potable.",
    "Il compte quatre-vingts pages, dont la moitié traite des vieilles conduites.",
    "Le maire n'a pas souhaité s'exprimer à ce sujet.",
    "Le conseil votera sur ce plan à l'automne.",
  ]

  private func beads(
    _ source: (Language, [String]), _ target: (Language, [String])
  ) throws -> [String] {
    try SentenceAligner(encoder: Installed.encoder(), lexicon: nil).beads(
      AlignmentSide(language: source.0, texts: source.1),
      AlignmentSide(language: target.0, texts: target.1)
    ).map(\.ladder)
  }

  @Test func `the record names the weights that the languages go by`() throws {
    let aligner = try SentenceAligner(encoder: nil, lexicon: nil)
    let arabic = aligner.settings(.english, .arabic)
    #expect(
      arabic == "words, no lexicon, fitted on \(try fitted(for: .arabicEnglish(hasLexicon: true)))")
    let other = aligner.settings(Language("de"), Language("fr"))
    #expect(other == "words, no lexicon, fitted on \(try fitted(for: .other))")
  }

  private func fitted(for texts: AlignmentModel.Texts) throws -> String {
    try AlignmentModel.shipped(.words, for: texts).fittedOn
  }

  @Test(.needsEncoder) func `two German sentences that French joins are one bead`() throws {
    let found = try beads((Language("de"), Self.german), (Language("fr"), Self.french))
    #expect(found == ["[0]:[0]", "[1,2]:[1]", "[3]:[2]", "[4]:[3]"])
  }

  @Test(.needsEncoder) func `the other way round one sentence has two`() throws {
    let found = try beads((Language("fr"), Self.french), (Language("de"), Self.german))
    #expect(found == ["[0]:[0]", "[1]:[1,2]", "[2]:[3]", "[3]:[4]"])
  }

  @Test func `every kind of text has weights that name every feature`() throws {
    for kind in [AlignmentModel.Kind.meaningAndWords, .words] {
      for texts in [AlignmentModel.Texts.arabicEnglish(hasLexicon: true), .other] {
        _ = try BeadScorer(AlignmentModel.shipped(kind, for: texts))
      }
    }
  }
}
