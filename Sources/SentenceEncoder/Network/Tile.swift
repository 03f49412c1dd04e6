/// The neighbouring tokens the second window layer yields at a time.
///
/// The more a tile yields, the fewer products a token takes, and the larger the rounding errors
/// of the minimal filter. Five are also just the tokens that change at the edge of a run.
enum Tile {
  /// How far a window reaches to either side.
  static let reach = 2

  /// Tokens a tile yields.
  static let yield = 5

  /// Tokens its windows see, `reach` of them before the first it yields.
  static let sight = yield + 2 * reach

  /// The filter that does a branch's second windows.
  static func filter(_ branch: Branch) -> MinimalFilter {
    MinimalFilter(taps: branch.order, outputs: yield)
  }

  /// Products a branch takes for a tile, one matrix each.
  static func points(_ branch: Branch) -> Int { branch.order + yield - 1 }

  /// The matrices of the branches before.
  static func firstPoint(_ branch: Branch) -> Int {
    Shape.branches[..<branch.index].reduce(0) { $0 + points($1) }
  }

  /// The matrices of all branches.
  static let allPoints = Shape.branches.reduce(0) { $0 + points($1) }
}
