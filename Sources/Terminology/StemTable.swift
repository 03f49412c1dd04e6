internal import TextAnalysis

/// Numbers by stems: an open-addressed table, since hashing by the standard library's keyed function
/// is most of a look-up's cost.
struct StemTable: Sendable {
  private var keys: [Stem]
  /// The number of the key in the same place; -1 is free.
  private var numbers: [Int32]
  private var count = 0

  init(capacity: Int = 32) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: Stem(lemma: 0), count: size)
    numbers = Array(repeating: -1, count: size)
  }

  init(_ reader: inout PlainReader) throws(PlainReader.EndsEarly) {
    (keys, numbers) = (try reader.values(), try reader.values())
    count = numbers.count { $0 >= 0 }
  }

  func write(to writer: inout PlainWriter) {
    writer.add(keys)
    writer.add(numbers)
  }

  /// The number of a stem; -1 if it has none.
  func number(of stem: Stem) -> Int32 { numbers[slot(of: stem)] }

  /// Gives a stem another number, and returns the one it had, or -1.
  mutating func update(_ stem: Stem, to number: Int32) -> Int32 {
    let slot = slot(of: stem)
    let old = numbers[slot]
    keys[slot] = stem
    numbers[slot] = number
    if old < 0 {
      count += 1
      if count * 2 > keys.count { grow() }
    }
    return old
  }

  /// The slot that holds a stem, or the free one where it would be.
  private func slot(of stem: Stem) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: stem.mixed) & mask
    while numbers[slot] >= 0 && keys[slot] != stem { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = Array(repeating: Stem(lemma: 0), count: oldKeys.count * 2)
    numbers = Array(repeating: -1, count: oldKeys.count * 2)
    for (key, number) in zip(oldKeys, oldNumbers) where number >= 0 {
      let slot = slot(of: key)
      keys[slot] = key
      numbers[slot] = number
    }
  }
}
