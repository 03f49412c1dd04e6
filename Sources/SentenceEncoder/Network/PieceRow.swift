/// What the network makes of one piece alone (`PieceLayer`), as it lies in a `PieceRowBuffer`.
struct PieceRow {
  /// Numbers of the embedding, of the normed projections, and room for the scales.
  static let featureWidth = scalesOffset + 16
  static let scalesOffset = Shape.dimensions + Shape.branchesWidth
  static let slotsWidth = Shape.slots * Shape.branchWidth

  /// The 512 numbers of the embedding, the 768 normed projections, and the scales of the slots, one
  /// a branch.
  let features: UnsafeMutablePointer<Float>
  /// The piece's share in each of the ten slots of the first windows, 256 numbers each, branch by
  /// branch from the left neighbour to the right; as integers, since whoever adds them up waits
  /// for memory.
  let slots: UnsafeMutablePointer<Int16>

  var projections: UnsafeMutablePointer<Float> { features + Shape.dimensions }
}

/// Memory for some rows; contents start undefined.
final class PieceRowBuffer: Sendable {
  private let features: FloatBuffer
  private let slots: NumberBuffer<Int16>

  init(_ count: Int) {
    features = FloatBuffer(count * PieceRow.featureWidth)
    slots = NumberBuffer(count * PieceRow.slotsWidth)
  }

  subscript(index: Int) -> PieceRow {
    PieceRow(
      features: features.start + index * PieceRow.featureWidth,
      slots: slots.start + index * PieceRow.slotsWidth)
  }
}
