import TestSupport
import Testing

@testable import Alignment

@Suite struct SimilarityGridTests {
  /// Dice's coefficient straight from its definition.
  private func naive(_ words: WordLinks, _ bead: Candidate) -> Float {
    func side(
      _ own: WordLinks.Words, _ run: Range<Int>, _ reach: (Int) -> Float
    ) -> (shared: Float, all: Float) {
      var (shared, all): (Float, Float) = (0, 0)
      for (word, segment) in own.segments.enumerated() where run.contains(segment) {
        all += own.weights[word]
        shared += own.weights[word] * reach(word)
      }
      return (shared, all)
    }
    let source = side(words.sources, bead.sourceRun) { word in
      words.links.filter {
        $0.source == word && bead.targetRun.contains(words.targets.segments[$0.target])
      }.map(\.strength).max() ?? 0
    }
    let target = side(words.targets, bead.targetRun) { word in
      words.links.filter {
        $0.target == word && bead.sourceRun.contains(words.sources.segments[$0.source])
      }.map(\.strength).max() ?? 0
    }
    let all = source.all + target.all
    return all > 0 ? (source.shared + target.shared) / all : 0
  }

  @Test(arguments: 0..<20)
  func `the words' grid is Dice's coefficient of best links`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let (rows, columns) = (6, 5)
    var words = WordLinks()
    for segment in 0..<rows {
      for _ in 0..<3 {
        words.sources.segments.append(segment)
        words.sources.weights.append(Float.random(in: 0.1...2, using: &random))
      }
    }
    for segment in 0..<columns {
      for _ in 0..<4 {
        words.targets.segments.append(segment)
        words.targets.weights.append(Float.random(in: 0.1...2, using: &random))
      }
    }
    for _ in 0..<25 {
      words.links.append(
        .init(
          source: Int.random(in: 0..<18, using: &random),
          target: Int.random(in: 0..<20, using: &random),
          strength: Float.random(in: 0...1, using: &random), isName: false))
    }
    let grid = SimilarityGrid(band: .full(rows, columns), words: words)
    for source in 0..<rows {
      for target in 0..<columns {
        for shape in BeadShape.all
        where source + shape.sources <= rows && target + shape.targets <= columns {
          let bead = Candidate(source: source, target: target, shape: shape)
          #expect(abs(grid.value(bead) - naive(words, bead)) < 1e-5)
        }
      }
    }
  }

  @Test func `there is no value beyond the text or outside the band`() {
    let grid = SimilarityGrid(band: .full(2, 2), words: WordLinks())
    #expect(grid.value(1, 1, sources: 1, targets: 1) == 0)
    #expect(grid.value(1, 1, sources: 2, targets: 1) == SimilarityGrid.none)
    #expect(grid.value(-1, 0, sources: 1, targets: 1) == SimilarityGrid.none)
    #expect(grid.value(0, 0, sources: 5, targets: 1) == SimilarityGrid.none)
  }
}
