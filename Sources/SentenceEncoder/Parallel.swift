internal import Dispatch
internal import Synchronization

/// Work spread over the cores.
enum Parallel {
  /// The results for all inputs, in their order; `body` runs on several threads at once.
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ body: @Sendable (Input) -> Output
  ) -> [Output] {
    guard inputs.count > 1 else { return inputs.map(body) }
    let results = Mutex([Output?](repeating: nil, count: inputs.count))
    DispatchQueue.concurrentPerform(iterations: inputs.count) { index in
      let result = body(inputs[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}

/// Neighbours put together into batches worth a thread's while.
enum Batches {
  /// Bytes of text in a batch, about 4,000 tokens.
  private static let size = 24 * 1024

  /// Ranges that cover all items; an item larger than a batch has one of its own.
  static func of(_ sizes: [Int]) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    var total = 0
    for (index, size) in sizes.enumerated() {
      if index > start, total + size > Self.size {
        batches.append(start..<index)
        (start, total) = (index, 0)
      }
      total += size
    }
    if start < sizes.count { batches.append(start..<sizes.count) }
    return batches
  }
}
