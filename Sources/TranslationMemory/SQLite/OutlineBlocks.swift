internal import Foundation
internal import GRDB

/// The outlines of all texts in the file, those of 32 neighbours in one row: for each text the
/// number of its words as a varint, and a byte for each.
struct OutlineBlocks {
  private let db: Database

  init(_ db: Database) { self.db = db }

  static let shift: Int64 = 5
  static let size = 1 << shift

  /// Enters the outlines of new texts.
  func add(_ pending: PendingOutlines) throws {
    let find = try BareStatement(db, "SELECT words FROM outline WHERE block = ?")
    let save = try BareStatement(db, "INSERT OR REPLACE INTO outline (block, words) VALUES (?, ?)")
    var slots: [ArraySlice<UInt8>] = []
    var place = 0
    while place < pending.texts.count {
      let block = pending.texts[place].number >> OutlineBlocks.shift
      slots.removeAll(keepingCapacity: true)
      find.bind(block, at: 1)
      if try find.step() { slots = find.withBytes(0) { OutlineBlocks.slots(Array($0)) } }
      find.reset()
      while place < pending.texts.count,
        pending.texts[place].number >> OutlineBlocks.shift == block
      {
        let slot = Int(pending.texts[place].number) & (OutlineBlocks.size - 1)
        OutlineBlocks.put(pending.words(of: place), at: slot, into: &slots)
        place += 1
      }
      try write(slots, block, save)
    }
  }

  /// Takes texts out.
  func remove(_ texts: TextSet) throws {
    let save = try BareStatement(db, "INSERT OR REPLACE INTO outline (block, words) VALUES (?, ?)")
    var changed: [Int64: [Int]] = [:]
    texts.forEachDescending { text in
      changed[text >> OutlineBlocks.shift, default: []].append(Int(text) & (OutlineBlocks.size - 1))
      return true
    }
    for (block, gone) in changed.sorted(by: { $0.key < $1.key }) {
      let row = try Row.fetchOne(
        db, sql: "SELECT words FROM outline WHERE block = ?", arguments: [block])
      guard let row else { continue }
      var slots = OutlineBlocks.slots(try row.bytes(0))
      for slot in gone where slot < slots.count { slots[slot] = [] }
      try write(slots, block, save)
    }
  }

  func erase() throws { try db.execute(sql: "DELETE FROM outline") }

  private func write(_ slots: [ArraySlice<UInt8>], _ block: Int64, _ save: BareStatement) throws {
    var bytes: [UInt8] = []
    for slot in slots {
      bytes.append(varint: UInt64(slot.count))
      bytes += slot
    }
    save.bind(block, at: 1)
    try bytes.withUnsafeBytes {
      save.bind($0, at: 2)
      try save.run()
    }
  }

  private static func put(
    _ words: ArraySlice<UInt8>, at slot: Int, into slots: inout [ArraySlice<UInt8>]
  ) {
    while slots.count <= slot { slots.append([]) }
    slots[slot] = words
  }

  /// The outlines of a block, those at its end left out that are empty.
  static func slots(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var slots: [ArraySlice<UInt8>] = []
    var place = 0
    while let range = bytes.withUnsafeBufferPointer({ next(in: $0, after: place) }) {
      slots.append(bytes[range])
      place = range.upperBound
    }
    return slots
  }

  /// The outline that begins at a place of a block; nil at its end. A damaged block ends early.
  @inline(__always)
  static func next(in bytes: UnsafeBufferPointer<UInt8>, after place: Int) -> Range<Int>? {
    var place = place
    var count = 0
    var shift = 0
    while place < bytes.count && shift < 35 {
      let byte = bytes[place]
      place += 1
      count |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return place + count <= bytes.count ? place..<place + count : nil }
      shift += 7
    }
    return nil
  }
}

/// Outlines of texts that are new, in rising order, until they are entered together.
struct PendingOutlines {
  private(set) var texts: [Text] = []
  /// The outlines one behind the other.
  private var words: [UInt8] = []

  struct Text {
    let number: Int64
    fileprivate let start: Int
  }

  mutating func begin(text number: Int64) { texts.append(Text(number: number, start: words.count)) }

  /// Adds a word to the text that was begun last.
  mutating func add(_ word: UInt8) { words.append(word) }

  fileprivate func words(of place: Int) -> ArraySlice<UInt8> {
    words[texts[place].start..<(place + 1 < texts.count ? texts[place + 1].start : words.count)]
  }
}
