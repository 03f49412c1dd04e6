internal import Foundation

/// The part of the network that sees one piece alone: embedding, projections, their layer norm,
/// and the piece's share in each slot of the first windows.
///
/// A result row has 3,840 floats: the 512 of the embedding, the 768 normed projections, then 256
/// for each of the ten slots (branch by branch, from the left neighbour to the right).
struct PieceLayer: Sendable {
  static let rowWidth = slotsOffset + Shape.slots * Shape.branchWidth
  private static let projectionOffset = Shape.dimensions
  private static let slotsOffset = projectionOffset + Shape.branchesWidth

  /// Where a branch's projection begins in a row.
  static func offset(_ branch: Branch) -> Int { projectionOffset + branch.offset }

  /// Where a slot's numbers begin in a row.
  static func offset(_ branch: Branch, slot: Int) -> Int {
    slotsOffset + (branch.firstSlot + slot) * Shape.branchWidth
  }

  private let weights: WeightsFile

  init(_ weights: WeightsFile) { self.weights = weights }

  /// Writes the rows of some pieces one after the other.
  func compute(_ pieces: [Int32], into rows: UnsafeMutablePointer<Float>) {
    guard !pieces.isEmpty else { return }
    for (index, piece) in pieces.enumerated() {
      weights.embedding(of: piece, into: rows + index * Self.rowWidth)
    }
    MatrixProduct.multiply(
      rows, stride: Self.rowWidth,
      by: weights.floats(.projection), stride: Shape.branchesWidth,
      into: rows + Self.projectionOffset, stride: Self.rowWidth,
      rows: pieces.count, columns: Shape.branchesWidth, depth: Shape.dimensions)
    for index in pieces.indices { norm(rows + index * Self.rowWidth + Self.projectionOffset) }
    for branch in Shape.branches { spread(rows, count: pieces.count, branch) }
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

  /// Multiplies the normed projections of a branch by the matrices of its slots.
  private func spread(_ rows: UnsafeMutablePointer<Float>, count: Int, _ branch: Branch) {
    let width = Shape.branchWidth
    let matrix = weights.floats(.firstWindows) + branch.firstSlot * width * width
    MatrixProduct.multiply(
      rows + Self.offset(branch), stride: Self.rowWidth,
      by: matrix, stride: branch.order * width,
      into: rows + Self.offset(branch, slot: 0), stride: Self.rowWidth,
      rows: count, columns: branch.order * width, depth: width)
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
