import Bitext
import Foundation
import SentenceEncoder
import TestSupport
import Testing

@testable import Alignment

/// What the aligner must keep to whatever it is given, with no resource installed.
@Suite struct SentenceAlignerTests {
  private func side(_ language: Language, _ texts: [String]) -> AlignmentSide {
    AlignmentSide(language: language, texts: texts)
  }

  private func aligner() throws -> SentenceAligner {
    try SentenceAligner(encoder: nil, lexicon: nil)
  }

  @Test func `two empty texts have no beads`() throws {
    #expect(try aligner().beads(side(.arabic, []), side(.english, [])).isEmpty)
  }

  @Test func `a text without a counterpart is alone`() throws {
    let beads = try aligner().beads(side(.arabic, ["سطر", "سطر آخر"]), side(.english, []))
    #expect(beads.map(\.ladder) == ["[0]:[]", "[1]:[]"])
  }

  @Test func `numbers and names pair sentences without any dictionary`() throws {
    let arabic = [
      "اعتمد المجلس القرار 2254 بالإجماع يوم 18 كانون الأول/ديسمبر 2015.",
      "وقال دي ميستورا إن 17 وفدا شاركت.",
      "وأعلنت انقرة إرسال 340 شاحنة.",
    ]
    let english = [
      "The Council adopted resolution 2254 unanimously on 18 December 2015.",
      "De Mistura said that 17 delegations had taken part.",
      "Ankara announced that 340 trucks had been sent.",
    ]
    let beads = try aligner().beads(side(.arabic, arabic), side(.english, english))
    #expect(beads.map(\.ladder) == ["[0]:[0]", "[1]:[1]", "[2]:[2]"])
    let spans = beads[0].evidence.compactMap { reason in
      if case .number(let span) = reason { span } else { nil }
    }
    #expect(spans.contains { $0.source == "2254" && $0.target == "2254" })
  }

  @Test(arguments: 0..<40)
  func `every segment is in exactly one bead, and confidence is a share`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = ["مجلس", "2254", "جنيف", "", "قال", "١٧", ".", "Geneva", "دي ميستورا"]
    func text(_ count: Int) -> [String] {
      (0..<count).map { _ in
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          words[Int.random(in: 0..<words.count, using: &random)]
        }.joined(separator: " ")
      }
    }
    let sources = text(Int.random(in: 0...25, using: &random))
    let targets = text(Int.random(in: 0...25, using: &random))
    let beads = try aligner().beads(side(.arabic, sources), side(.english, targets))
    #expect(beads.flatMap(\.sources).sorted() == Array(sources.indices))
    #expect(beads.flatMap(\.targets).sorted() == Array(targets.indices))
    #expect(beads.allSatisfy { (0...1).contains($0.confidence) })
    for bead in beads {
      let source = bead.sources.map { sources[$0] }.joined(separator: " ")
      let target = bead.targets.map { targets[$0] }.joined(separator: " ")
      for span in bead.evidence.compactMap(\.span) {
        #expect(String(source[span.sourceRange]) == span.source)
        #expect(String(target[span.targetRange]) == span.target)
      }
    }
  }

  @Test func `a very long text stays within a band`() throws {
    let arabic = (0..<800).map { "بند رقم \($0) من جدول الأعمال." }
    let english = (0..<800).map { "Item number \($0) of the agenda." }
    let beads = try aligner().beads(side(.arabic, arabic), side(.english, english))
    let right = beads.filter { $0.sources == $0.targets && $0.sources.count == 1 }.count
    #expect(right > 770)
  }
}
