internal import Foundation

/// The part of the network that sees one piece alone: embedding, projections, their layer norm,
/// and the piece's share in each slot of the first windows.
struct PieceLayer: Sendable {
  private let weights: WeightsFile
  private let projection: IntegerMatrix
  /// By branch.
  private let slots: [IntegerMatrix]

  init(_ weights: WeightsFile) {
    self.weights = weights
    projection = IntegerMatrix(weights, .projection)
    slots = Shape.branches.map { branch in
      let first = branch.firstSlot * Shape.branchWidth
      return IntegerMatrix(
        weights, .firstWindows, columns: first..<first + branch.order * Shape.branchWidth)
    }
  }

  /// Writes the rows of some pieces where they are to lie.
  func compute(_ pieces: ArraySlice<Int32>, into rows: [PieceRow]) {
    for (piece, row) in zip(pieces, rows) { weights.embedding(of: piece, into: row.features) }
    let features = rows.map(\.features)
    let embeddings = IntegerRows(rows.count, width: Shape.dimensions)
    embeddings.set(from: features, offset: 0)
    projection.multiply(embeddings, into: features[...], offset: Shape.dimensions)
    for row in rows { norm(row.projections) }
    for branch in Shape.branches { spread(rows, branch) }
  }

  /// Multiplies the normed projections of a branch by the matrices of its slots.
  private func spread(_ rows: [PieceRow], _ branch: Branch) {
    let normed = IntegerRows(rows.count, width: Shape.branchWidth)
    normed.set(from: rows.map(\.projections), offset: branch.offset)
    let width = branch.order * Shape.branchWidth
    let products = FloatBuffer(rows.count * width)
    let places = rows.indices.map { products.start + $0 * width }
    slots[branch.index].multiply(normed, into: places[...])
    for (row, place) in zip(rows, places) {
      Kernels.quantise(
        place, width: width, into: row.slots + branch.firstSlot * Shape.branchWidth,
        scale: row.features + PieceRow.scalesOffset + branch.index)
    }
  }

  /// Adds the bias to a projection and norms it.
  private func norm(_ row: UnsafeMutablePointer<Float>) {
    let width = Shape.branchesWidth
    let bias = weights.floats(.projectionNorm)
    let (gain, shift) = (bias + width, bias + 2 * width)
    for offset in stride(from: 0, to: width, by: 8) {
      row.set(offset, row.lanes(offset) + bias.lanes(offset))
    }
    let (mean, scale) = Moments.of(row, width: width)
    for offset in stride(from: 0, to: width, by: 8) {
      let normed = (row.lanes(offset) - mean) * scale
      row.set(offset, normed * gain.lanes(offset) + shift.lanes(offset))
    }
  }
}

/// The mean of a row, and the reciprocal of its standard deviation.
enum Moments {
  @inline(__always)
  static func of(_ row: UnsafeMutablePointer<Float>, width: Int) -> (mean: Float, scale: Float) {
    var sums = Lanes()
    for offset in stride(from: 0, to: width, by: 8) { sums += row.lanes(offset) }
    let mean = sums.sum() / Float(width)
    var squares = Lanes()
    for offset in stride(from: 0, to: width, by: 8) {
      let distance = row.lanes(offset) - mean
      squares += distance * distance
    }
    return (mean, 1 / (squares.sum() / Float(width) + Shape.epsilon).squareRoot())
  }
}

extension WeightsFile {
  /// Writes the 512 numbers of a piece's embedding.
  func embedding(of piece: Int32, into row: UnsafeMutablePointer<Float>) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Shape.dimensions) { quanta in
      let buffer = UnsafeMutableRawBufferPointer(quanta)
      copy(.embedding, at: Int(piece) * Shape.dimensions, into: buffer)
      dequantise(UnsafeRawBufferPointer(buffer), of: piece, into: row)
    }
  }

  private func dequantise(
    _ quanta: UnsafeRawBufferPointer, of piece: Int32, into row: UnsafeMutablePointer<Float>
  ) {
    let block = Int(piece) % Shape.quantisationBlocks
    let scale = floats(.quantisation)[block]
    let base = floats(.quantisation)[Shape.quantisationBlocks + block]
    for offset in stride(from: 0, to: Shape.dimensions, by: 8) {
      let group = quanta.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt8>.self)
      row.set(offset, Lanes(SIMD8<Int32>(truncatingIfNeeded: group)) * scale + base)
    }
  }
}
