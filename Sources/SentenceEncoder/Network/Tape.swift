/// Pieces in a row, with blanks between what must not touch, and the tiles to be computed of it.
///
/// A tile yields the features of five tokens. They hang on the nine tokens around these in the
/// second window layer and on two more on either side in the first, so two blanks part two
/// sentences as if each stood alone.
struct Tape: Sendable {
  static let blank: Int32 = -1
  /// Tokens a tile yields, tokens its second windows see, and how many of these come before the
  /// first it yields; also how far a window reaches to either side.
  static let yield = MinimalFilter.outputs
  static let sight = yield + 2 * reach
  static let reach = 2

  /// One id a row, or `blank`.
  private(set) var pieces = [blank, blank]
  /// Which sum a row's features are added to, or −1 if they are not wanted.
  private(set) var sums: [Int32] = [-1, -1]
  /// Where each tile's sight begins; ascending.
  private(set) var tiles: [Int] = []

  /// Adds tokens whose features all go to one sum, or nowhere.
  mutating func append(_ tokens: some Collection<Int32>, sum: Int?) {
    pieces.append(contentsOf: tokens)
    sums.append(contentsOf: repeatElement(sum.map(Int32.init) ?? -1, count: tokens.count))
  }

  /// Adds the blanks that part two sentences.
  mutating func appendGap() { append(repeatElement(Self.blank, count: Self.reach), sum: nil) }

  /// Adds a whole sentence.
  mutating func appendSentence(_ tokens: some Collection<Int32>, sum: Int) {
    append([Shape.beginPiece], sum: sum)
    append(tokens, sum: sum)
    append([Shape.endPiece], sum: sum)
    appendGap()
  }

  /// Lays one tile that yields the five rows from `row`.
  mutating func layTile(yielding row: Int) { tiles.append(row - Self.reach) }

  /// Lays tiles over the whole tape, end to end.
  mutating func layTilesOverAll() {
    tiles = Array(stride(from: 0, to: pieces.count - Self.reach, by: Self.yield))
  }

  /// The sums that rows of some tiles go to; sums ascend along the tape.
  func sums(yieldedBy tiles: Range<Int>) -> Range<Int> {
    let wanted = tiles.lazy.flatMap { tile in
      sums[rows(yieldedBy: tile)].lazy.filter { $0 >= 0 }.map(Int.init)
    }
    guard let least = wanted.min(), let most = wanted.max() else { return 0..<0 }
    return least..<most + 1
  }

  /// The rows a tile yields, as far as the tape goes.
  func rows(yieldedBy tile: Int) -> Range<Int> {
    let first = tiles[tile] + Self.reach
    return first..<min(first + Self.yield, pieces.count)
  }
}
