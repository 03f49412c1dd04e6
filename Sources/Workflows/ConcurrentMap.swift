import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a function gives for each element, worked out on all cores, one element at a time.
  func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    guard count > 1 else { return map(transform) }
    let next = Atomic(0)
    let found = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: Swift.min(count, 16)) { _ in
      while case let place = next.wrappingAdd(1, ordering: .relaxed).oldValue, place < count {
        let result = transform(self[place])
        found.withLock { $0[place] = result }
      }
    }
    return found.withLock { $0.compactMap { $0 } }
  }
}
