/// The fixed sizes of the encoder's network (Multilingual Universal Sentence Encoder v3, the
/// convolutional student: Yang et al. 2019, *Multilingual Universal Sentence Encoder for Semantic
/// Retrieval*, arXiv:1907.04307). All matrices are row-major, one row a token or a sentence.
enum Shape {
  /// Numbers of a piece's embedding and of a finished vector.
  static let dimensions = 512
  /// Numbers of one window branch.
  static let branchWidth = 256
  /// Numbers of the three branches side by side.
  static let branchesWidth = 3 * branchWidth
  /// Numbers of a token's features: its embedding, then the three branches.
  static let featureWidth = dimensions + branchesWidth
  /// Numbers between the dense layers of the head.
  static let denseWidth = 320
  /// Numbers of a mapped sum of features: the first dense layer and its bypass side by side.
  static let mappedWidth = 2 * denseWidth
  /// Rows of the embedding table, and the blocks it is quantised in (piece `i` in block `i % 17`).
  static let embeddingRows = 7530 * quantisationBlocks
  static let quantisationBlocks = 17
  /// Keeps a variance or a square sum from being zero.
  static let epsilon: Float = 1e-12

  /// The window branches in the order of their features.
  static let branches = [
    Branch(index: 0, order: 2, left: 0),
    Branch(index: 1, order: 3, left: 1),
    Branch(index: 2, order: 5, left: 2),
  ]
  /// Windows of all branches, as slots of one token: 2 + 3 + 5.
  static let slots = branches.reduce(0) { $0 + $1.order }

  /// Ids that stand for no text of their own.
  static let unknownPiece: Int32 = 0
  static let beginPiece: Int32 = 1
  static let endPiece: Int32 = 2
}

/// One n-gram branch: windows of `order` neighbouring tokens that begin `left` tokens before.
struct Branch: Sendable {
  let index: Int
  let order: Int
  let left: Int

  /// Where the branch's numbers begin among those of all branches.
  var offset: Int { index * Shape.branchWidth }
  /// The slots of the branches before.
  var firstSlot: Int { Shape.branches[..<index].reduce(0) { $0 + $1.order } }
}
