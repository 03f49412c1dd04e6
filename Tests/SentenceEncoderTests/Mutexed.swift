import Synchronization

/// A list several threads add to.
final class Mutexed<Value: Sendable>: Sendable {
  private let list: Mutex<Value>

  init(_ value: Value) { list = Mutex(value) }

  var value: Value { list.withLock { $0 } }
}

extension Mutexed where Value: RangeReplaceableCollection, Value.Element: Sendable {
  func append(_ element: Value.Element) { list.withLock { $0.append(element) } }
}
