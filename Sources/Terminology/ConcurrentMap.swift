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

  /// One of several stretches of about equal length.
  func stretch(_ part: Int, of parts: Int) -> Range<Int> {
    lowerBound + count * part / parts..<lowerBound + count * (part + 1) / parts
  }
}
