internal import GRDB

/// Says of most keys that no text has them, so that SQLite need not be asked: of an import nearly all
/// texts are new (a Bloom filter; Bloom, "Space/time trade-offs in hash coding", 1970).
struct KeyFilter: Sendable {
  /// Four megabytes, once all keys are in it; nothing before.
  private var bits: [UInt64] = []
  /// Questions that only the table could answer.
  private var asked: Int64 = 0

  private static let size: UInt64 = 1 << 25

  /// Reads the keys of all texts when as many questions were asked as make it worthwhile.
  mutating func readIfWorthwhile(_ db: Database) throws {
    guard bits.isEmpty else { return }
    let highest = try db.highestText()
    guard highest <= 8 * asked else { return }
    bits = [UInt64](repeating: 0, count: Int(KeyFilter.size >> 6))
    try TextKeyRuns(db).forEach { key, _ in insert(key) }
  }

  /// Whether a text may have the key.
  mutating func mayHold(_ key: Int64) -> Bool {
    guard !bits.isEmpty else {
      asked += 1
      return true
    }
    let (first, second) = KeyFilter.places(of: key)
    return holds(first) && holds(second)
  }

  private func holds(_ place: Int) -> Bool { bits[place >> 6] & 1 << UInt64(place & 63) != 0 }

  mutating func insert(_ key: Int64) {
    guard !bits.isEmpty else { return }
    let (first, second) = KeyFilter.places(of: key)
    bits[first >> 6] |= 1 << UInt64(first & 63)
    bits[second >> 6] |= 1 << UInt64(second & 63)
  }

  /// Two places, each of 25 bits of the key's product with the golden ratio (Knuth, volume 3, 6.4).
  private static func places(of key: Int64) -> (Int, Int) {
    let mixed = UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15
    return (Int(mixed >> 39), Int(mixed >> 14 & (size - 1)))
  }
}
