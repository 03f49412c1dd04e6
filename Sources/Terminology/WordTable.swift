internal import Foundation

/// Distinct words, numbered in the order they came. A word is the UTF-8 of its folded letters.
///
/// An open-addressed hash table over one store of bytes: a look-up allocates nothing, which a
/// dictionary of arrays or strings cannot offer. A slot says where its word's letters are, so that
/// a look-up among many words leaves the processor's cache twice, not three times.
struct WordTable: Sendable {
  private var letters: [UInt8] = []
  private var ends: [Int32] = [0]
  private var slots: [Slot]

  private struct Slot: Sendable {
    var hash: UInt32 = 0
    /// The word's number plus one; 0 is free.
    var number: UInt32 = 0
    var start: UInt32 = 0
    var length: UInt32 = 0
  }

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
  }

  /// Words to be asked for by their numbers alone.
  init(_ reader: inout PlainReader) throws(PlainReader.EndsEarly) {
    (letters, ends, slots) = (try reader.values(), try reader.values(), [])
  }

  func write(to writer: inout PlainWriter) {
    writer.add(letters)
    writer.add(ends)
  }

  var count: Int { ends.count - 1 }

  /// The letters of a word.
  subscript(number: Int) -> ArraySlice<UInt8> {
    letters[Int(ends[number])..<Int(ends[number + 1])]
  }

  /// The number of a word, if it is here.
  func number(of word: ArraySlice<UInt8>) -> Int? {
    let slot = word.withUnsafeBufferPointer { slots[place(of: $0, WordTable.hash($0))] }
    return slot.number == 0 ? nil : Int(slot.number) - 1
  }

  /// The number of a word, which is added if it is new.
  mutating func add(_ word: ArraySlice<UInt8>) -> Int {
    word.withUnsafeBufferPointer { add($0) }
  }

  mutating func add(_ word: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = WordTable.hash(word)
    let place = place(of: word, hash)
    if slots[place].number != 0 { return Int(slots[place].number) - 1 }
    slots[place] = Slot(
      hash: hash, number: UInt32(count + 1), start: UInt32(letters.count),
      length: UInt32(word.count))
    letters.append(contentsOf: word)
    ends.append(Int32(letters.count))
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The slot that holds a word, or the free one where it would be.
  private func place(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt32) -> Int {
    letters.withUnsafeBufferPointer { letters in
      let mask = slots.count - 1
      var place = Int(hash) & mask
      while true {
        let slot = slots[place]
        if slot.number == 0 { return place }
        if slot.hash == hash && slot.length == word.count {
          if word.isEmpty { return place }
          if let held = letters.baseAddress, let sought = word.baseAddress,
            memcmp(held + Int(slot.start), sought, word.count) == 0
          {
            return place
          }
        }
        place = (place + 1) & mask
      }
    }
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.number != 0 {
      var place = Int(slot.hash) & (slots.count - 1)
      while slots[place].number != 0 { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  /// Eight letters at a time; the last eight may overlap those before them.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(word)
    var hash = mixed(UInt64(bytes.count), 0)
    guard bytes.count >= 8 else {
      return folded(mixed(hash, bytes.reduce(0) { $0 << 8 | UInt64($1) }))
    }
    for place in stride(from: 0, through: bytes.count - 8, by: 8) {
      hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    return folded(
      mixed(hash, bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)))
  }

  private static func mixed(_ hash: UInt64, _ letters: UInt64) -> UInt64 {
    let (high, low) = (hash ^ letters).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return high ^ low ^ hash << 1
  }

  private static func folded(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
