/// The encoder's own spelling of a text: compatibility forms unfolded (NFKC with additions),
/// blanks reduced to one, each word led by "▁" (U+2581). Case is kept.
///
/// The map is a double array of byte strings with a replacement each (darts-clone, as stored by
/// SentencePiece). Units: bits 0–7 label, bit 8 has a leaf, bit 9 and bits 10–31 offset; a leaf
/// holds in 31 bits where its replacement begins.
struct CharacterMap: Sendable {
  /// Sendable by hand: read-only memory of the mapped weights file, kept alive by `owner`.
  private nonisolated(unsafe) let units: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let replacements: UnsafeBufferPointer<UInt8>
  private let owner: WeightsFile

  static let wordMark: [UInt8] = [0xE2, 0x96, 0x81]
  private static let blank = UInt8(ascii: " ")

  init(_ weights: WeightsFile) {
    units = weights.table(.characterUnits, of: UInt32.self)
    replacements = weights.table(.characterReplacements, of: UInt8.self)
    owner = weights
  }

  /// The text as the pieces spell it; empty if nothing but blanks is left.
  func normalised(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { normalised($0) }
  }

  private func normalised(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var position = 0
    while position < text.count {
      let (spelling, length) = step(text, at: position)
      guard spelling.count == 1, spelling[0] == Self.blank else { break }
      position += length
    }
    guard position < text.count else { return [] }

    var result = Self.wordMark
    result.reserveCapacity(text.count + text.count / 4 + 8)
    var afterBlank = true
    while position < text.count {
      let (spelling, length) = step(text, at: position)
      position += length
      let kept = afterBlank ? spelling.drop { $0 == Self.blank } : spelling[...]
      guard let last = kept.last else { continue }
      for byte in kept {
        if byte == Self.blank { result += Self.wordMark } else { result.append(byte) }
      }
      afterBlank = last == Self.blank
    }
    while result.suffix(3).elementsEqual(Self.wordMark) { result.removeLast(3) }
    return result
  }

  /// The replacement of the longest known string at a position (or the character itself), and the
  /// bytes it stands for.
  private func step(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (spelling: UnsafeBufferPointer<UInt8>, length: Int) {
    guard let (start, length) = longestMatch(text, at: position) else {
      let length = min(Self.characterLength(text[position]), text.count - position)
      return (UnsafeBufferPointer(rebasing: text[position..<position + length]), length)
    }
    var end = start
    while end < replacements.count, replacements[end] != 0 { end += 1 }
    return (UnsafeBufferPointer(rebasing: replacements[start..<end]), length)
  }

  private func longestMatch(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (start: Int, length: Int)? {
    guard units.count > 0 else { return nil }
    var best: (start: Int, length: Int)?
    var node = Self.offset(units[0])
    for index in position..<text.count {
      node ^= Int(text[index])
      guard node < units.count else { break }
      let unit = units[node]
      guard unit & 0x8000_00FF == UInt32(text[index]) else { break }
      node ^= Self.offset(unit)
      guard node < units.count else { break }
      if unit & 0x100 != 0 {
        best = (Int(units[node] & 0x7FFF_FFFF), index - position + 1)
      }
    }
    return best.flatMap { $0.start < replacements.count ? $0 : nil }
  }

  private static func offset(_ unit: UInt32) -> Int {
    Int((unit >> 10) << ((unit & 0x200) >> 6))
  }

  static func characterLength(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}
