public import Bitext

/// The way back from a folded text to the author's own, and from his to the folded one.
///
/// Both texts are cut into the same pieces, in the same order, none left out and none counted
/// twice. A piece is either *even*, letters that kept their byte length, or a *cluster*, which
/// counts as a whole: a letter with its marks, or a ligature with the letters it stands for. Only
/// the pieces' beginnings are stored, eight bytes each, so unmarked text costs next to nothing.
public struct OffsetMap: Sendable, Hashable {
  /// The lengths of the two texts in UTF-8 bytes.
  public let foldedCount: Int
  public let originalCount: Int
  let pieces: [Piece]

  /// Where a piece begins in both texts. The top bit of `bits` says that it is a cluster, which
  /// leaves texts 2 GiB.
  struct Piece: Sendable, Hashable {
    static let clusterBit: UInt32 = 1 << 31
    let bits: UInt32
    let original: UInt32

    init(folded: Int, original: Int, isCluster: Bool) {
      bits = UInt32(truncatingIfNeeded: folded) | (isCluster ? Piece.clusterBit : 0)
      self.original = UInt32(truncatingIfNeeded: original)
    }

    var folded: Int { Int(bits & ~Piece.clusterBit) }
    var isCluster: Bool { bits & Piece.clusterBit != 0 }
  }

  /// Whether every letter kept its place.
  public var isIdentity: Bool { pieces.count <= 1 && pieces.allSatisfy { !$0.isCluster } }

  /// The stretch of the author's text that a stretch of the folded text came from.
  ///
  /// It grows to whole clusters: asked for the alef of لا that was written ﻻ, it gives the ligature.
  /// Neighbouring ranges that end on clusters give neighbouring stretches; all of them together
  /// cover the text. An empty range gives an empty one.
  public func original(_ range: TextRange) -> TextRange {
    convert(
      range, by: { $0.folded }, foldedCount, to: { Int($0.original) }, originalCount)
  }

  /// The stretch of the folded text that a stretch of the author's text became, whole clusters.
  public func folded(_ range: TextRange) -> TextRange {
    convert(
      range, by: { Int($0.original) }, originalCount, to: { $0.folded }, foldedCount)
  }

  private func convert(
    _ range: TextRange, by from: (Piece) -> Int, _ fromCount: Int, to: (Piece) -> Int,
    _ toCount: Int
  ) -> TextRange {
    precondition(range.upperBound <= fromCount, "the range must lie within the text")
    let first = piece(holding: range.lowerBound, by: from)
    let start = to(pieces[first])
    let lower = pieces[first].isCluster ? start : start + range.lowerBound - from(pieces[first])
    if range.isEmpty { return TextRange(lower, lower) }
    let last = piece(holding: range.upperBound - 1, by: from)
    guard pieces[last].isCluster else {
      return TextRange(lower, to(pieces[last]) + range.upperBound - from(pieces[last]))
    }
    return TextRange(lower, last + 1 < pieces.count ? to(pieces[last + 1]) : toCount)
  }

  /// The last piece that begins at or before an offset.
  private func piece(holding offset: Int, by from: (Piece) -> Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if from(pieces[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
