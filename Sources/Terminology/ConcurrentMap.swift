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
    let parts = Swift.min(ProcessInfo.processInfo.activeProcessorCount * 4, count / least)
    guard parts > 1 else { return map(transform) }
    return filled { places in
      // Each place is written once, by the thread that has its stretch.
      nonisolated(unsafe) let places = places
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        fill(stretch(part, of: parts), of: places, transform)
      }
    }
  }

  /// The same beside another piece of work, which one core does first.
  func concurrentMap<Element: Sendable, Other: Sendable>(
    beside work: @Sendable () -> Other, _ transform: @Sendable (Int) -> Element
  ) -> ([Element], Other) {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let parts = Swift.max(1, Swift.min(cores * 16, count / 500))
    guard cores > 1 else { return (map(transform), work()) }
    let other = Mutex<Other?>(nil)
    let next = Atomic(0)
    let found: [Element] = filled { places in
      // Each place is written once, by the thread that took its stretch.
      nonisolated(unsafe) let places = places
      DispatchQueue.concurrentPerform(iterations: cores) { core in
        if core == 0 {
          let done = work()
          other.withLock { $0 = done }
        }
        while case let part = next.wrappingAdd(1, ordering: .relaxed).oldValue, part < parts {
          fill(stretch(part, of: parts), of: places, transform)
        }
      }
    }
    return (found, other.withLock { $0 } ?? work())
  }

  /// An array of as many elements as there are numbers, all of which `work` must make.
  private func filled<Element>(
    by work: (UnsafeMutableBufferPointer<Element>) -> Void
  ) -> [Element] {
    Array(unsafeUninitializedCapacity: count) { places, made in
      work(places)
      made = count
    }
  }

  private func fill<Element>(
    _ numbers: Range<Int>, of places: UnsafeMutableBufferPointer<Element>,
    _ transform: (Int) -> Element
  ) {
    for number in numbers {
      places.initializeElement(at: number - lowerBound, to: transform(number))
    }
  }

  /// One of several stretches of about equal length.
  func stretch(_ part: Int, of parts: Int) -> Range<Int> {
    lowerBound + count * part / parts..<lowerBound + count * (part + 1) / parts
  }
}
