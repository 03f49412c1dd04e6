/// Writes arrays of plain values one behind the other, as they lie in memory: for a file that no
/// other build of the program reads.
struct PlainWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add<Value: BitwiseCopyable>(_ values: [Value]) {
    withUnsafeBytes(of: values.count) { bytes += $0 }
    values.withUnsafeBytes { bytes += $0 }
    bytes += repeatElement(0, count: PlainReader.gap(behind: bytes.count))
  }
}

/// Reads what a `PlainWriter` has written.
struct PlainReader {
  let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  struct EndsEarly: Error {}

  mutating func values<Value: BitwiseCopyable>() throws(EndsEarly) -> [Value] {
    let size = MemoryLayout<Int>.size
    guard bytes.count - place >= size else { throw EndsEarly() }
    let count = bytes.loadUnaligned(fromByteOffset: place, as: Int.self)
    place += size
    let stride = MemoryLayout<Value>.stride
    guard count >= 0, count <= (bytes.count - place) / stride else { throw EndsEarly() }
    let raw = UnsafeRawBufferPointer(rebasing: bytes[place..<place + count * stride])
    place = min(place + raw.count + Self.gap(behind: raw.count), bytes.count)
    return [Value](unsafeUninitializedCapacity: count) { values, initialised in
      UnsafeMutableRawBufferPointer(values).copyMemory(from: raw)
      initialised = count
    }
  }

  /// Bytes up to the next place that a number may begin at.
  static func gap(behind count: Int) -> Int { -count & (MemoryLayout<Int>.alignment - 1) }
}

/// A stretch of numbered things, as a plain value.
struct Stretch: Sendable, BitwiseCopyable {
  let start: Int32
  let end: Int32

  init(_ range: Range<Int32>) { (start, end) = (range.lowerBound, range.upperBound) }

  var range: Range<Int32> { start..<end }
}

/// A number for bytes, eight at a time: equal bytes have equal ones. It finds accidents, not attacks.
struct BytesHash {
  private(set) var value: UInt64 = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    let whole = bytes.count & ~7
    for place in stride(from: 0, to: whole, by: 8) {
      add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    add(bytes[whole...].reduce(0) { $0 << 8 | UInt64($1) })
  }

  @inline(__always)
  mutating func add(_ number: UInt64) {
    let (high, low) = (value ^ number).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    value = high ^ low ^ value << 1
  }
}
