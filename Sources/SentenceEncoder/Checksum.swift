/// A hash of bytes in the manner of FNV-1a, over 64-bit words, the last one filled up with zeros.
///
/// It finds accidents, not attacks; the high half is folded in so that every bit counts.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    guard let start = bytes.baseAddress else { return seed }
    var hash = seed
    let whole = bytes.count & ~7
    var offset = 0
    while offset < whole {
      let word = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      hash = mixed(hash, UInt64(littleEndian: word))
      offset &+= 8
    }
    let rest = bytes[whole...].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return whole == bytes.count ? hash : mixed(hash, rest)
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x100_0000_01b3
    return product ^ product >> 32
  }
}
