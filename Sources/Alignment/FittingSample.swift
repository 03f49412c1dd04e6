public import Foundation
public import SentenceEncoder

/// The features of one pair of texts in the form that `Benchmarks/fit-alignment.py` fits weights
/// on. Not needed to align.
///
/// Layout (little endian): int32 source count, target count, candidate count c, bead width w,
/// lone width v; c × 4 int32 (source, target, sources, targets); c × w float32; then one row of
/// v float32 for each source segment and each target segment; then c bytes, 1 where the bead may
/// be one of two that cross; then c float32, what a memory that has the bead counts for.
public struct FittingSample: Sendable {
  private let reading: PairReading

  /// What can be left out, to learn what it is worth.
  public enum Part: String, CaseIterable, Sendable { case numbers, names }

  public init(
    encoder: SentenceEncoder?, lexicon: Lexicon?, _ source: AlignmentSide, _ target: AlignmentSide,
    without parts: Set<Part> = []
  ) {
    reading = PairReader(
      encoder: encoder, lexicon: lexicon, leftOut: parts.contains(.numbers) ? [.number] : [],
      knowsNames: !parts.contains(.names)
    ).reading(source, target)
  }

  public static func featureNames(usesEncoder: Bool) -> (bead: [String], alone: [String]) {
    let kind: AlignmentModel.Kind = usesEncoder ? .meaningAndWords : .words
    return (BeadFeatures.names(of: kind), BeadFeatures.aloneNames(of: kind))
  }

  public func data() -> Data {
    let features = reading.features
    var data = Data()
    append(
      [
        reading.band.sourceCount, reading.band.targetCount, features.candidates.count,
        features.width, features.sourceAlone.first?.count ?? 0,
      ], to: &data)
    for bead in features.candidates {
      append([bead.source, bead.target, bead.shape.sources, bead.shape.targets], to: &data)
    }
    append(features.rows, to: &data)
    for row in features.sourceAlone + features.targetAlone { append(row, to: &data) }
    data.append(contentsOf: features.candidates.map { reading.channels.mayCross($0) ? 1 : 0 })
    append(features.candidates.map { reading.outside.weight($0) }, to: &data)
    return data
  }

  private func append(_ values: [Int], to data: inout Data) {
    for value in values {
      withUnsafeBytes(of: Int32(value).littleEndian) { data.append(contentsOf: $0) }
    }
  }

  private func append(_ values: [Float], to data: inout Data) {
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
  }
}
