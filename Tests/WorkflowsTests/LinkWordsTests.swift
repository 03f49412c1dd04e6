import Bitext
import Terminology
import Testing

@testable import Workflows

/// Words linked by glossary terms alone, with nothing installed.
@Suite struct `Terms within terms` {
  private static let entries = [
    TermEntry(
      concept: "agreement", terms: ["اتفاق وقف إطلاق النار"],
      renderings: [Rendering("ceasefire agreement", standing: .preferred)],
      partOfSpeech: "noun phrase"),
    TermEntry(
      concept: "ceasefire", terms: ["وقف إطلاق النار"],
      renderings: [Rendering("ceasefire", standing: .preferred)], partOfSpeech: "noun phrase"),
    TermEntry(
      concept: "countryside", terms: ["ريف إدلب"],
      renderings: [Rendering("Idlib countryside", standing: .preferred)],
      partOfSpeech: "noun phrase"),
    TermEntry(
      concept: "idlib", terms: ["إدلب"],
      renderings: [Rendering("Idlib", standing: .preferred)], partOfSpeech: "proper noun"),
    TermEntry(
      concept: "un", terms: ["الأمم المتحدة"],
      renderings: [Rendering("UN", standing: .preferred)], partOfSpeech: "proper noun"),
    TermEntry(
      concept: "nations", terms: ["أمم"],
      renderings: [Rendering("peoples", standing: .preferred)], partOfSpeech: "noun"),
  ]

  @Test(arguments: [
    // A term of several words keeps its words, and leaves the others to the longer one.
    (
      "دعم اتفاق وقف إطلاق النار", "Support for the ceasefire agreement",
      ["اتفاق = agreement", "وقف إطلاق النار = ceasefire"]
    ),
    // A name is found where the translation has it alone.
    ("في ريف إدلب", "In southern Idlib", ["إدلب = Idlib"]),
    // Of a name no word is taken for a term of one word.
    ("تقرير الأمم المتحدة", "Reports of peoples", []),
  ])
  func `render themselves`(_ source: String, _ target: String, _ expected: [String]) throws {
    let linking = try LinkWords(encoder: nil, lexicon: nil, terms: TermMatcher(Self.entries))
    let links = linking.links(source: source, .arabic, target: target, .english)
    #expect(links.map { "\(source[$0.source]) = \(target[$0.target])" } == expected)
  }
}
