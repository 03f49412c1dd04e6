/// Keys of texts with their texts, the keys in rising order, in blocks small enough to fill the pages of
/// the file: the first key names the block. Each key stands as a LEB128 varint of its difference from
/// the one before, and its text as another.
struct TextKeyBlock {
  let first: Int64
  private(set) var last: Int64
  private(set) var bytes: [UInt8] = []

  /// An empty block.
  init(_ first: Int64) {
    self.first = first
    last = first
  }

  /// Whether another key should begin a block of its own; the texts of one key stay together.
  var isFull: Bool { bytes.count >= Postings.blockLimit }

  /// Adds a text under a key not less than those before.
  mutating func append(_ key: Int64, text: Int64) {
    bytes.append(varint: UInt64(bitPattern: key &- last))
    bytes.append(varint: UInt64(bitPattern: text))
    last = key
  }

  /// Calls `body` with the keys of a block in order and the text of each.
  @inline(__always)
  static func forEach<Failure: Error>(
    _ first: Int64, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (_ key: Int64, _ text: Int64) throws(Failure) -> Void
  ) throws(Failure) {
    var key = first
    var number: UInt64 = 0
    var shift: UInt64 = 0
    var isText = false
    for byte in bytes {
      number |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 != 0 {
        shift = (shift + 7) & 63
        continue
      }
      if isText {
        try body(key, Int64(bitPattern: number))
      } else {
        key &+= Int64(bitPattern: number)
      }
      isText.toggle()
      number = 0
      shift = 0
    }
  }
}
