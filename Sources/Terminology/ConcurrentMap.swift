internal import Dispatch
internal import Foundation
internal import Synchronization

extension Range<Int> {
  /// What a function gives for each number, worked out on all cores, a stretch of numbers each.
  ///
  /// - Parameter least: how many numbers are worth a core; fewer are done in place.
  func concurrentMap<Element: Sendable>(
    leastEach least: Int = 1000, _ transform: @Sendable (Int) -> Element
  ) -> [Element] {
    let parts = Swift.min(ProcessInfo.processInfo.activeProcessorCount, count / least)
    guard parts > 1 else { return map(transform) }
    let found = Mutex([[Element]](repeating: [], count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let some = stretch(part, of: parts).map(transform)
      found.withLock { $0[part] = some }
    }
    return found.withLock { Array($0.joined()) }
  }

  /// The same beside another piece of work, which one core does first.
  func concurrentMap<Element: Sendable, Other: Sendable>(
    beside work: @Sendable () -> Other, _ transform: @Sendable (Int) -> Element
  ) -> ([Element], Other) {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let parts = Swift.max(1, Swift.min(cores * 16, count / 500))
    guard cores > 1 else { return (map(transform), work()) }
    let found = Mutex([[Element]](repeating: [], count: parts))
    let other = Mutex<Other?>(nil)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: cores) { core in
      if core == 0 {
        let done = work()
        other.withLock { $0 = done }
      }
      while case let part = next.wrappingAdd(1, ordering: .relaxed).oldValue, part < parts {
        let some = stretch(part, of: parts).map(transform)
        found.withLock { $0[part] = some }
      }
    }
    return (found.withLock { Array($0.joined()) }, other.withLock { $0 } ?? work())
  }

  /// One of several stretches of about equal length.
  func stretch(_ part: Int, of parts: Int) -> Range<Int> {
    lowerBound + count * part / parts..<lowerBound + count * (part + 1) / parts
  }
}
