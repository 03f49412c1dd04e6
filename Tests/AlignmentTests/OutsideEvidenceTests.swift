import Bitext
import Foundation
import Testing

@testable import Alignment

/// What memories and other pairs say of a pair, with nothing installed.
@Suite struct OutsideEvidenceTests {
  private let arabic = ["وصل الوفد صباحا.", "غادر الوزير مساء.", "انتهت الجلسة."]
  private let english = ["The delegation came early.", "The minister left late.", "It is over."]

  private func outside(
    _ remembered: [RememberedTranslation] = [], recurrences: [Int] = []
  ) -> OutsideEvidence {
    OutsideEvidence(
      AlignmentSide(
        language: .arabic, texts: arabic, recurrences: recurrences, remembered: remembered),
      AlignmentSide(language: .english, texts: english), within: .full(3, 3))
  }

  private func bead(_ source: Int, _ target: Int, _ m: Int = 1, _ n: Int = 1) -> Candidate {
    Candidate(source: source, target: target, shape: BeadShape(sources: m, targets: n))
  }

  @Test func `where nothing is known nothing is added`() {
    let outside = outside()
    #expect(outside.recurringSources == [0, 0, 0] && outside.recurringTargets == [0, 0, 0])
    #expect(outside.weight(bead(0, 0)) == 0)
  }

  @Test func `a remembered translation is found where it stands, and nowhere else`() {
    let outside = outside([
      RememberedTranslation(segments: 1..<2, text: "the Minister left late", likeness: 1)
    ])
    #expect(outside.likeness(bead(1, 1)) == 1)
    #expect(outside.likeness(bead(0, 1)) == 0 && outside.likeness(bead(1, 0)) == 0)
  }

  @Test func `the run of segments that it renders is the likest`() {
    let text = english[0] + " " + english[1]
    let outside = outside([RememberedTranslation(segments: 0..<1, text: text, likeness: 1)])
    #expect(outside.likeness(bead(0, 0, 1, 2)) == 1)
    #expect(outside.likeness(bead(0, 0, 1, 1)) < outside.likeness(bead(0, 0, 1, 2)))
    #expect(outside.likeness(bead(0, 0, 1, 3)) < outside.likeness(bead(0, 0, 1, 2)))
  }

  @Test func `a unit that is less like the segment says less`() {
    let outside = outside([
      RememberedTranslation(segments: 0..<1, text: english[0], likeness: 0.8)
    ])
    #expect(abs(outside.likeness(bead(0, 0)) - 0.8) < 0.001)
    #expect(abs(outside.weight(bead(0, 0)) - 0.6) < 0.001)
  }

  @Test func `each doubling of the pairs that left a line alone says as much again`() {
    #expect(outside(recurrences: [1, 3, 7]).recurringSources == [1, 2, 3])
  }

  @Test func `a part of a side keeps what is known of its segments`() {
    let side = AlignmentSide(
      language: .arabic, texts: arabic, recurrences: [4, 5, 6],
      remembered: [
        RememberedTranslation(segments: 1..<3, text: "x", likeness: 1),
        RememberedTranslation(segments: 0..<2, text: "y", likeness: 1),
      ])
    let part = side.part(1..<3)
    #expect(part.texts == Array(arabic[1...]) && part.recurrences == [5, 6])
    #expect(part.remembered.map(\.segments) == [0..<2])
  }

  @Test func `lines that others left alone are rather left alone`() throws {
    let sources = ["اعتمد المجلس القرار 2254.", "مراسلنا في دمشق"]
    let targets = ["The Council adopted resolution 2254.", "Got a tip?"]
    func lone(_ count: Int) throws -> Double {
      let beads = try SentenceAligner(encoder: nil, lexicon: nil).beads(
        AlignmentSide(language: .arabic, texts: sources, recurrences: [0, count]),
        AlignmentSide(language: .english, texts: targets, recurrences: [0, count]))
      return beads.first { $0.sources == [1] && $0.targets.isEmpty }?.confidence ?? 0
    }
    #expect(try lone(15) > lone(0))
  }

  /// Texts of several sentences with a line on each side that the other has not.
  private static let sources = [
    "اعتمد المجلس القرار 2254.", "ووصل 14 مراقبا إلى حلب.", "مراسلنا في دمشق", "وغادر الوفد جنيف.",
  ]
  private static let targets = [
    "The Council adopted resolution 2254.", "Got a tip?", "14 observers arrived in Aleppo.",
    "The delegation left Geneva.",
  ]

  @Test(arguments: [[0, 0, 0, 0], [0, 0, 15, 0], [40, 0, 15, 3]])
  func `texts that were read before give the same beads, whatever is said from outside`(
    _ recurrences: [Int]
  ) throws {
    let aligner = try SentenceAligner(encoder: nil, lexicon: nil)
    func side(_ language: Language, _ texts: [String], _ counts: [Int] = []) -> AlignmentSide {
      AlignmentSide(language: language, texts: texts, recurrences: counts)
    }
    var reading: AlignmentReading?
    _ = try aligner.beads(
      side(.arabic, Self.sources), side(.english, Self.targets), reading: &reading)
    #expect(try #require(reading).byteCount > 1000)
    let (source, target) = (
      side(.arabic, Self.sources, recurrences), side(.english, Self.targets, recurrences)
    )
    let beads = try aligner.beads(source, target, reading: &reading)
    #expect(try beads == aligner.beads(source, target))
    #expect(beads.count >= 4)
  }

  @Test func `what was read off texts that have changed since is not used`() throws {
    let aligner = try SentenceAligner(encoder: nil, lexicon: nil)
    var reading: AlignmentReading?
    let before = AlignmentSide(language: .arabic, texts: Self.sources)
    let target = AlignmentSide(language: .english, texts: Self.targets)
    _ = try aligner.beads(before, target, reading: &reading)
    let others = [
      Array(Self.sources.dropLast()), Self.sources + ["وعاد 7 منهم."],
      Self.sources.map { $0.replacingOccurrences(of: "14", with: "12") },
    ]
    for texts in others {
      var known = reading
      let source = AlignmentSide(language: .arabic, texts: texts)
      let beads = try aligner.beads(source, target, reading: &known)
      #expect(try beads == aligner.beads(source, target))
      #expect(beads.flatMap(\.sources).sorted() == Array(texts.indices))
    }
  }

  @Test func `what a memory has is surer, and says so`() throws {
    func first(_ remembered: [RememberedTranslation]) throws -> Bead {
      let beads = try SentenceAligner(encoder: nil, lexicon: nil).beads(
        AlignmentSide(language: .arabic, texts: arabic, remembered: remembered),
        AlignmentSide(language: .english, texts: english))
      return try #require(beads.first { $0.sources == [0] && $0.targets == [0] })
    }
    let known = try first([
      RememberedTranslation(segments: 0..<1, text: english[0], likeness: 1)
    ])
    #expect(try known.confidence > first([]).confidence)
    #expect(known.evidence.contains(.memory(1)))
  }
}
