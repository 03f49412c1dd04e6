internal import Dispatch
internal import Synchronization

/// Work spread over some threads.
struct Parallel: Sendable {
  /// The most threads that work at once.
  let width: Int

  /// The results for all inputs, in their order; `body` runs on several threads at once.
  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ body: @Sendable (Input) -> Output
  ) -> [Output] {
    guard width > 1, inputs.count > 1 else { return inputs.map(body) }
    let next = Atomic(0)
    let results = Mutex([Output?](repeating: nil, count: inputs.count))
    DispatchQueue.concurrentPerform(iterations: min(width, inputs.count)) { _ in
      while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue,
        index < inputs.count
      {
        let result = body(inputs[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

/// Neighbours put together into batches worth a thread's while.
enum Batches {
  /// Bytes of text in a batch, about 4,000 tokens.
  private static let textSize = 24 * 1024

  /// Ranges of at most `size` that cover `0 ..< count`.
  static func of(count: Int, size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// Ranges that cover all texts, given their sizes in bytes; a text larger than a batch has one
  /// of its own.
  static func of(textSizes: [Int]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    var total = 0
    for (index, size) in textSizes.enumerated() {
      if index > start, total + size > textSize {
        batches.append(start..<index)
        (start, total) = (index, 0)
      }
      total += size
    }
    if start < textSizes.count { batches.append(start..<textSizes.count) }
    return batches
  }
}
