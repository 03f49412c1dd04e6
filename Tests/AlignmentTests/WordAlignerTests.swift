import Bitext
import Foundation
import TestSupport
import Testing

@testable import Alignment

@Suite struct WordAlignerTests {
  private func side(_ text: String) -> AlignmentSide {
    let isArabic = text.unicodeScalars.contains { (0x620...0x64A).contains($0.value) }
    return AlignmentSide(language: isArabic ? .arabic : .english, texts: [text])
  }

  /// The words of each link, as `source = target`.
  private func links(_ aligner: WordAligner, _ source: String, _ target: String) -> [String] {
    aligner.correspondence(side(source), side(target)).links.map {
      "\(source[$0.source]) = \(target[$0.target])"
    }
  }

  @Test func `numbers and names are linked with nothing installed, clitics left outside`() throws {
    let aligner = try WordAligner(encoder: nil, lexicon: nil)
    let found = links(
      aligner, "اعتمد المجلس القرار 2254 يوم 18 كانون الأول/ديسمبر 2015.",
      "The Council adopted resolution 2254 on 18 December 2015.")
    #expect(found.contains("2254 = 2254"))
    #expect(found.contains("18 كانون الأول/ديسمبر 2015 = 18 December 2015"))
  }

  @Test(.needsEncoderAndLexicon)
  func `order is free: adjectives, idafa and the verb in front`() throws {
    let aligner = try WordAligner(
      encoder: Installed.encoder(), lexicon: Installed.lexicon())
    let found = links(
      aligner, "ووصل الوفد الحكومي إلى مطار المدينة بشاحنة صغيرة.",
      "The government delegation reached the city airport in a small truck.")
    for link in [
      "وصل = reached", "الوفد = delegation", "الحكومي = government", "مطار = airport",
      "المدينة = city", "شاحنة = truck", "صغيرة = small",
    ] {
      #expect(found.contains(link), "\(found)")
    }
  }

  @Test(.needsEncoderAndLexicon) func `asked from the other side it finds the same words`() throws {
    let aligner = try WordAligner(
      encoder: Installed.encoder(), lexicon: Installed.lexicon())
    let (arabic, english) = ("أعلنت الحكومة هدنة قصيرة.", "The government announced a short truce.")
    let there = links(aligner, arabic, english)
    let back = links(aligner, english, arabic).map {
      $0.split(separator: " = ").reversed().joined(separator: " = ")
    }
    #expect(there.count >= 4)
    #expect(Set(there) == Set(back))
  }

  @Test(.needsEncoderAndLexicon) func `a phrase is found whole, and where its words lie apart`()
    throws
  {
    let aligner = try WordAligner(
      encoder: Installed.encoder(), lexicon: Installed.lexicon())
    let source = "ورحب مجلس الأمن بوقف القتال في المدن الكبرى."
    let target = "The Security Council welcomed the end of fighting in the major cities."
    let found = aligner.correspondence(side(source), side(target))
    func rendering(_ phrase: String) throws -> [String] {
      let range = try #require(source.range(of: phrase))
      let start = source.utf8.distance(from: source.startIndex, to: range.lowerBound)
      let asked = TextRange(start, start + phrase.utf8.count)
      return found.rendering(of: asked)?.spans.map { String(target[$0]) } ?? []
    }
    #expect(try rendering("مجلس الأمن") == ["Security Council"])
    #expect(try rendering("القتال في المدن الكبرى") == ["fighting in the major cities"])
    #expect(try rendering("رحب مجلس الأمن") == ["Security Council welcomed"])
    #expect(try rendering(" في ").isEmpty)
    let welcomed = try #require(target.range(of: "welcomed"))
    let start = target.utf8.distance(from: target.startIndex, to: welcomed.lowerBound)
    let original = found.original(of: TextRange(start, start + 8))
    #expect(original?.spans.map { String(source[$0]) } == ["رحب"])
  }

  @Test(.needsEncoderAndLexicon) func `many beads at once get what each gets alone`() throws {
    let aligner = try WordAligner(
      encoder: Installed.encoder(), lexicon: Installed.lexicon())
    let beads = try HandLinkedBeads("dev").beads.prefix(6)
    let together = aligner.correspondences(beads.map { ($0.source, $0.target) })
    for (bead, found) in zip(beads, together) {
      let alone = aligner.correspondence(bead.source, bead.target).links
      #expect(alone.map(\.source) == found.links.map(\.source))
      #expect(alone.map(\.target) == found.links.map(\.target))
    }
  }

  @Test func `texts without words have no links`() throws {
    let aligner = try WordAligner(encoder: nil, lexicon: nil)
    for (source, target) in [("", ""), ("...", "Yes."), ("نعم", ""), ("في من", "of the")] {
      #expect(aligner.correspondence(side(source), side(target)).links.isEmpty)
    }
  }

  @Test(arguments: 0..<30)
  func `links lie on words of both texts, and no word is in two`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = [
      "مجلس", "وفي", "2254", "جنيف", "قال", "١٧", ".", "Geneva", "دي", "ميستورا", "١٧ في المئة",
      "،",
      "of", "seventeen", "de Mistura", "Council",
    ]
    func text(_ count: Int) -> String {
      (0..<count).map { _ in words[Int.random(in: 0..<words.count, using: &random)] }
        .joined(separator: " ")
    }
    let source = AlignmentSide(language: .arabic, texts: [text(8), text(5)])
    let target = AlignmentSide(language: .english, texts: [text(12)])
    let lexicon = Installed.hasLexicon ? try Installed.lexicon() : nil
    let found = try WordAligner(encoder: nil, lexicon: lexicon).correspondence(source, target)
    let sourceText = source.texts.joined(separator: " ")
    for link in found.links {
      #expect(0..<1.0001 ~= link.strength)
      #expect(!sourceText[link.source].isEmpty && !target.texts[0][link.target].isEmpty)
    }
    let used = Set(found.links.map(\.source))
    #expect(used.count == found.links.count)
    for link in found.links {
      #expect(found.rendering(of: link.source) != nil)
      #expect(found.original(of: link.target) != nil)
    }
  }

  private static let observed = "أنشأ الجيش نقطة مراقبة في ريف إدلب."
  private static let observing = "The army set up an observation post in Idlib."

  /// The sides of a pair of sentences, each with one phrase as the same term.
  private func sides(
    _ source: (text: String, term: String), _ target: (text: String, term: String)
  ) throws -> [AlignmentSide] {
    try [source, target].map { text, term in
      let place = try #require(text.range(of: term))
      let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
      return AlignmentSide(
        language: text.hasPrefix("The") ? .english : .arabic, texts: [text],
        terms: [
          AlignmentSide.TermOccurrence(
            concept: "term", segment: 0, range: TextRange(start, start + term.utf8.count))
        ])
    }
  }

  @Test(.needsEncoderAndLexicon) func `words of a term that both sides have render no other words`()
    throws
  {
    let aligner = try WordAligner(encoder: Installed.encoder(), lexicon: Installed.lexicon())
    let plain = links(aligner, Self.observed, Self.observing)
    #expect(plain.contains("ريف = post"), "no longer a case of it: \(plain)")
    let both = try sides((Self.observed, "نقطة مراقبة"), (Self.observing, "observation post"))
    let found = aligner.correspondence(both[0], both[1]).links.map {
      "\(Self.observed[$0.source]) = \(Self.observing[$0.target])"
    }
    #expect(!found.contains("ريف = post"), "\(found)")
  }

  @Test func `a term in more words on one side than on the other parts nothing`() throws {
    let both = try sides(
      (Self.observed, "نقطة مراقبة في ريف"), (Self.observing, "observation post"))
    let texts = both.map { BeadText($0, lexicon: nil) }
    #expect(LetterClues(texts[0], texts[1]).termClash.values.allSatisfy { $0 == 0 })
    let equal = try sides((Self.observed, "نقطة مراقبة"), (Self.observing, "observation post"))
    let same = equal.map { BeadText($0, lexicon: nil) }
    let clash = LetterClues(same[0], same[1]).termClash
    let post = try #require(same[1].content.firstIndex { same[1].words[$0].form == "post" })
    // نقطة and مراقبة are the third and the fourth content word.
    #expect((0..<clash.rows).map { clash[$0, post] } == [1, 1, 0, 0, 1, 1])
  }
}
