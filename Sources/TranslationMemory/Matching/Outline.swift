/// A text as a row of bytes, one a word: enough to say that it cannot be near another.
///
/// Two words with one core have one byte, so the edit distance of two outlines is never more than
/// that of the texts: what it rules out is out.
enum Outline {
  /// Bytes from here on stand for numbers, whichever they are.
  static let firstNumber: UInt8 = 0xF0

  static func bytes(of shapes: [WordShape]) -> [UInt8] { shapes.map(\.outline) }

  /// Whether two outlines may be one but for their numbers.
  static func mayDifferInNumbersAlone(_ a: [UInt8], _ b: UnsafeBufferPointer<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for (one, other) in zip(a, b) where one != other {
      guard one >= firstNumber && other >= firstNumber else { return false }
    }
    return true
  }
}

/// The outline that others are measured against: Levenshtein's distance, a column of the table in a
/// few instructions (Myers 1999; in Hyyrö's form, "A bit-vector algorithm for computing Levenshtein
/// and Damerau edit distances", 2003).
struct OutlinePattern {
  let bytes: [UInt8]
  private var places = [UInt64](repeating: 0, count: 256)

  /// The words that one machine word holds; longer patterns say nothing.
  static let limit = 64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count <= OutlinePattern.limit else { return }
    for (place, byte) in bytes.enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
  }

  /// Words that must be put in, left out or exchanged at least.
  func leastDistance(to text: UnsafeBufferPointer<UInt8>) -> Int {
    guard !bytes.isEmpty, bytes.count <= OutlinePattern.limit else {
      return abs(bytes.count - text.count)
    }
    let last: UInt64 = 1 << UInt64(bytes.count - 1)
    var rising = UInt64.max
    var falling: UInt64 = 0
    var distance = bytes.count
    return places.withUnsafeBufferPointer { places in
      for byte in text {
        let equal = places[Int(byte)]
        let diagonal = (((equal & rising) &+ rising) ^ rising) | equal | falling
        let up = falling | ~(diagonal | rising)
        let down = rising & diagonal
        if up & last != 0 { distance += 1 }
        if down & last != 0 { distance -= 1 }
        let shifted = up << 1 | 1
        rising = down << 1 | ~(diagonal | shifted)
        falling = shifted & diagonal
      }
      return distance
    }
  }
}
