/// What one look-up leaves for the next: outlines read, shapes of words, and room to work in.
struct MatcherMemory: Sendable {
  private(set) var runs: [PostingRuns.Run] = []
  var shapes = WordShapes()
  var rows: [Int] = []
  var visited = VisitedTexts()
  var counts = WordCounts()
  var frequent = FrequentTexts()
  /// The highest number of a text.
  private(set) var highest: Int64 = 0
  /// The outlines read so far, one behind the other.
  private var outlines: [UInt8] = []
  /// Where each block begins in `outlines`: one more than its place, 0 for those not read.
  private var places: [UInt32] = []
  /// Where each outline of a block begins behind the block's place, and where the last one ends.
  private var starts: [UInt32] = []

  /// One more than the words of each text whose block is read, 255 for all that have more.
  private var lengths: [UInt8] = []

  private static let stride = OutlineBlocks.size + 1

  /// Forgets what belongs to another state of the index.
  mutating func begin(_ runs: [PostingRuns.Run], highest: Int64) {
    self.runs = runs
    self.highest = max(highest, 0)
    frequent = FrequentTexts(upTo: self.highest)
    visited = VisitedTexts(upTo: highest)
    counts = WordCounts(upTo: highest)
    lengths = [UInt8](repeating: 0, count: Int(max(highest, 0)) + OutlineBlocks.size)
    let blocks = Int(max(highest, 0) >> OutlineBlocks.shift) + 1
    outlines = []
    places = [UInt32](repeating: 0, count: blocks)
    starts = [UInt32](repeating: 0, count: blocks * MatcherMemory.stride)
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
      var read = 0
      for slot in 0..<OutlineBlocks.size {
        if let range = OutlineBlocks.next(in: bytes, after: read) {
          read = range.upperBound
          outlines.append(contentsOf: bytes[range])
        }
        let end = UInt32(outlines.count - place)
        let text = block * OutlineBlocks.size + slot
        let count = end - starts[block * MatcherMemory.stride + slot]
        starts[block * MatcherMemory.stride + slot + 1] = end
        if text < lengths.count { lengths[text] = UInt8(min(count + 1, 255)) }
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

/// How many words of a query texts have, forgotten in the time it took to count, or in that of
/// looking at all texts where many were counted.
struct WordCounts: Sendable {
  /// One a text, and some more so that they can be looked at by eight.
  private var counts: [UInt8]
  /// The texts counted; what stands behind `touchedCount` is room.
  private var touched: [UInt32] = []
  private var touchedCount = 0
  /// Whether so many are counted that all are looked at in the end, and none is noted.
  private var isDense = false

  init(upTo highest: Int64 = 0) {
    counts = [UInt8](repeating: 0, count: (Int(max(highest, 0)) / 8 + 1) * 8)
  }

  /// Forgets what was counted before.
  mutating func begin(expecting texts: Int64) {
    forget()
    isDense = texts > Int64(counts.count / 48)
  }

  private mutating func forget() {
    if isDense {
      counts.withUnsafeMutableBytes { _ = $0.initializeMemory(as: UInt8.self, repeating: 0) }
    } else {
      for text in touched[..<touchedCount] { counts[Int(text)] = 0 }
    }
    touchedCount = 0
  }

  /// Adds to the counts of texts without looking anew at each whether the room is shared: this is
  /// where a look-up spends its time.
  struct Counter {
    fileprivate let counts: UnsafeMutableBufferPointer<UInt8>
    fileprivate let touched: UnsafeMutableBufferPointer<UInt32>
    fileprivate var touchedCount: Int
    fileprivate let words: UInt8
    fileprivate let isDense: Bool

    /// Numbers beyond the end, of a damaged file, are passed over.
    @inline(__always)
    mutating func add(_ text: Int64) {
      guard text >= 0, text < counts.count else { return }
      let count = counts[Int(text)]
      if count == 0 && !isDense {
        guard touchedCount < touched.count else { return }
        touched[touchedCount] = UInt32(truncatingIfNeeded: text)
        touchedCount += 1
      }
      counts[Int(text)] = count > 255 - words ? 255 : count + words
    }
  }

  /// Counts up to `texts` texts, each of which has so many words more.
  mutating func count(
    _ words: UInt8, upTo texts: Int64, _ body: (inout Counter) throws -> Void
  ) rethrows {
    let missing = isDense ? 0 : touchedCount + Int(texts) - touched.count
    if missing > 0 { touched.append(contentsOf: repeatElement(0, count: missing)) }
    let (before, isDense) = (touchedCount, isDense)
    touchedCount = try counts.withUnsafeMutableBufferPointer { counts in
      try touched.withUnsafeMutableBufferPointer { touched in
        var counter = Counter(
          counts: counts, touched: touched, touchedCount: before, words: words, isDense: isDense)
        try body(&counter)
        return counter.touchedCount
      }
    }
  }

  /// How many a text has; if 255, it may have any number.
  @inline(__always)
  func count(of text: Int64) -> Int {
    guard text >= 0, text < counts.count else { return 0 }
    let count = counts[Int(text)]
    return count < 255 ? Int(count) : Int(Int32.max)
  }

  /// Calls `body` with the texts that have so many, at least one.
  func forEachText(atLeast least: Int, _ body: (Int64, Int) -> Void) {
    let least = UInt8(max(1, min(least, 255)))
    if isDense {
      forEachText(whoseCountIsAtLeast: least) { body(Int64($0), count(of: Int64($0))) }
    } else {
      for text in touched[..<touchedCount] where counts[Int(text)] >= least {
        body(Int64(text), count(of: Int64(text)))
      }
    }
  }

  /// Looks at eight counts at once: a count of seven bits and what is missing to 128 at `least` reach
  /// the eighth bit.
  private func forEachText(whoseCountIsAtLeast least: UInt8, _ body: (Int) -> Void) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (high, low) = (ones << 7, ~(ones << 7))
    let missing = least <= 128 ? UInt64(128 - least) &* ones : 0
    counts.withUnsafeBytes { counts in
      var start = 0
      for eight in counts.bindMemory(to: UInt64.self) {
        defer { start &+= 8 }
        var reaching = ((eight & low) &+ missing | eight) & high
        guard eight != 0 && reaching != 0 else { continue }
        while reaching != 0 {
          let text = start &+ reaching.trailingZeroBitCount >> 3
          if counts[text] >= least { body(text) }
          reaching &= reaching &- 1
        }
      }
    }
  }
}
