/// A set of text numbers as a row of bits, so that sets of millions meet in a moment.
struct TextSet: Sendable {
  private var bits: [UInt64]

  /// An empty set for numbers from 0 to `highest`.
  init(upTo highest: Int64) {
    let rows = Int(highest >> 9) + 1
    bits = [UInt64](repeating: 0, count: rows * Row.scalarCount)
  }

  /// The set of all numbers from 1 to `highest`.
  init(allUpTo highest: Int64) {
    self.init(upTo: highest)
    let last = Int(highest >> 6)
    for place in 0...last { bits[place] = .max }
    bits[0] &= ~1
    bits[last] &= .max >> UInt64(63 - highest & 63)
  }

  /// How many numbers are in it.
  var count: Int { bits.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// 512 numbers as bits, the lowest first.
  typealias Row = SIMD8<UInt64>

  /// How many rows hold it.
  var rows: Int { bits.count / Row.scalarCount }

  /// Calls `body` with where the bits lie, row behind row; there is at least one row.
  func withBits<Value>(_ body: (UnsafePointer<UInt64>) -> Value) -> Value {
    bits.withUnsafeBufferPointer { bits in
      guard let first = bits.baseAddress else { preconditionFailure("a set has a row") }
      return body(first)
    }
  }

  var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

  /// Numbers beyond the set's end are passed over: a damaged file must not end the program.
  @inline(__always)
  mutating func insert(_ text: Int64) {
    guard text >= 0, text >> 6 < bits.count else { return }
    bits[Int(text >> 6)] |= 1 << UInt64(text & 63)
  }

  @inline(__always)
  func contains(_ text: Int64) -> Bool {
    text >= 0 && text >> 6 < bits.count && bits[Int(text >> 6)] & 1 << UInt64(text & 63) != 0
  }

  /// Both sets must have been made for the same numbers.
  mutating func formIntersection(_ other: TextSet) {
    for place in bits.indices { bits[place] &= other.bits[place] }
  }

  /// Both sets must have been made for the same numbers.
  mutating func formUnion(_ other: TextSet) {
    for place in bits.indices { bits[place] |= other.bits[place] }
  }

  /// The numbers from the highest down, while `body` says to go on.
  func forEachDescending<Failure: Error>(
    _ body: (Int64) throws(Failure) -> Bool
  ) throws(Failure) {
    for place in bits.indices.reversed() {
      var rest = bits[place]
      while rest != 0 {
        let bit = 63 - rest.leadingZeroBitCount
        rest &= ~(1 << UInt64(bit))
        guard try body(Int64(place) << 6 | Int64(bit)) else { return }
      }
    }
  }
}
