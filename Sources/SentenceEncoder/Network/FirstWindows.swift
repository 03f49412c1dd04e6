/// The first window layer: adds up what the neighbouring pieces hold ready for it (`PieceLayer`),
/// then a rectifier, and the token's own projection added.
final class FirstWindows {
  /// The layer's output, rows of 768 floats, for the tokens the tiles of a batch see.
  let hidden = FloatBuffer(WindowLayers.batch * Tile.sight * Shape.branchesWidth)

  private let weights: WeightsFile
  private let pieceRows: PieceRows

  init(weights: WeightsFile, pieceRows: PieceRows) {
    self.weights = weights
    self.pieceRows = pieceRows
  }

  /// Computes the hidden rows that tiles at these places of a tape see. Tokens seen by two tiles
  /// are computed once.
  ///
  /// `body` gets the hidden row where each tile's sight begins, and a token's embedding by its
  /// place on the tape.
  func compute(
    _ tape: Tape, _ tiles: [Int], _ body: ([Int], (Int) -> UnsafePointer<Float>) -> Void
  ) {
    var places: [Int] = []
    var seen: [Int] = []
    for tile in tiles {
      let fresh = max(tile, (seen.last ?? -1) + 1)
      places.append(seen.count - (fresh - tile))
      seen.append(contentsOf: fresh..<tile + Tile.sight)
    }
    let low = seen[0] - Tile.reach
    let around = (low...seen[seen.count - 1] + Tile.reach).map { row in
      tape.pieces.indices.contains(row) ? tape.pieces[row] : Tape.blank
    }
    pieceRows.withRows(of: around) { rows in
      let slots = rows.map { UnsafePointer($0.slots) }
      let features = rows.map { UnsafePointer($0.features) }
      for (place, row) in seen.enumerated() {
        let out = hidden.start + place * Shape.branchesWidth
        if around[row - low] == Tape.blank {
          out.update(repeating: 0, count: Shape.branchesWidth)
        } else {
          write(slots, features, center: row - low, into: out)
        }
      }
      body(places) { features[$0 - low] }
    }
  }

  /// Writes a token's hidden row from the slots of the pieces around it and its own projections.
  private func write(
    _ slots: [UnsafePointer<Int16>], _ features: [UnsafePointer<Float>], center: Int,
    into out: UnsafeMutablePointer<Float>
  ) {
    for branch in Shape.branches {
      let first = center - branch.left
      Kernels.addScaled(
        slots[first..<first + branch.order], offset: branch.firstSlot * Shape.branchWidth,
        scales: features[first..<first + branch.order],
        scaleOffset: PieceRow.scalesOffset + branch.index, width: Shape.branchWidth,
        into: out + branch.offset)
    }
    Kernels.activate(
      out, bias: weights.floats(.projectionNorm) + 3 * Shape.branchesWidth,
      bypass: features[center] + Shape.dimensions, width: Shape.branchesWidth)
  }
}
