import Synchronization

/// The imports into the memory that run in this workbench, by their numbers, so that they can be
/// stopped from whatever page.
final class RunningImports: Sendable {
  private let state = Mutex(State())

  private struct State {
    /// How many requests bring in the file of an import.
    var running: [Int: Int] = [:]
    var stopped: Set<Int> = []
    var waiting: [Int: [CheckedContinuation<Void, Never>]] = [:]
  }

  var numbers: Set<Int> { state.withLock { Set($0.running.keys) } }

  /// Asks an import to stop and waits until it has. False where none of the number runs.
  func stop(_ number: Int) async -> Bool {
    let isRunning = state.withLock { state in
      guard state.running[number] != nil else { return false }
      state.stopped.insert(number)
      return true
    }
    guard isRunning else { return false }
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        guard state.running[number] != nil else { return true }
        state.waiting[number, default: []].append(continuation)
        return false
      }
      if hasEnded { continuation.resume() }
    }
    return true
  }

  fileprivate func begin(_ number: Int) {
    state.withLock { $0.running[number, default: 0] += 1 }
  }

  fileprivate func isStopped(_ number: Int) -> Bool {
    state.withLock { $0.stopped.contains(number) }
  }

  fileprivate func end(_ number: Int) {
    let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      let left = (state.running[number] ?? 1) - 1
      guard left == 0 else {
        state.running[number] = left
        return []
      }
      state.running[number] = nil
      state.stopped.remove(number)
      return state.waiting.removeValue(forKey: number) ?? []
    }
    for one in waiting { one.resume() }
  }

  /// One request's part in an import, from when its number is known.
  struct Turn: ~Copyable {
    private let imports: RunningImports
    private var number: Int?

    init(in imports: RunningImports) { self.imports = imports }

    /// Throws: `CancellationError` once the import is to stop.
    mutating func goOn(_ number: Int) throws {
      if self.number == nil {
        imports.begin(number)
        self.number = number
      }
      if imports.isStopped(number) { throw CancellationError() }
    }

    deinit {
      if let number { imports.end(number) }
    }
  }
}
