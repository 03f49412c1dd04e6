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
  private let weights: WeightsFile
  private let pieceRows: PieceRows
  private let idleLayers = Mutex<[WindowLayersBox]>([])

  /// Opens the weights in a folder that `EncoderWeights.convert` has filled.
  public init(resources folder: URL = EncoderWeights.defaultFolder) throws(EncoderError) {
    weights = try WeightsFile(folder.appendingPathComponent(WeightsFile.name))
    tokenizer = SubwordTokenizer(weights)
    head = Head(weights)
    pieceRows = PieceRows(PieceLayer(weights))
  }

  /// The vectors of some texts, in their order.
  public func vectors(for texts: [String]) -> [SentenceVector] {
    let batches = Batches.of(texts.map(\.utf8.count))
    return Parallel.map(batches) { batch in self.vectors(for: texts[batch]) }.flatMap { $0 }
  }

  /// The vector of one text.
  public func vector(for text: String) -> SentenceVector { vectors(for: [text][...])[0] }

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
    return head.vectors(sums, lengths: lengths)
  }

  /// The sums of the features some tiles yield, through the output map: sums × 512.
  func mappedSums(of tape: Tape, tiles: Range<Int>, sums: Range<Int>) -> [Float] {
    let totals = FloatBuffer(sums.count * Shape.featureWidth)
    totals.start.update(repeating: 0, count: sums.count * Shape.featureWidth)
    withLayers { layers in
      layers.add(tape, tiles: tiles, to: totals.start, firstSum: sums.lowerBound)
    }
    return head.map(totals.start, count: sums.count)
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
