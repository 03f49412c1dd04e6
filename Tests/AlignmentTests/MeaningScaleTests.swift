import Testing

@testable import Alignment

/// Likeness of meaning brought to one scale, whatever a pair of texts makes of it.
@Suite struct MeaningScaleTests {
  @Test(arguments: [(0.75, 0.1), (0.6, 0.3), (0.9, 0.5), (0.45, 0.05)] as [(Float, Float)])
  func `translations and strangers come to lie where they usually do`(
    translations: Float, strangers: Float
  ) {
    let grid = Self.grid(40, translations: translations, strangers: strangers)
    let scaled = grid.scaled(to: MeaningScale(grid))
    let pairs = (1..<39).map { scaled.value($0, $0, sources: 1, targets: 1) }.sorted()
    #expect(abs(pairs[pairs.count / 2] - 0.76) < 0.05)
    let far = scaled.value(3, 30, sources: 1, targets: 1)
    #expect((-0.4...0.4).contains(far))
  }

  @Test func `the cosine comes back from the scale`() {
    let grid = Self.grid(12, translations: 0.6, strangers: 0.3)
    let scale = MeaningScale(grid)
    for cosine in stride(from: Float(-1), through: 1, by: 0.125) {
      #expect(abs(scale.cosine(scale.factor * cosine + scale.offset) - cosine) < 1e-5)
    }
  }

  @Test func `two or three pairs do not change the scale much`() {
    let grid = Self.grid(3, translations: 0.5, strangers: 0.1)
    let scale = MeaningScale(grid)
    #expect(abs(scale.factor * 0.76 + scale.offset - 0.76) < 0.1)
    let empty = MeaningScale(SimilarityGrid(band: .full(0, 0)))
    #expect(empty.factor.isFinite && empty.offset.isFinite)
  }

  @Test func `what is no bead stays none`() {
    let grid = Self.grid(4, translations: 0.6, strangers: 0.3)
    let scaled = grid.scaled(to: MeaningScale(grid))
    #expect(scaled.value(3, 3, sources: 2, targets: 2) == SimilarityGrid.none)
  }

  /// Segments that translate each other in order; their likeness wavers a little.
  private static func grid(_ count: Int, translations: Float, strangers: Float) -> SimilarityGrid {
    let band = Band.full(count, count)
    var grid = SimilarityGrid(band: band)
    for source in 0..<count {
      for target in 0..<count {
        guard let cell = band.cell(source, target) else { continue }
        let waver = Float((source * 7 + target * 3) % 11 - 5) / 80
        let value = (source == target ? translations : strangers) + waver
        grid.set(value, cell: cell, sources: 1, targets: 1)
      }
    }
    return grid
  }
}
