/// How 1,024 vectors lie in a file, so that a search reads the coarse bytes one after the other and
/// all else only of the few that it looks at closely.
///
/// Each part has a place for every vector of the block: 512 coarse bytes, 512 fine ones, the number
/// of the text (Int64), a hash of its letters (UInt64), the scale and the slack (Float each). A block
/// is a whole number of pages.
enum MeaningBlock {
  static let capacity = 1024
  static let byteCount = capacity * (2 * QuantisedVector.dimensions + 8 + 8 + 4 + 4)

  enum Part: CaseIterable {
    case coarse, fine, text, hash, scale, slack

    /// Bytes a vector takes.
    var width: Int {
      switch self {
      case .coarse, .fine: QuantisedVector.dimensions
      case .text, .hash: 8
      case .scale, .slack: 4
      }
    }

    /// Where the part begins in a block.
    var offset: Int {
      switch self {
      case .coarse: 0
      case .fine: Part.coarse.end
      case .text: Part.fine.end
      case .hash: Part.text.end
      case .scale: Part.hash.end
      case .slack: Part.scale.end
      }
    }

    private var end: Int { offset + capacity * width }
  }

  /// Where a part of a vector lies in the file.
  static func offset(of vector: Int, _ part: Part) -> Int {
    MeaningFileHeader.byteCount + vector / capacity * byteCount + part.offset
      + vector % capacity * part.width
  }
}
