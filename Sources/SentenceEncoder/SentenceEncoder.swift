public import Foundation
internal import Synchronization

/// Turns texts into vectors of their meaning, Arabic and English alike (and 14 more languages).
///
/// The network is the Multilingual Universal Sentence Encoder v3 (Yang et al. 2019,
/// arXiv:1907.04307); vectors equal those of its NumPy reference (cosine ≥ 0.9999). Opening costs a
/// few milliseconds; after that a text costs about 15 µs a token on one core, and work is spread
/// over all cores. Any text is accepted: of any length, empty, or of unknown characters only.
public final class SentenceEncoder: Sendable {
  let tokenizer: SubwordTokenizer
  let head: Head
  let parallel: Parallel
  private let weights: WeightsFile
  private let pieceRows: PieceRows
  private let idleLayers = Mutex<[WindowLayersBox]>([])

  /// Opens the weights in a folder that `EncoderWeights.convert` has filled; work is spread over
  /// at most `threads` threads.
  public init(
    resources folder: URL = EncoderWeights.defaultFolder,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) throws(EncoderError) {
    weights = try WeightsFile(folder.appendingPathComponent(WeightsFile.name))
    guard let library = OpenBLAS.opened else { throw .noMatrixLibrary }
    tokenizer = SubwordTokenizer(weights)
    head = Head(weights, library)
    pieceRows = PieceRows(PieceLayer(weights))
    parallel = Parallel(width: threads)
  }

  /// Tells encoders apart: vectors are comparable only where this is the same.
  public var identity: UInt64 { weights.checksum(.embedding) }

  /// The vectors of some texts, in their order.
  public func vectors(for texts: [String]) -> [SentenceVector] {
    let batches = Batches.of(textSizes: texts.map(\.utf8.count))
    return parallel.map(batches) { batch in self.vectors(for: texts[batch]) }.flatMap { $0 }
  }

  /// The vector of one text.
  public func vector(for text: String) -> SentenceVector { vectors(for: [text][...])[0] }

  /// A document made ready to answer for any run of its segments.
  public func document(of segments: [String]) -> EncodedDocument {
    let batches = Batches.of(textSizes: segments.map(\.utf8.count))
    let pieces = parallel.map(batches) { batch in segments[batch].map(self.tokenizer.pieces) }
    return EncodedDocument(pieces.flatMap { $0 }, by: self)
  }

  private func vectors(for texts: ArraySlice<String>) -> [SentenceVector] {
    vectors(forPieces: texts.map(tokenizer.pieces))
  }

  /// The vectors of texts already cut; a text without pieces is one unknown piece.
  func vectors(forPieces texts: [[Int32]]) -> [SentenceVector] {
    var tape = Tape()
    var lengths: [Int] = []
    for (index, pieces) in texts.enumerated() {
      let known = pieces.isEmpty ? [Shape.unknownPiece] : pieces
      tape.appendSentence(known, sum: index)
      lengths.append(known.count + 2)
    }
    tape.layTilesOverAll()
    let sums = mappedSums(of: tape, tiles: 0..<tape.tiles.count, sums: 0..<texts.count)
    return head.vectors(lengths: lengths) { text, out in sums.copyRow(text, to: out) }
  }

  /// The sums of a tape's features through the output map, count × 640; spread over the cores.
  func mappedSums(of tape: Tape, count: Int) -> [Float] {
    let batches = Batches.of(count: tape.tiles.count, size: 4 * WindowLayers.batch)
    let parts = parallel.map(batches) { tiles in
      let sums = tape.sums(yieldedBy: tiles)
      return (sums, self.mappedSums(of: tape, tiles: tiles, sums: sums))
    }
    // A sum that two batches share comes out as the sum of its two parts.
    var whole = [Float](repeating: 0, count: count * Shape.mappedWidth)
    for (sums, part) in parts {
      for (index, value) in zip((sums.lowerBound * Shape.mappedWidth)..., part) {
        whole[index] += value
      }
    }
    return whole
  }

  /// The sums of the features some tiles yield, through the output map: sums × 640.
  private func mappedSums(of tape: Tape, tiles: Range<Int>, sums: Range<Int>) -> [Float] {
    let totals = FloatBuffer(sums.count * Shape.featureWidth)
    totals.start.update(repeating: 0, count: sums.count * Shape.featureWidth)
    withLayers { layers in
      layers.add(tape, tiles: tiles, to: totals.start, firstSum: sums.lowerBound)
    }
    return head.map(totals, count: sums.count)
  }

  /// Lends working memory to one thread at a time and keeps it for the next.
  private func withLayers(_ body: (WindowLayers) -> Void) {
    let box =
      idleLayers.withLock { $0.popLast() }
      ?? WindowLayersBox(layers: WindowLayers(weights: weights, pieceRows: pieceRows))
    body(box.layers)
    idleLayers.withLock { $0.append(box) }
  }
}

/// Sendable by hand: taken out of the idle list, the layers belong to one thread alone.
private struct WindowLayersBox: @unchecked Sendable {
  let layers: WindowLayers
}

extension [Float] {
  /// Copies one mapped sum of several.
  func copyRow(_ row: Int, to out: UnsafeMutablePointer<Float>) {
    withUnsafeBufferPointer { rows in
      guard let start = rows.baseAddress else { return }
      out.update(from: start + row * Shape.mappedWidth, count: Shape.mappedWidth)
    }
  }

  /// Adds one mapped sum of several.
  func addRow(_ row: Int, to out: UnsafeMutablePointer<Float>) {
    withUnsafeBufferPointer { rows in
      guard let start = rows.baseAddress else { return }
      let values = start + row * Shape.mappedWidth
      for offset in stride(from: 0, to: Shape.mappedWidth, by: 8) {
        out.set(offset, out.lanes(offset) + values.lanes(offset))
      }
    }
  }
}
