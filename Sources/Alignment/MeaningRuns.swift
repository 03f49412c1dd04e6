import SentenceEncoder

/// The vectors of every run of up to four neighbouring segments of one text, as the grid wants
/// them: one row a run, rows of one run length together in order of their start.
struct MeaningRuns: Sendable {
  let segmentCount: Int
  /// `runs[m − 1]`: the runs of m segments.
  let runs: [[SentenceVector]]

  init(_ texts: [String], _ encoder: SentenceEncoder) {
    let vectors = encoder.document(of: texts).vectors(ofRunsUpTo: BeadShape.longestRun)
    segmentCount = texts.count
    runs = (1...BeadShape.longestRun).map { length in
      texts.count < length ? [] : (0...(texts.count - length)).map { vectors[$0..<($0 + length)] }
    }
  }

  /// The single segments, for the coarse path.
  var segments: SegmentVectors {
    SegmentVectors(
      dimension: SentenceVector.dimensions, values: runs[0].flatMap(\.components))
  }
}

extension SimilarityGrid {
  /// The cosine of the two runs' vectors, −1…1.
  ///
  /// Rows are taken in blocks, each against the columns its part of the band spans: one matrix
  /// product a block and shape.
  init(band: Band, sources: MeaningRuns, targets: MeaningRuns) {
    self.init(band: band)
    let block = 64
    for m in 1...BeadShape.longestRun where m <= band.sourceCount {
      for first in stride(from: 0, through: band.sourceCount - m, by: block) {
        let rows = first...min(first + block - 1, band.sourceCount - m)
        let left = Array(sources.runs[m - 1][rows])
        for n in 1...BeadShape.longestRun where n <= band.targetCount {
          let lower = rows.map { band.columns[$0].lowerBound }.min() ?? 0
          let upper = min(
            rows.map { band.columns[$0].upperBound }.max() ?? 0, band.targetCount - n + 1)
          guard lower < upper else { continue }
          let products = SentenceVector.cosines(
            of: left, with: Array(targets.runs[n - 1][lower..<upper]))
          for i in rows {
            for j in band.columns[i] where j < upper {
              let value = products[(i - first) * (upper - lower) + j - lower]
              let cell = band.rowStarts[i] + j - band.columns[i].lowerBound
              set(value, cell: cell, sources: m, targets: n)
            }
          }
        }
      }
    }
  }
}
