/// Distinct words, numbered in the order they came. A word is the UTF-8 of its folded letters.
///
/// An open-addressed hash table over one store of bytes: a look-up allocates nothing, which a
/// dictionary of arrays or strings cannot offer.
struct WordTable: Sendable {
  private var letters: [UInt8] = []
  private var ends: [Int32] = [0]
  /// A word's hash above, its number plus one below; 0 is free.
  private var slots: [UInt64]

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  var count: Int { ends.count - 1 }

  /// The letters of a word.
  subscript(number: Int) -> ArraySlice<UInt8> {
    letters[Int(ends[number])..<Int(ends[number + 1])]
  }

  /// The number of a word, if it is here.
  func number(of word: ArraySlice<UInt8>) -> Int? {
    let (slot, _) = place(of: word)
    return slots[slot] == 0 ? nil : WordTable.number(slots[slot])
  }

  /// The number of a word, which is added if it is new.
  mutating func add(_ word: ArraySlice<UInt8>) -> Int {
    let (slot, hash) = place(of: word)
    if slots[slot] != 0 { return WordTable.number(slots[slot]) }
    letters += word
    ends.append(Int32(letters.count))
    slots[slot] = hash << 32 | UInt64(count)
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  private static func number(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  private func place(of word: ArraySlice<UInt8>) -> (slot: Int, hash: UInt64) {
    let hash = WordTable.hash(word)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == hash && holds(word, WordTable.number(slots[slot])) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, hash)
  }

  /// Whether a number is a word's: letter by letter, since a slice of the store would be counted.
  private func holds(_ word: ArraySlice<UInt8>, _ number: Int) -> Bool {
    var place = Int(ends[number])
    guard Int(ends[number + 1]) - place == word.count else { return false }
    for letter in word {
      if letters[place] != letter { return false }
      place += 1
    }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// FNV-1a with a last mixing, for short keys; 32 bits.
  private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ hash >> 29) & 0xFFFF_FFFF
  }
}
