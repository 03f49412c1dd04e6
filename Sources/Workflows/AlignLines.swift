import Bitext
import Dispatch
public import Foundation
import Interchange
import Synchronization

/// Aligns pairs that come in as lines of JSON and answers each with a line of JSON, on all cores,
/// going on past lines that are wrong.
///
/// No more lines are held than cores are used; in order, no more answers than `lookAhead`.
public struct AlignLines: Sendable {
  /// The longest line, in bytes.
  public static let limit = 64_000_000

  /// What a run has come to.
  public struct Tally: Hashable, Sendable {
    public var pairs = 0
    public var failures = 0
  }

  private let workflow: AlignArticles
  private let minimum: Double
  private let isOrdered: Bool
  private var threads: Int { workflow.options.threads }

  /// - Parameters:
  ///   - minimum: beads less sure than this are left out of the answers, 0…1.
  ///   - isOrdered: whether answers keep the order of the lines, or come as soon as they are there.
  public init(
    _ workflow: AlignArticles, minimum: Double = 0, isOrdered: Bool = false
  ) {
    self.workflow = workflow
    self.minimum = minimum
    self.isOrdered = isOrdered
  }

  /// How many lines may be begun before the first of them is answered.
  private var lookAhead: Int { isOrdered ? 8 * threads : threads }

  /// Reads to the end of standard input, or of another descriptor. Blank lines are counted and
  /// passed over.
  ///
  /// - Parameter answer: takes one answer after another, each a line with its line feed; called
  ///   under a lock.
  ///
  /// Throws: `InterchangeError.unreadable`, when the lines read before it are answered.
  public func run(
    from descriptor: Int32 = STDIN_FILENO, answer: @Sendable (Data) -> Void
  ) throws -> Tally {
    let input = Mutex(PairInput(LineReader(descriptor: descriptor, limit: Self.limit)))
    let output = Mutex(AnswerQueue(isOrdered: isOrdered))
    let permits = DispatchSemaphore(value: lookAhead)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        permits.wait()
        guard let turn = input.withLock({ $0.next() }) else { break }
        let (data, isFailure) = answered(turn)
        output.withLock { queue in
          for ready in queue.ready(with: data, at: turn.ordinal, isFailure) {
            answer(ready)
            permits.signal()
          }
        }
      }
      // The next thread may find the end too.
      permits.signal()
    }
    if let failure = input.withLock({ $0.failure }) { throw failure }
    return output.withLock { $0.tally }
  }

  private func answered(_ turn: PairInput.Turn) -> (Data, isFailure: Bool) {
    let asked = turn.asked()
    do {
      let outcome = try workflow.align(asked.request.get())
      let json = AlignmentJSON(outcome.aligned) { $0.confidence >= minimum }
      return (try json.line(id: asked.id, notices: outcome.notices), false)
    } catch {
      let answer = PairAnswer.failure(id: asked.id, line: turn.line, message: sentence(of: error))
      return (answer, true)
    }
  }

  /// What is wrong; the line's number stands beside it.
  private func sentence(of error: any Error) -> String {
    guard case .badLine(_, _, let reason)? = error as? InterchangeError else { return "\(error)" }
    return reason
  }
}

/// Lines in the order in which they come, until the end or a failure.
private struct PairInput: Sendable {
  /// A line that has something in it.
  struct Turn: Sendable {
    let content: LineReader.Line
    /// Among all lines, from 1.
    let line: Int
    /// Among lines that are answered, from 0.
    let ordinal: Int

    func asked() -> PairLine {
      switch content {
      case .whole(let bytes): PairLine(bytes, line: line)
      case .tooLong(let beginning):
        PairLine(beginning: beginning, line: line, limit: AlignLines.limit)
      }
    }
  }

  private var reader: LineReader
  private var line = 0
  private var ordinal = 0
  private(set) var failure: InterchangeError?

  init(_ reader: LineReader) { self.reader = reader }

  mutating func next() -> Turn? {
    guard failure == nil else { return nil }
    do {
      while let content = try reader.next() {
        line += 1
        if case .whole(let bytes) = content, bytes.allSatisfy(Self.isBlank) { continue }
        defer { ordinal += 1 }
        return Turn(content: content, line: line, ordinal: ordinal)
      }
    } catch {
      failure = error
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0D].contains(byte) }
}

/// Answers that wait for those of earlier lines, where the order is to be kept.
private struct AnswerQueue: Sendable {
  let isOrdered: Bool
  private(set) var tally = AlignLines.Tally()
  private var waiting: [Int: Data] = [:]
  private var next = 0

  init(isOrdered: Bool) { self.isOrdered = isOrdered }

  /// The answers that may go out now that this one is there.
  mutating func ready(with data: Data, at ordinal: Int, _ isFailure: Bool) -> [Data] {
    tally.pairs += 1
    if isFailure { tally.failures += 1 }
    guard isOrdered else { return [data] }
    waiting[ordinal] = data
    var ready: [Data] = []
    while let data = waiting.removeValue(forKey: next) {
      ready.append(data)
      next += 1
    }
    return ready
  }
}
