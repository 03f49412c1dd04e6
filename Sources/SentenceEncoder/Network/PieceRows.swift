internal import Synchronization

/// The rows of the pieces met lately (`PieceLayer`), so that a piece is computed once though it
/// stands in many sentences. Texts in their order find 92 of 100 tokens here.
final class PieceRows: Sendable {
  /// Rows kept: 63 MB, of which only what was ever used takes memory.
  private static let capacity = 6 * 1024
  /// New rows computed together.
  private static let batch = 96

  private let layer: PieceLayer
  private let rows = PieceRowBuffer(capacity)
  private let blank = PieceRowBuffer(1)
  private let clock = Mutex(RowClock(rows: capacity, pieces: Shape.embeddingRows))

  init(_ layer: PieceLayer) {
    self.layer = layer
    blank[0].features.update(repeating: 0, count: PieceRow.featureWidth)
    blank[0].slots.update(repeating: 0, count: PieceRow.slotsWidth)
  }

  /// Calls `body` with the row of each piece; of a blank, all zero. Valid only during the call.
  func withRows(of pieces: [Int32], _ body: ([PieceRow]) -> Void) {
    let distinct = Set(pieces.lazy.filter { $0 >= 0 })
    let lease = take(distinct)
    // Only when more threads work than the rows suffice for: rows for this call alone.
    let surplus = PieceRowBuffer(lease.missing.count - lease.claimed.count)
    let fresh =
      lease.claimed.map { rows[$0] }
      + (lease.claimed.count..<lease.missing.count).map { surplus[$0 - lease.claimed.count] }
    compute(lease, into: fresh)
    var rowOfPiece = lease.known.mapValues { rows[$0] }
    for (piece, row) in zip(lease.missing, fresh) { rowOfPiece[piece] = row }
    body(pieces.map { rowOfPiece[$0] ?? blank[0] })
    clock.withLock { clock in
      lease.known.values.forEach { clock.release($0) }
      lease.claimed.forEach { clock.release($0) }
    }
  }

  private struct Lease: Sendable {
    var known: [Int32: Int] = [:]
    var missing: [Int32] = []
    var claimed: [Int] = []
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

  /// Computes the missing rows and makes the claimed ones known.
  private func compute(_ lease: Lease, into fresh: [PieceRow]) {
    for batch in Batches.of(count: fresh.count, size: Self.batch) {
      layer.compute(lease.missing[batch], into: Array(fresh[batch]))
    }
    clock.withLock { clock in
      for (piece, row) in zip(lease.missing, lease.claimed) { clock.enter(piece, in: row) }
    }
  }
}
