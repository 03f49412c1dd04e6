/// Where the lines of a text begin and end, in UTF-8 bytes.
///
/// A line ends at each of the newline functions of the Unicode Standard (section 5.8): LF, CR,
/// CR LF, VT, FF, NEL (U+0085), LS (U+2028) and PS (U+2029).
struct TextLines {
  /// A line longer than this is cut, so that its UTF-16 units can be counted in ICU's 32 bits.
  static let longest = 1 << 30

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next line without its line break, or nil after the last one.
  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let limit = min(bytes.count, start + Self.longest)
    while position < limit {
      let byte = bytes[position]
      if byte >= 0x0E && byte != 0xC2 && byte != 0xE2 {
        position += 1
        continue
      }
      let width = breakWidth
      if width > 0 {
        defer { position += width }
        return start..<position
      }
      position += 1
    }
    while position < bytes.count && bytes[position] & 0xC0 == 0x80 { position += 1 }
    return start..<position
  }

  /// How many bytes the line break at `position` has, 0 if there is none.
  private var breakWidth: Int {
    switch bytes[position] {
    case 0x0A...0x0C: 1
    case 0x0D: byte(1) == 0x0A ? 2 : 1
    case 0xC2: byte(1) == 0x85 ? 2 : 0
    case 0xE2: byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: 0
    }
  }

  private func byte(_ offset: Int) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }
}
