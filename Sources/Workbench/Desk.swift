import Bitext
import Foundation
import NIOPosix
import Synchronization
import Workflows

/// What all pages work with: one installation, one memory, and the workflows over them, opened when
/// first asked for.
///
/// The workflows block, so they run on threads of their own and never on those that answer.
final class Desk: Sendable {
  let installation: Installation
  let memory: URL
  private let threads = NIOThreadPool(numberOfThreads: ProcessInfo.processInfo.activeProcessorCount)
  private let lookUps = Mutex<LookUp?>(nil)

  init(_ installation: Installation, memory: URL) {
    self.installation = installation
    self.memory = memory
    threads.start()
  }

  /// Runs what blocks.
  func run<Answer: Sendable>(_ body: @escaping @Sendable () throws -> Answer) async throws -> Answer
  {
    try await threads.runIfActive(body)
  }

  func lookUp() throws -> LookUp {
    try lookUps.withLock { opened in
      if let opened { return opened }
      let made = try LookUp(installation, memory: memory)
      opened = made
      return made
    }
  }
}
