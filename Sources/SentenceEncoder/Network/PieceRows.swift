internal import Synchronization

/// The rows of the pieces met lately, so that a piece is computed once though it stands in many
/// sentences. Holds at most 70 MB; when full it begins anew.
final class PieceRows: Sendable {
  /// A store of rows that is only ever added to; readers keep it alive.
  final class Store: Sendable {
    static let capacity = 5 * 1024
    private let rows = FloatBuffer(capacity * PieceLayer.rowWidth)

    /// Row 0 stands for no piece and is all zero.
    init() { rows.start.update(repeating: 0, count: PieceLayer.rowWidth) }

    func row(_ index: Int32) -> UnsafeMutablePointer<Float> {
      rows.start + Int(index) * PieceLayer.rowWidth
    }
  }

  private struct State: Sendable {
    var store = Store()
    var used: Int32 = 1
    var rowOfPiece = [Int32](repeating: none, count: Shape.embeddingRows)
  }

  private struct Reservation: Sendable {
    let store: Store
    let rows: [Int32]
    let missing: [Int32]
    let firstMissing: Int32
  }

  private static let none: Int32 = -1
  private let layer: PieceLayer
  private let state = Mutex(State())

  init(_ layer: PieceLayer) { self.layer = layer }

  /// The rows of some pieces, computed where they are new. A negative id is no piece, row 0.
  ///
  /// Asks for fewer than `Store.capacity` pieces at a time.
  func rows(of pieces: [Int32]) -> (store: Store, rows: [Int32]) {
    let reserved = state.withLock { Self.reserve(pieces, in: &$0) }
    guard !reserved.missing.isEmpty else { return (reserved.store, reserved.rows) }
    // The rows set aside belong to this call alone until they are entered.
    layer.compute(reserved.missing, into: reserved.store.row(reserved.firstMissing))
    state.withLock { state in
      guard state.store === reserved.store else { return }
      for (index, piece) in reserved.missing.enumerated() {
        state.rowOfPiece[Int(piece)] = reserved.firstMissing + Int32(index)
      }
    }
    return (reserved.store, reserved.rows)
  }

  /// Looks the pieces up and sets rows aside for those not yet known.
  private static func reserve(_ pieces: [Int32], in state: inout State) -> Reservation {
    let isUnknown = { (piece: Int32) in piece >= 0 && state.rowOfPiece[Int(piece)] == none }
    if Int(state.used) + Set(pieces.filter(isUnknown)).count > Store.capacity { state = State() }
    let missing = Set(pieces.filter(isUnknown)).sorted()
    let first = state.used
    state.used += Int32(missing.count)
    let ownRows = Dictionary(uniqueKeysWithValues: zip(missing, first...))
    let rows = pieces.map { piece in
      piece < 0 ? 0 : ownRows[piece] ?? state.rowOfPiece[Int(piece)]
    }
    return Reservation(store: state.store, rows: rows, missing: missing, firstMissing: first)
  }
}
