/// The first window layer: adds up what the neighbouring pieces hold ready for it (`PieceLayer`),
/// then a rectifier, and the token's own projection added.
final class FirstWindows {
  /// The layer's output, rows of 768 floats, for the tokens the tiles of a batch see.
  let hidden = FloatBuffer(WindowLayers.batch * Tile.wide.sight * Shape.branchesWidth)

  private let weights: WeightsFile
  private let pieceRows: PieceRows

  init(weights: WeightsFile, pieceRows: PieceRows) {
    self.weights = weights
    self.pieceRows = pieceRows
  }

  /// Computes the hidden rows that tiles at these places of a tape see. Tokens seen by two tiles
  /// are computed once.
  ///
  /// `body` gets the hidden row where each tile's sight begins, and a token's piece row by its
  /// place on the tape.
  func compute(
    _ tape: Tape, _ tiles: [Int], _ body: ([Int], (Int) -> UnsafePointer<Float>) -> Void
  ) {
    var places: [Int] = []
    var seen: [Int] = []
    for tile in tiles {
      let fresh = max(tile, (seen.last ?? -1) + 1)
      places.append(seen.count - (fresh - tile))
      seen.append(contentsOf: fresh..<tile + tape.tile.sight)
    }
    let low = seen[0] - Tile.reach
    let around = (low...seen[seen.count - 1] + Tile.reach).map { row in
      tape.pieces.indices.contains(row) ? tape.pieces[row] : Tape.blank
    }
    pieceRows.withRows(of: around) { rows in
      for (place, row) in seen.enumerated() { write(around, rows, center: row - low, to: place) }
      body(places) { rows[$0 - low] }
    }
  }

  /// Writes a token's hidden row; a blank's is zero.
  private func write(
    _ pieces: [Int32], _ rows: [UnsafePointer<Float>], center: Int, to place: Int
  ) {
    if pieces[center] == Tape.blank {
      (hidden.start + place * Shape.branchesWidth).update(repeating: 0, count: Shape.branchesWidth)
    } else {
      for branch in Shape.branches { write(branch, rows, center: center, to: place) }
    }
  }

  /// Writes a branch of a token's hidden row from the rows of the pieces in its window.
  private func write(
    _ branch: Branch, _ rows: [UnsafePointer<Float>], center: Int, to place: Int
  ) {
    let width = Shape.branchWidth
    let out = hidden.start + place * Shape.branchesWidth + branch.offset
    let own = rows[center] + PieceLayer.offset(branch)
    let bias = weights.floats(.projectionNorm) + 3 * Shape.branchesWidth + branch.offset
    func part(_ slot: Int) -> UnsafePointer<Float> {
      rows[center - branch.left + slot] + PieceLayer.offset(branch, slot: slot)
    }
    let (a, b) = (part(0), part(1))
    switch branch.order {
    case 2:
      for offset in stride(from: 0, to: width, by: 8) {
        let sum = bias.lanes(offset) + a.lanes(offset) + b.lanes(offset)
        out.set(offset, sum.rectified + own.lanes(offset))
      }
    case 3:
      let c = part(2)
      for offset in stride(from: 0, to: width, by: 8) {
        let sum = bias.lanes(offset) + a.lanes(offset) + b.lanes(offset) + c.lanes(offset)
        out.set(offset, sum.rectified + own.lanes(offset))
      }
    default:
      let (c, d, e) = (part(2), part(3), part(4))
      for offset in stride(from: 0, to: width, by: 8) {
        let sum =
          bias.lanes(offset) + a.lanes(offset) + b.lanes(offset) + c.lanes(offset)
          + d.lanes(offset) + e.lanes(offset)
        out.set(offset, sum.rectified + own.lanes(offset))
      }
    }
  }
}
