import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import Synchronization
import Workflows

extension Desk {
  /// Answers while a long workflow goes on: one JSON object a line, as they come. What the workflow
  /// throws is the last line, `{"error": …}`.
  ///
  /// The workflow runs on the threads for long work. Whether it goes on when the client has left is
  /// its own affair: it can ask `isAbandoned`.
  func lines(_ work: @escaping @Sendable (LineSender) throws -> Void) -> Response {
    let (stream, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
    let sender = LineSender(continuation)
    Task {
      do {
        try await runLong { try work(sender) }
      } catch {
        sender.send(ErrorRecord(error))
      }
      continuation.finish()
    }
    return Response(
      status: .ok, headers: [.contentType: "application/x-ndjson; charset=utf-8"],
      body: .init { writer in
        defer { sender.abandon() }
        for await line in stream { try await writer.write(line) }
        try await writer.finish(nil)
      })
  }
}

/// Takes the lines of an answer from a workflow that blocks.
final class LineSender: Sendable {
  private let continuation: AsyncStream<ByteBuffer>.Continuation
  private let state = Mutex(State())

  private struct State {
    var isAbandoned = false
    var lastProgress: ContinuousClock.Instant?
  }

  /// Progress is told no more often than this.
  private static let pause = Duration.milliseconds(100)

  init(_ continuation: AsyncStream<ByteBuffer>.Continuation) { self.continuation = continuation }

  /// Whether nobody reads the answer any more.
  var isAbandoned: Bool { state.withLock { $0.isAbandoned } }

  func abandon() { state.withLock { $0.isAbandoned = true } }

  /// Sends a record as a line.
  func send(_ record: some Encodable) {
    guard let data = try? JSONEncoder.answers.encode(record) else { return }
    send(data)
  }

  /// Sends JSON that a workflow wrote, on one line.
  func send(_ json: Data) {
    continuation.yield(ByteBuffer(bytes: json.filter { $0 != UInt8(ascii: "\n") } + [0x0A]))
  }

  /// Says how far the work is, now and then: `{"progress": {"done": 5, "all": 20}}`.
  ///
  /// - Parameters:
  ///   - all: nil where nobody knows.
  ///   - words: what is being done, for people.
  ///   - number: of the import that is under way.
  func progress(_ done: Int, of all: Int? = nil, words: String? = nil, import number: Int? = nil) {
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      guard state.lastProgress.map({ now - $0 >= Self.pause }) ?? true else { return false }
      state.lastProgress = now
      return true
    }
    if isDue {
      send(["progress": ProgressRecord(done: done, all: all, words: words, importNumber: number)])
    }
  }

  /// The same of an import into the memory, whose number says what can be stopped.
  func progress(_ progress: ImportUnits.Progress) {
    self.progress(
      progress.kept, words: "\(progress.kept.grouped) units", import: progress.importNumber)
  }

  /// The same of looking through the memory for terms.
  func progress(_ progress: MineTerms.Progress) {
    self.progress(progress.share.done, of: progress.share.all, words: progress.sentence)
  }

  /// Says something the user should know: `{"notice": …}`.
  func notice(_ sentence: String) { send(["notice": sentence]) }
}

private struct ProgressRecord: Encodable {
  let done: Int
  let all: Int?
  let words: String?
  let importNumber: Int?

  private enum CodingKeys: String, CodingKey {
    case done, all, words
    case importNumber = "import"
  }
}
