/// How many neighbouring tokens the second window layer yields at a time.
///
/// Wide tiles take the fewest products a token; narrow ones yield just the five tokens that
/// change at the edge of a run.
enum Tile: CaseIterable, Sendable {
  case wide, narrow

  /// How far a window reaches to either side.
  static let reach = 2

  /// Tokens a tile yields.
  var yield: Int { self == .wide ? 7 : 5 }

  /// Tokens its windows see, `reach` of them before the first it yields.
  var sight: Int { yield + 2 * Self.reach }

  /// Where the second window layer for such tiles lies in the weights.
  var section: WeightsSection { self == .wide ? .secondWindows : .secondWindowsNarrow }

  /// The filter that does a branch's second windows.
  func filter(_ branch: Branch) -> MinimalFilter {
    MinimalFilter(taps: branch.order, outputs: yield)
  }

  /// Products a branch takes for a tile, one matrix each.
  func points(_ branch: Branch) -> Int { branch.order + yield - 1 }

  /// The matrices of the branches before.
  func firstPoint(_ branch: Branch) -> Int {
    Shape.branches[..<branch.index].reduce(0) { $0 + points($1) }
  }

  /// The matrices of all branches.
  var allPoints: Int { Shape.branches.reduce(0) { $0 + points($1) } }
}
