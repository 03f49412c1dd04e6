internal import Synchronization

/// The rows of the pieces met lately (`PieceLayer`), so that a piece is computed once though it
/// stands in many sentences. Texts in their order find 92 of 100 tokens here.
final class PieceRows: Sendable {
  /// Rows kept: 94 MB, of which only what was ever used takes memory.
  private static let capacity = 6 * 1024
  /// New rows computed together.
  private static let batch = 128

  private let layer: PieceLayer
  private let rows = FloatBuffer(capacity * PieceLayer.rowWidth)
  private let zeros = FloatBuffer(PieceLayer.rowWidth)
  private let clock = Mutex(RowClock(rows: capacity, pieces: Shape.embeddingRows))

  init(_ layer: PieceLayer) {
    self.layer = layer
    zeros.start.update(repeating: 0, count: PieceLayer.rowWidth)
  }

  /// Calls `body` with the row of each piece; of a blank, all zero. Valid only during the call.
  func withRows(of pieces: [Int32], _ body: ([UnsafePointer<Float>]) -> Void) {
    let distinct = Set(pieces.lazy.filter { $0 >= 0 })
    let lease = take(distinct)
    var rowOfPiece = lease.known
    for (piece, row) in zip(lease.missing, lease.claimed) { rowOfPiece[piece] = row }
    let surplus = lease.missing.dropFirst(lease.claimed.count)
    // Only when more threads work than the rows suffice for: rows for this call alone.
    let own = FloatBuffer(surplus.count * PieceLayer.rowWidth)
    compute(lease, surplus: own)
    var address: [Int32: UnsafePointer<Float>] = rowOfPiece.mapValues { UnsafePointer(row($0)) }
    for (index, piece) in surplus.enumerated() {
      address[piece] = UnsafePointer(own.start + index * PieceLayer.rowWidth)
    }
    body(pieces.map { address[$0] ?? UnsafePointer(zeros.start) })
    clock.withLock { clock in rowOfPiece.values.forEach { clock.release($0) } }
  }

  private struct Lease: Sendable {
    var known: [Int32: Int] = [:]
    var missing: [Int32] = []
    var claimed: [Int] = []
  }

  private func row(_ index: Int) -> UnsafeMutablePointer<Float> {
    rows.start + index * PieceLayer.rowWidth
  }

  /// Looks pieces up and claims rows for those that have none, as far as there are rows.
  private func take(_ pieces: Set<Int32>) -> Lease {
    clock.withLock { clock in
      var lease = Lease()
      for piece in pieces {
        if let row = clock.use(piece) {
          lease.known[piece] = row
        } else {
          lease.missing.append(piece)
        }
      }
      for _ in lease.missing {
        guard let row = clock.claim() else { break }
        lease.claimed.append(row)
      }
      return lease
    }
  }

  /// Computes the missing rows, into the claimed places and then into the surplus ones.
  private func compute(_ lease: Lease, surplus: FloatBuffer) {
    guard !lease.missing.isEmpty else { return }
    let width = PieceLayer.rowWidth
    let fresh = FloatBuffer(min(lease.missing.count, Self.batch) * width)
    for start in stride(from: 0, to: lease.missing.count, by: Self.batch) {
      let range = start..<min(start + Self.batch, lease.missing.count)
      layer.compute(Array(lease.missing[range]), into: fresh.start)
      for index in range {
        let beyond = index - lease.claimed.count
        let place = beyond < 0 ? row(lease.claimed[index]) : surplus.start + beyond * width
        place.update(from: fresh.start + (index - start) * width, count: width)
      }
    }
    clock.withLock { clock in
      for (piece, row) in zip(lease.missing, lease.claimed) { clock.enter(piece, in: row) }
    }
  }
}
