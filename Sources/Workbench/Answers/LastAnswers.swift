import Synchronization
import Workflows

/// The answers to the last questions that took long, as long as what they rest on is the same.
///
/// `State` is that by which what they rest on is known: the state of the memory, the glossaries' files.
final class LastAnswers<
  Question: Hashable & Sendable, State: Hashable & Sendable, Answer: Sendable
>: Sendable {
  private let kept = Mutex<[(question: Question, state: State, answer: Answer)]>([])
  /// Held while one is looked for, so that who asks the same meanwhile waits for it.
  private let working = Mutex(())

  private static var most: Int { 4 }

  /// The oldest first.
  var answers: [Answer] { kept.withLock { $0.map(\.answer) } }

  /// An answer that was found of the same state; nil if there is none.
  func known(_ question: Question, _ state: State) -> Answer? {
    kept.withLock { kept in
      kept.last { $0.question == question && $0.state == state }?.answer
    }
  }

  /// The answer that is known, or what `find` finds.
  ///
  /// - Parameters:
  ///   - state: that before the answer is looked for, so that what changes meanwhile makes it old.
  ///   - again: whether it is looked for though one is known.
  func answer(
    _ question: Question, _ state: State, again: Bool = false, _ find: () throws -> Answer
  ) throws -> Answer {
    try working.withLock { _ in
      if !again, let answer = known(question, state) { return answer }
      let answer = try find()
      kept.withLock { kept in
        kept.removeAll { $0.question == question }
        kept.append((question, state, answer))
        if kept.count > Self.most { kept.removeFirst() }
      }
      return answer
    }
  }
}
