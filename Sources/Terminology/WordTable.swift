/// Distinct words, numbered in the order they came. A word is the UTF-8 of its folded letters.
///
/// An open-addressed hash table over one store of bytes: a look-up allocates nothing, which a
/// dictionary of arrays or strings cannot offer.
struct WordTable: Sendable {
  private var letters: [UInt8] = []
  private var ends: [Int32] = [0]
  private var hashes: [UInt32] = []
  private var slots: [Int32]

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  var count: Int { ends.count - 1 }

  /// The letters of a word.
  subscript(number: Int) -> ArraySlice<UInt8> {
    letters[Int(ends[number])..<Int(ends[number + 1])]
  }

  /// The number of a word, if it is here.
  func number(of word: ArraySlice<UInt8>) -> Int? {
    let (slot, _) = place(of: word)
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// The number of a word, which is added if it is new.
  mutating func add(_ word: ArraySlice<UInt8>) -> Int {
    let (slot, hash) = place(of: word)
    if slots[slot] >= 0 { return Int(slots[slot]) }
    slots[slot] = Int32(count)
    letters += word
    ends.append(Int32(letters.count))
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private func place(of word: ArraySlice<UInt8>) -> (slot: Int, hash: UInt32) {
    let hash = WordTable.hash(word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash && self[number] == word { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, hash)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for number in 0..<count {
      var slot = Int(hashes[number]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a with a last mixing, for short keys.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return UInt32(truncatingIfNeeded: hash ^ hash >> 29)
  }
}
