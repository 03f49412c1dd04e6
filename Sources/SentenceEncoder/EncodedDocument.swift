/// A document's segments encoded once, so that the vector of any run of neighbouring segments
/// costs next to nothing more.
///
/// The vector of a run equals that of its segments joined by one space: pieces of joined texts are
/// the pieces of the texts (`SubwordTokenizer`), and features are recomputed where a window
/// reaches over the run's edge (`DocumentPieces`). Only a segment that ends in the word mark "▁"
/// (U+2581) itself loses that mark, which the joined text keeps.
public struct EncodedDocument: Sendable {
  private let encoder: SentenceEncoder
  private let document: DocumentPieces
  /// Mapped sums of the middles and of the edges, 640 floats each.
  private let middles: [Float]
  private let edges: [Float]

  init(_ segments: [[Int32]], by encoder: SentenceEncoder) {
    self.encoder = encoder
    document = DocumentPieces(segments)
    let middleTape = document.middleTape
    let edgeTape = document.edgeTape
    middles = encoder.mappedSums(of: middleTape, count: max(document.cuts.count - 1, 0))
    edges = encoder.mappedSums(of: edgeTape, count: 2 * segments.count)
  }

  public var segmentCount: Int { document.segmentCount }

  /// The vector of some neighbouring segments joined by one space.
  ///
  /// Precondition: `run` is not empty and lies in `0 ..< segmentCount`.
  public func vector(of run: Range<Int>) -> SentenceVector { vectors(of: [run])[0] }

  /// The vectors of all runs of 1 … `longest` segments.
  public func vectors(ofRunsUpTo longest: Int = 4) -> RunVectors {
    RunVectors(segmentCount: segmentCount, longest: longest, vectors: vectors)
  }

  /// The vectors of some runs, in their order.
  public func vectors(of runs: [Range<Int>]) -> [SentenceVector] {
    precondition(
      runs.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= segmentCount },
      "a run is one or more of the document's segments")
    let batches = Batches.of(count: runs.count, size: 256)
    return encoder.parallel.map(batches) { batch in self.vectors(ofBatch: runs[batch]) }.flatMap {
      $0
    }
  }

  private func vectors(ofBatch runs: ArraySlice<Range<Int>>) -> [SentenceVector] {
    let long = runs.filter { document.middles($0) != nil }
    let short = runs.filter { document.middles($0) == nil }
    let lengths = long.map { document.range($0).count + 2 }
    var summed = encoder.head.vectors(lengths: lengths) { run, sum in
      writeMappedSum(of: long[run], to: sum)
    }[...]
    var encoded = encoder.vectors(
      forPieces: short.map { Array(document.pieces[document.range($0)]) })[...]
    return runs.map {
      document.middles($0) == nil ? encoded.removeFirst() : summed.removeFirst()
    }
  }

  /// Head, middles and tail of a run added up.
  private func writeMappedSum(of run: Range<Int>, to sum: UnsafeMutablePointer<Float>) {
    edges.copyRow(2 * run.lowerBound, to: sum)
    for middle in document.middles(run) ?? 0..<0 { middles.addRow(middle, to: sum) }
    edges.addRow(2 * run.upperBound - 1, to: sum)
  }
}

/// The vectors of all runs of neighbouring segments up to a length.
public struct RunVectors: Sendable {
  public let segmentCount: Int
  /// The greatest count of segments in a run.
  public let longest: Int
  /// By the first segment, then by count; short lists at the document's end.
  private let vectors: [[SentenceVector]]

  init(
    segmentCount: Int, longest: Int, vectors: ([Range<Int>]) -> [SentenceVector]
  ) {
    precondition(longest > 0, "a run has one segment or more")
    self.segmentCount = segmentCount
    self.longest = longest
    let runs = (0..<segmentCount).map { first in
      (first + 1...min(first + longest, segmentCount)).map { first..<$0 }
    }
    var found = vectors(runs.flatMap { $0 })[...]
    self.vectors = runs.map { runs in
      defer { found = found.dropFirst(runs.count) }
      return Array(found.prefix(runs.count))
    }
  }

  /// The vector of a run of 1 … `longest` segments.
  public subscript(run: Range<Int>) -> SentenceVector { vectors[run.lowerBound][run.count - 1] }
}
