extension [UInt8] {
  /// Adds a number as an LEB128 varint (DWARF Debugging Information Format 5, section 7.6): seven bits a
  /// byte, the lowest first; a byte that is not the last has its top bit set.
  @inline(__always)
  mutating func append(varint number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }
}
