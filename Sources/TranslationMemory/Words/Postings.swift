/// The numbers of the texts that have a word, in blocks small enough to fill the pages of the file:
/// the first number names the block, the others follow as LEB128 varints of the differences.
enum Postings {
  /// The bytes a block may have: sixteen of them fill a page of 8,192 bytes.
  static let blockLimit = 480

  struct Block {
    let first: Int64
    var last: Int64
    var bytes: [UInt8] = []

    init(_ first: Int64) {
      self.first = first
      last = first
    }

    var isFull: Bool { bytes.count >= Postings.blockLimit }

    /// Adds a number greater than all before it.
    mutating func append(_ text: Int64) {
      bytes.append(varint: UInt64(bitPattern: text &- last))
      last = text
    }
  }

  /// Calls `body` with the numbers of a block in order, while it says to go on.
  @inline(__always)
  static func forEach<Failure: Error>(
    _ first: Int64, _ bytes: UnsafeBufferPointer<UInt8>,
    _ body: (Int64) throws(Failure) -> Void
  ) throws(Failure) {
    try body(first)
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
      try body(text)
      difference = 0
      shift = 0
    }
  }
}

/// The words of texts that are new, or their keys, until they are entered in the index together: pairs
/// of a core and a text, each pair one machine word.
struct PendingPostings {
  private var pairs: [UInt64] = []
  /// The first text.
  private var base: Int64?

  var isEmpty: Bool { pairs.isEmpty }

  /// Texts must come in rising order, and lie within four thousand million numbers.
  mutating func add(_ core: Int64, text: Int64) {
    let base = base ?? text
    self.base = base
    let offset = UInt64(UInt32(truncatingIfNeeded: text - base))
    pairs.append(UInt64(PendingPostings.order(core)) << 32 | offset)
  }

  /// Calls `body` with each core and text as they were added.
  func forEachEntry(_ body: (_ core: Int64, _ text: Int64) -> Void) {
    guard let base else { return }
    for pair in pairs {
      body(PendingPostings.core(UInt32(pair >> 32)), base + Int64(pair & 0xFFFF_FFFF))
    }
  }

  /// All cores under which a text stands.
  static func cores(of shapes: [WordShape]) -> Set<Int64> {
    Set(shapes.map(\.coreKey) + [coreOfNumbers(shapes)].compactMap { $0 })
  }

  /// The core under which texts stand that have nothing but so many numbers; nil for other texts.
  static func coreOfNumbers(_ shapes: [WordShape]) -> Int64? {
    guard !shapes.isEmpty, shapes.allSatisfy(\.isNumber) else { return nil }
    return coreOfNumbers(shapes.count)
  }

  /// The core of texts of nothing but so many numbers.
  static func coreOfNumbers(_ count: Int) -> Int64 {
    StableHash.of("#\(count)".utf8).narrowKey
  }

  /// Calls `body` with each core in rising order and its texts, each text once.
  mutating func forEachCore(_ body: (Int64, [Int64]) throws -> Void) rethrows {
    guard let base else { return }
    sort()
    var texts: [Int64] = []
    var place = 0
    while place < pairs.count {
      let core = pairs[place] >> 32
      texts.removeAll(keepingCapacity: true)
      while place < pairs.count, pairs[place] >> 32 == core {
        let text = base + Int64(pairs[place] & 0xFFFF_FFFF)
        if texts.last != text { texts.append(text) }
        place += 1
      }
      try body(PendingPostings.core(UInt32(core)), texts)
    }
    pairs = []
  }

  /// Three passes over eleven bits of the core each leave texts of one core in their order.
  private mutating func sort() {
    var other = [UInt64](repeating: 0, count: pairs.count)
    for shift: UInt64 in [32, 43, 54] {
      var starts = [Int](repeating: 0, count: 2048)
      for pair in pairs { starts[Int(pair >> shift & 2047)] += 1 }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      for pair in pairs {
        let digit = Int(pair >> shift & 2047)
        other[starts[digit]] = pair
        starts[digit] += 1
      }
      swap(&pairs, &other)
    }
  }

  /// A core's place in the order of signed numbers, which is SQLite's.
  private static func order(_ core: Int64) -> UInt32 {
    UInt32(bitPattern: Int32(truncatingIfNeeded: core)) ^ 0x8000_0000
  }

  private static func core(_ order: UInt32) -> Int64 {
    Int64(Int32(bitPattern: order ^ 0x8000_0000))
  }
}
