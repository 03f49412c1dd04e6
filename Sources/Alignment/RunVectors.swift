/// The vectors of every run of up to four neighbouring segments of one text.
struct RunVectors: Sendable {
  static let dimension = 512

  let segmentCount: Int
  /// `runs[m − 1]`: the runs of m segments in order of their start, one row of `dimension`
  /// values each, of length one.
  let runs: [[Float]]

  func row(_ start: Int, length: Int) -> ArraySlice<Float> {
    runs[length - 1][(start * Self.dimension)..<((start + 1) * Self.dimension)]
  }

  /// The single segments, for the coarse path.
  var segments: SegmentVectors { SegmentVectors(dimension: Self.dimension, values: runs[0]) }
}

extension SimilarityGrid {
  /// The cosine of the two runs' vectors, −1…1.
  init(band: Band, sources: RunVectors, targets: RunVectors) {
    self.init(band: band)
    for m in 1...BeadShape.longestRun where m <= band.sourceCount {
      for n in 1...BeadShape.longestRun where n <= band.targetCount {
        for i in 0...(band.sourceCount - m) {
          let row = sources.row(i, length: m)
          for j in band.columns[i] where j + n <= band.targetCount {
            let cell = band.rowStarts[i] + j - band.columns[i].lowerBound
            set(dotProduct(row, targets.row(j, length: n)), cell: cell, sources: m, targets: n)
          }
        }
      }
    }
  }
}
