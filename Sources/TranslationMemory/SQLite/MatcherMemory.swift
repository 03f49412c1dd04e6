/// What one look-up leaves for the next: outlines read, shapes of words, and room to work in.
struct MatcherMemory: Sendable {
  private(set) var runs: [PostingRuns.Run] = []
  var shapes = WordShapes()
  var rows: [Int] = []
  var visited = VisitedTexts()
  /// The outlines read so far, one behind the other.
  private var outlines: [UInt8] = []
  /// Where each block begins in `outlines`: one more than its place, 0 for those not read.
  private var places: [UInt32] = []
  /// Where each outline of a block begins behind the block's place, and where the last one ends.
  private var starts: [UInt32] = []

  private static let stride = OutlineBlocks.size + 1

  /// Forgets what belongs to another state of the index.
  mutating func begin(_ runs: [PostingRuns.Run], highest: Int64) {
    self.runs = runs
    visited = VisitedTexts(upTo: highest)
    let blocks = Int(max(highest, 0) >> OutlineBlocks.shift) + 1
    outlines = []
    places = [UInt32](repeating: 0, count: blocks)
    starts = [UInt32](repeating: 0, count: blocks * MatcherMemory.stride)
  }

  /// Calls `body` with the outline of a text; an empty one where there is none.
  @inline(__always)
  mutating func withOutline<Value>(
    of text: Int64, reading row: BareStatement, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) throws -> Value {
    let block = Int(text >> OutlineBlocks.shift)
    guard block >= 0, block < places.count else { return body(.init(start: nil, count: 0)) }
    if places[block] == 0 { try read(block, row) }
    let slot = block * MatcherMemory.stride + (Int(text) & (OutlineBlocks.size - 1))
    let start = Int(places[block]) - 1
    let range = start + Int(starts[slot])..<start + Int(starts[slot + 1])
    return outlines.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func read(_ block: Int, _ row: BareStatement) throws {
    row.bind(Int64(block), at: 1)
    defer { row.reset() }
    let place = outlines.count
    places[block] = UInt32(place) + 1
    guard try row.step() else { return }
    row.withBytes(0) { bytes in
      var end = 0
      for slot in 0..<OutlineBlocks.size {
        if let range = OutlineBlocks.next(in: bytes, after: end) {
          end = range.upperBound
          outlines.append(contentsOf: bytes[range])
        }
        starts[block * MatcherMemory.stride + slot + 1] = UInt32(outlines.count - place)
      }
    }
  }
}

/// The texts a look-up has met, forgotten in the time it took to meet them.
struct VisitedTexts: Sendable {
  private var bits: [UInt64]
  private var touched: [Int32] = []

  init(upTo highest: Int64 = 0) {
    bits = [UInt64](repeating: 0, count: Int(max(highest, 0) >> 6) + 1)
  }

  mutating func clear() {
    for place in touched { bits[Int(place)] = 0 }
    touched.removeAll(keepingCapacity: true)
  }

  /// Whether the text was not met before. Numbers beyond the end, of a damaged file, were.
  mutating func insert(_ text: Int64) -> Bool {
    guard text >= 0, text >> 6 < bits.count else { return false }
    let place = Int(text >> 6)
    let bit: UInt64 = 1 << UInt64(text & 63)
    guard bits[place] & bit == 0 else { return false }
    if bits[place] == 0 { touched.append(Int32(place)) }
    bits[place] |= bit
    return true
  }
}
