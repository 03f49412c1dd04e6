/// A hash of bytes that is the same in every process and on every machine, so that it can be
/// kept in a file: FNV-1a over eight bytes a step, finished as MurmurHash3 is (Appleby 2011).
///
/// It is no protection against people who make collisions on purpose: whatever a hash finds is
/// compared letter by letter.
struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ value: UInt64) {
    state = (state ^ value) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
  }

  mutating func add(_ bytes: some Sequence<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ add($0) }) != nil { return }
    var word: UInt64 = 0
    var count: UInt64 = 0
    for byte in bytes {
      word = word << 8 | UInt64(byte)
      count += 1
      if count & 7 == 0 {
        add(word)
        word = 0
      }
    }
    add(word)
    add(count)
  }

  /// The same of bytes that lie side by side, eight at a time.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place + 8 <= raw.count {
      add(UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    var word: UInt64 = 0
    while place < raw.count {
      word = word << 8 | UInt64(raw[place])
      place += 1
    }
    add(word)
    add(UInt64(raw.count))
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed >> 33
  }

  /// The hash of some bytes.
  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.add(bytes)
    return hash.value
  }
}

extension UInt64 {
  /// The hash as the number a table keeps.
  var wideKey: Int64 { Int64(bitPattern: self) }
  /// Half the hash, where what is found is compared anyway and each byte counts.
  var narrowKey: Int64 { Int64(Int32(truncatingIfNeeded: self)) }
}
