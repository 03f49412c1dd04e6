/// The numbers of the texts that have a word, in blocks small enough to lie within a page of the
/// file: the first number names the block, the others follow as LEB128 varints of the differences.
enum Postings {
  /// The bytes a block may have. SQLite keeps a row of up to a quarter page beside its key (Database
  /// File Format, section 1.6), and a page is 4,096 bytes.
  static let blockLimit = 900

  struct Block {
    let first: Int64
    var last: Int64
    var bytes: [UInt8] = []

    init(_ first: Int64) {
      self.first = first
      last = first
    }

    /// A block as it was kept.
    init(first: Int64, bytes: [UInt8]) {
      self.init(first)
      self.bytes = bytes
      Postings.forEach(first, bytes) { last = $0 }
    }

    var isFull: Bool { bytes.count >= Postings.blockLimit }

    /// Adds a number greater than all before it.
    mutating func append(_ text: Int64) {
      var rest = UInt64(text - last)
      last = text
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  /// Calls `body` with the numbers of a block in order.
  @inline(__always)
  static func forEach(_ first: Int64, _ bytes: some Sequence<UInt8>, _ body: (Int64) -> Void) {
    body(first)
    var text = first
    var difference: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      difference |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 != 0 {
        shift = (shift + 7) & 63
        continue
      }
      text &+= Int64(bitPattern: difference)
      body(text)
      difference = 0
      shift = 0
    }
  }
}
