import Alignment
import Bitext
import Testing

@Suite struct AlignmentScoreTests {
  private func beads(_ text: String) -> [Bead] {
    text.split(separator: " ").map { bead in
      let sides = bead.split(separator: ":", omittingEmptySubsequences: false).map { side in
        side.split(separator: ",").compactMap { Int($0) }
      }
      return Bead(sources: sides[0], targets: sides[1])
    }
  }

  @Test func `equal alignments score one`() {
    var score = AlignmentScore()
    score.add(gold: beads("0:0 1,2:1 3: :2"), found: beads("0:0 1,2:1 3: :2"))
    #expect(score.strict.f1 == 1)
    #expect(score.lax.f1 == 1)
    #expect(score.null.f1 == 1)
  }

  @Test func `a bead too large is lax and not strict`() {
    var score = AlignmentScore()
    score.add(gold: beads("0:0 1:1 2:"), found: beads("0:0 1,2:1"))
    #expect(score.strict.precision == 0.5)
    #expect(score.strict.recall == 0.5)
    #expect(score.lax.precision == 1)
    #expect(score.lax.recall == 1)
    #expect(score.null.recall == 0)
  }

  @Test func `lone segments count for precision and not for recall`() {
    var score = AlignmentScore()
    score.add(gold: beads("0:0 1: :1"), found: beads("0:0 1:1"))
    #expect(score.strict.precision == 0.5)
    #expect(score.strict.recall == 1)
  }

  @Test func `documents are added up before dividing`() {
    var score = AlignmentScore()
    score.add(gold: beads("0:0"), found: beads("0:0"))
    score.add(gold: beads("0:0 1:1 2:2"), found: beads("0:1 1:0 2:2"))
    #expect(score.documents == 2)
    #expect(score.strict.precision == 0.5)
  }
}
