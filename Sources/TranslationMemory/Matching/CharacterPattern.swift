/// A text that others are measured against letter by letter: Levenshtein's distance over Unicode
/// scalars, 64 rows of the table at a time (Myers 1999, blocks of section 4).
struct CharacterPattern {
  private let count: Int
  private let blocks: Int
  private var places: [UInt32: Int] = [:]
  /// For each letter of the pattern its places, a word of bits for each block.
  private var masks: [UInt64] = []

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    count = scalars.count
    blocks = (count + 63) / 64
    for (place, scalar) in scalars.enumerated() {
      let row: Int
      if let known = places[scalar.value] {
        row = known
      } else {
        row = masks.count
        places[scalar.value] = row
        masks.append(contentsOf: repeatElement(0, count: blocks))
      }
      masks[row + place / 64] |= 1 << UInt64(place % 64)
    }
  }

  /// How alike a text is, 0…10,000: 1 − distance / letters of the longer.
  func similarity(to text: String) -> Int {
    let scalars = text.unicodeScalars
    var length = 0
    guard count > 0 else { return scalars.isEmpty ? 10_000 : 0 }
    var rising = [UInt64](repeating: .max, count: blocks)
    var falling = [UInt64](repeating: 0, count: blocks)
    var distance = count
    let last: UInt64 = 1 << UInt64((count - 1) % 64)
    for scalar in scalars {
      length += 1
      let row = places[scalar.value]
      // What enters a block from the one above it: 1, 0 or −1; from outside always 1.
      var entering = 1
      for block in 0..<blocks {
        let equal = row.map { masks[$0 + block] } ?? 0
        entering = step(
          equal, entering, &rising[block], &falling[block],
          leaving: block == blocks - 1 ? last : 1 << 63)
      }
      distance += entering
    }
    return 10_000 - 10_000 * distance / max(count, length)
  }

  private func step(
    _ equal: UInt64, _ entering: Int, _ rising: inout UInt64, _ falling: inout UInt64,
    leaving: UInt64
  ) -> Int {
    let fallsIn: UInt64 = entering < 0 ? 1 : 0
    let vertical = equal | falling
    let equal = equal | fallsIn
    let diagonal = (((equal & rising) &+ rising) ^ rising) | equal
    var up = falling | ~(diagonal | rising)
    var down = rising & diagonal
    let result = up & leaving != 0 ? 1 : down & leaving != 0 ? -1 : 0
    up = up << 1 | (entering > 0 ? 1 : 0)
    down = down << 1 | fallsIn
    rising = down | ~(vertical | up)
    falling = up & vertical
    return result
  }
}
