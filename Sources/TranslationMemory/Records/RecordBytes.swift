/// Writes values one behind the other: numbers as LEB128 varints, strings as their length and
/// their UTF-8 bytes. Equal values give equal bytes, and strings that merely look alike do not.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func number(_ value: Int) {
    bytes.append(varint: UInt64(bitPattern: Int64(value)))
  }

  mutating func string(_ value: String) {
    number(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// A missing string differs from an empty one.
  mutating func string(ifAny value: String?) {
    guard let value else { return number(0) }
    number(value.utf8.count + 1)
    bytes.append(contentsOf: value.utf8)
  }

  mutating func list<Item>(
    _ items: [Item], _ write: (inout RecordWriter, Item) -> Void
  ) {
    number(items.count)
    for item in items { write(&self, item) }
  }
}

/// Reads what `RecordWriter` wrote, in the same order.
struct RecordReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  /// The bytes are not such as `RecordWriter` writes.
  struct Damage: Error {}

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  mutating func number() throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.endIndex && shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
    throw Damage()
  }

  mutating func string() throws(Damage) -> String { try string(bytes: number()) }

  mutating func stringIfAny() throws(Damage) -> String? {
    let count = try number()
    guard count >= 0 else { throw Damage() }
    return count == 0 ? nil : try string(bytes: count - 1)
  }

  mutating func list<Item>(
    _ read: (inout RecordReader) throws(Damage) -> Item
  ) throws(Damage) -> [Item] {
    let count = try number()
    // An item takes a byte at least.
    guard count >= 0 && count <= bytes.endIndex - place else { throw Damage() }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read(&self)) }
    return items
  }

  private mutating func string(bytes count: Int) throws(Damage) -> String {
    guard count >= 0 && count <= bytes.endIndex - place else { throw Damage() }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }
}
