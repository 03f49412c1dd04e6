import Testing

@testable import Alignment

/// Whether a sentence is over where a segment ends.
@Suite struct SegmentBreaksTests {
  @Test(arguments: [
    ("It ended.", "They left.", SegmentBreaks.Kind.closed),
    ("It ended,", "They left.", .open),
    ("انتهت الجولة،", "وعادت الوفود.", .open),
    ("انتهت الجولة.", "وعادت الوفود.", .closed),
    ("They left the", "house at noon.", .open),
    ("Talks end in Geneva", "Delegations left.", .bare),
    ("He asked: \"Is it over?\"", "They left.", .closed),
    ("هل انتهت الجولة؟", "لا.", .closed),
    ("It ended.", "2254 was the number.", .closed),
  ])
  func `a break says whether the sentence goes on`(
    before: String, after: String, kind: SegmentBreaks.Kind
  ) {
    #expect(SegmentBreaks([before, after]).kinds == [.closed, kind, .closed])
  }

  @Test func `questions are known in both scripts`() {
    #expect(SegmentBreaks(["هل انتهت؟", "Over?", "Yes."]).signs == [.question, .question, .none])
  }

  @Test func `no text has one break`() {
    #expect(SegmentBreaks([]).kinds == [.closed])
  }
}
