/// What is said of the problems that all kinds of kept sessions have.
struct SessionSentences: Sendable {
  /// What the session is called, such as `draft`.
  let noun: String

  let controlCharacter =
    "the text holds a control character, which no file of translations holds; remove it"

  func stale(asked: Int, now: Int) -> String {
    "the \(noun) was changed elsewhere (revision \(now), not \(asked)); read it again"
  }

  func noSession(_ id: String) -> String {
    "\(id): there is no such \(noun); it may have been removed"
  }

  func damaged(file: String, line: Int, reason: String) -> String {
    "\(file):\(line): the \(noun)'s file is damaged there (\(reason)); what stands before that "
      + "line is whole: remove the line and what follows to go on from there"
  }

  func unwritable(file: String, reason: String) -> String {
    "\(file): cannot be written (\(reason)); the \(noun) is as it was before"
  }
}
