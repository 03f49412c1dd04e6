/// What one look-up leaves for the next: outlines read, shapes of words, and room to work in.
struct MatcherMemory: Sendable {
  private(set) var runs: [PostingRuns.Run] = []
  var shapes = WordShapes()
  var rows: [Int] = []
  var visited = VisitedTexts()
  var counts = WordCounts()
  var frequent = FrequentTexts()
  var postings = KeptPostings()
  /// The highest number of a text.
  private(set) var highest: Int64 = 0
  /// The blocks read so far, one behind the other: where each outline of a block ends, counted from
  /// the first; then the outlines.
  private var blocks: [UInt8] = []
  /// Where each block begins in `blocks`: one more than its place, 0 for those not read.
  private var places: [Int] = []

  /// One more than the words of each text whose block is read, 255 for all that have more.
  private var lengths = BlankNumbers<UInt8>(0)

  /// Forgets what belongs to another state of the index.
  mutating func begin(_ runs: [PostingRuns.Run], highest: Int64) {
    self.runs = runs
    self.highest = max(highest, 0)
    frequent = FrequentTexts(upTo: self.highest)
    postings = KeptPostings()
    visited = VisitedTexts(upTo: highest)
    counts = WordCounts(upTo: highest)
    lengths = BlankNumbers(Int(max(highest, 0)) + OutlineBlocks.size)
    blocks = []
    places = [Int](repeating: 0, count: Int(self.highest >> OutlineBlocks.shift) + 1)
  }

  /// The words of a text; 0 where there is none.
  @inline(__always)
  mutating func length(of text: Int64, reading row: BareStatement) throws -> Int {
    guard text >= 0, text < lengths.count else { return 0 }
    let known = lengths[Int(text)]
    if known != 0 && known < 255 { return Int(known) - 1 }
    return try withOutline(of: text, reading: row) { $0.count }
  }

  /// Calls `body` with the outline of a text; an empty one where there is none.
  @inline(__always)
  mutating func withOutline<Value>(
    of text: Int64, reading row: BareStatement, _ body: (UnsafeBufferPointer<UInt8>) -> Value
  ) throws -> Value {
    let block = Int(text >> OutlineBlocks.shift)
    guard block >= 0, block < places.count else { return body(.init(start: nil, count: 0)) }
    if places[block] == 0 { try read(block, row) }
    let slot = Int(text) & (OutlineBlocks.size - 1)
    let place = places[block] - 1
    return blocks.withUnsafeBytes { blocks in
      let start = slot == 0 ? 0 : MatcherMemory.end(slot - 1, at: place, blocks)
      let first = place + OutlineBlocks.size * MatcherMemory.endSize
      let outline = blocks[first + start..<first + MatcherMemory.end(slot, at: place, blocks)]
      return UnsafeRawBufferPointer(rebasing: outline).withMemoryRebound(to: UInt8.self, body)
    }
  }

  /// How many blocks with outlines of some texts are not read yet; the texts in rising order.
  func unreadBlocks(of texts: some Sequence<UInt32>) -> Int {
    var last = -1
    return texts.count { text in
      let block = Int(text) >> Int(OutlineBlocks.shift)
      defer { last = block }
      return block != last && block < places.count && places[block] == 0
    }
  }

  /// How many postings are read in the time that the outlines of some texts take, of those that are
  /// not read yet; the texts in rising order.
  func postingsForUnread(of texts: some Sequence<UInt32>) -> Int64 {
    Int64(unreadBlocks(of: texts)) * 1_000
  }

  /// How many postings are read in the time that it takes to look at the outlines of some texts; the
  /// texts in rising order.
  func postingsForOutlines(of texts: [UInt32]) -> Int64 {
    postingsForUnread(of: texts) + Int64(texts.count) * 16
  }

  private static let endSize = MemoryLayout<UInt32>.size

  @inline(__always)
  private static func end(_ slot: Int, at place: Int, _ blocks: UnsafeRawBufferPointer) -> Int {
    Int(blocks.loadUnaligned(fromByteOffset: place + slot * endSize, as: UInt32.self))
  }

  /// Bytes of a block whose texts have fifteen words each.
  private static let usualBlock = OutlineBlocks.size * (endSize + 15)

  private static let mostReserved = 64 << 20

  private mutating func read(_ block: Int, _ row: BareStatement) throws {
    row.bind(Int64(block), at: 1)
    defer { row.reset() }
    // Room that is never written takes none of the machine's; to move what is there would.
    if blocks.isEmpty {
      blocks.reserveCapacity(
        min(places.count * MatcherMemory.usualBlock, MatcherMemory.mostReserved))
    }
    let place = blocks.count
    let isThere = try row.step()
    places[block] = place + 1
    guard isThere else {
      blocks += repeatElement(0, count: OutlineBlocks.size * MatcherMemory.endSize)
      return
    }
    row.withBytes(0) { bytes in
      let first = OutlineBlocks.size * MatcherMemory.endSize
      withUnsafeTemporaryAllocation(byteCount: first + bytes.count, alignment: 4) { room in
        let end = unpack(bytes, of: block, into: room, from: first)
        blocks += UnsafeBufferPointer(rebasing: room.bindMemory(to: UInt8.self)[..<end])
      }
    }
  }

  /// Writes where each outline of a block ends, and the outlines from `first` on; returns where the
  /// last ends.
  private func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>, of block: Int, into room: UnsafeMutableRawBufferPointer,
    from first: Int
  ) -> Int {
    // An empty row has no place, and outlines that all end where they begin.
    guard let row = UnsafeRawPointer(bytes.baseAddress), let ends = room.baseAddress else {
      room.initializeMemory(as: UInt8.self, repeating: 0)
      return first
    }
    var (read, end) = (0, first)
    for slot in 0..<OutlineBlocks.size {
      if let range = OutlineBlocks.next(in: bytes, after: read) {
        read = range.upperBound
        (ends + end).copyMemory(from: row + range.lowerBound, byteCount: range.count)
        end += range.count
        lengths[block * OutlineBlocks.size + slot] = UInt8(min(range.count + 1, 255))
      }
      ends.storeBytes(
        of: UInt32(end - first), toByteOffset: slot * MatcherMemory.endSize, as: UInt32.self)
    }
    return end
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
