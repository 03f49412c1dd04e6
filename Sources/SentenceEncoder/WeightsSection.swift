/// One part of the weights file. Floats are 32-bit little-endian; matrices are row-major,
/// input × output, as a product of row vectors wants them, and packed but for the output map: first
/// a float for each column, its scale, then the 16-bit integers (`PackedMatrix`).
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
  /// 256 × (10 · 256): the first window layer, its slots side by side, branch by branch.
  case firstWindows
  /// 256 × (22 · 256): the second window layer as factors of the minimal filters, their points
  /// side by side, branch by branch.
  case secondWindows
  /// 768: the bias of the second windows.
  case secondWindowsBias
  /// 1280 × 640: from a token's features to the first dense layer and its bypass: gain of the
  /// features' norm, output map and the two maps of the mean, multiplied into one. Floats, since
  /// rounded its error would count: the sums have much in common, and the rest is what they mean.
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
    let float = MemoryLayout<Float>.stride
    if let shape = matrixShape {
      return shape.columns * float + shape.columns * shape.depth * MemoryLayout<Int16>.stride
    }
    switch self {
    case .embedding: return Shape.embeddingRows * Shape.dimensions
    case .quantisation: return 2 * Shape.quantisationBlocks * float
    case .projectionNorm: return 4 * Shape.branchesWidth * float
    case .secondWindowsBias: return Shape.branchesWidth * float
    case .output: return Shape.featureWidth * Shape.mappedWidth * float
    case .outputBias: return Shape.mappedWidth * float
    default: return nil
    }
  }

  /// Rows and columns of a packed matrix.
  var matrixShape: (depth: Int, columns: Int)? {
    switch self {
    case .projection: (Shape.dimensions, Shape.branchesWidth)
    case .firstWindows: (Shape.branchWidth, Shape.slots * Shape.branchWidth)
    case .secondWindows: (Shape.branchWidth, Tile.allPoints * Shape.branchWidth)
    case .denseMap: (Shape.denseWidth, Shape.denseWidth)
    case .secondMaps: (Shape.denseWidth, 2 * Shape.dimensions)
    case .lastMap: (Shape.dimensions, Shape.dimensions)
    default: nil
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
