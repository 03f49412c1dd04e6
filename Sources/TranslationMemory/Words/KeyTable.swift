/// Values by keys that are hashes already, which a dictionary would hash once more: looking up is
/// most of what indexing a text takes.
struct KeyTable<Value: Sendable>: Sendable {
  /// 0 where nothing is.
  private var keys: [Int64] = []
  private var values: [Value] = []
  private let nothing: Value
  private(set) var count = 0

  /// - Parameter nothing: what a place has that was never given a value.
  init(_ nothing: Value) { self.nothing = nothing }

  /// The value of a key; one for a key that was not there can be set.
  subscript(place: Place) -> Value {
    get { values[place.index] }
    set { values[place.index] = newValue }
  }

  /// Where a key stands, until another key is entered.
  struct Place {
    fileprivate let index: Int
    let isNew: Bool
  }

  /// The place of a key, which is entered if it is not there.
  mutating func place(of key: Int64) -> Place {
    if 2 * count >= keys.count { grow() }
    let key = key == 0 ? KeyTable.insteadOfZero : key
    let index = KeyTable.find(key, in: keys)
    guard keys[index] == 0 else { return Place(index: index, isNew: false) }
    keys[index] = key
    count += 1
    return Place(index: index, isNew: true)
  }

  mutating func removeAll() {
    keys = []
    values = []
    count = 0
  }

  private static var insteadOfZero: Int64 { 0x5AFE }

  /// The place of a key, or the free one where it belongs.
  @inline(__always)
  private static func find(_ key: Int64, in keys: [Int64]) -> Int {
    keys.withUnsafeBufferPointer { keys in
      let mask = keys.count - 1
      var index = Int(truncatingIfNeeded: key ^ key >> 32) & mask
      while keys[index] != key && keys[index] != 0 { index = (index + 1) & mask }
      return index
    }
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    let size = max(1024, 2 * keys.count)
    keys = [Int64](repeating: 0, count: size)
    values = [Value](repeating: nothing, count: size)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let index = KeyTable.find(key, in: keys)
      keys[index] = key
      values[index] = value
    }
  }
}
