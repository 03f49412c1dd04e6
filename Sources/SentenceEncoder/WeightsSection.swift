/// One part of the weights file. Floats are 32-bit little-endian; matrices are row-major,
/// input × output, as a product of row vectors wants them.
enum WeightsSection: Int, CaseIterable, Sendable {
  /// UInt8, pieces × 512; number = quantum × scale + base, by the piece's block. Read row by row,
  /// not mapped.
  case embedding = 1
  /// Floats: 17 scales, 17 bases.
  case quantisation
  /// 512 × 768: the projections of the three branches side by side.
  case projection
  /// 4 × 768: its bias; gain and bias of the layer norm after it; bias of the first windows.
  case projectionNorm
  /// Per branch 256 × (order · 256): the first window layer, its slots side by side.
  case firstWindows
  /// Per branch points × 256 × 256: the second window layer as factors of the minimal filters,
  /// for wide tiles and for narrow ones.
  case secondWindows
  case secondWindowsNarrow
  /// 768: the bias of the second windows.
  case secondWindowsBias
  /// 1280 × 640: from a token's features to the first dense layer and its bypass: gain of the
  /// features' norm, output map and the two maps of the mean, multiplied into one.
  case output
  /// 640: what a token adds beside.
  case outputBias
  /// 320 × 320: from the first to the second dense layer.
  case denseMap
  /// 320 × 1024: the two maps of the second dense layer, side by side.
  case secondMaps
  /// 512 × 512: from the third dense layer to the vector.
  case lastMap
  /// UInt32: the double array of the character map.
  case characterUnits
  /// UTF-8: its replacements, each ended by a zero byte.
  case characterReplacements
  /// UInt32, nodes + 1: where a node's children begin (breadth-first numbering).
  case trieChildren
  /// UInt8: the byte that leads to a node.
  case trieLabels
  /// Int32: the piece that ends at a node, or −1.
  case triePieces
  /// Floats: the log probabilities of the pieces.
  case pieceScores

  /// The exact length where the network fixes it.
  var byteCount: Int? {
    switch self {
    case .embedding: Shape.embeddingRows * Shape.dimensions
    default: floatCount.map { $0 * MemoryLayout<Float>.stride }
    }
  }

  private var floatCount: Int? {
    let square = Shape.branchWidth * Shape.branchWidth
    switch self {
    case .quantisation: return 2 * Shape.quantisationBlocks
    case .projection: return Shape.dimensions * Shape.branchesWidth
    case .projectionNorm: return 4 * Shape.branchesWidth
    case .firstWindows: return Shape.slots * square
    case .secondWindows: return Tile.wide.allPoints * square
    case .secondWindowsNarrow: return Tile.narrow.allPoints * square
    case .secondWindowsBias: return Shape.branchesWidth
    case .output: return Shape.featureWidth * Shape.mappedWidth
    case .outputBias: return Shape.mappedWidth
    case .denseMap: return Shape.denseWidth * Shape.denseWidth
    case .secondMaps: return Shape.denseWidth * 2 * Shape.dimensions
    case .lastMap: return Shape.dimensions * Shape.dimensions
    default: return nil
    }
  }

  /// Whether numbers in the section are followed as indices, so that damage there must be found
  /// before first use; the others are checked when the file is written and on request.
  var isFollowed: Bool {
    switch self {
    case .characterUnits, .characterReplacements, .trieChildren, .trieLabels, .triePieces: true
    default: false
    }
  }
}
