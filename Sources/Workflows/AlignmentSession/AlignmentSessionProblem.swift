/// Why something cannot be done to an alignment.
public enum AlignmentSessionProblem: SessionProblem, Hashable, CustomStringConvertible {
  case noBead(Int)
  case noSegment(Int)
  case noNeighbour
  case nothingToLink
  case alreadyAlone
  case noPlace
  case noLetters
  case lineBreak
  case controlCharacter
  /// Somebody changed the session since it was read.
  case stale(asked: Int, now: Int)
  case noSession(String)
  case damaged(file: String, line: Int, reason: String)
  case unwritable(file: String, reason: String)
  case tooLong(segments: Int, limit: Int)
  case noPairs(String)
  case notKept

  private static let sentences = SessionSentences(noun: AlignmentSession.noun)

  public var description: String {
    switch self {
    case .noBead(let number):
      "bead \(number): it is not there (any more); read the alignment again"
    case .noSegment(let number):
      "segment \(number): it is not there (any more); read the alignment again"
    case .noNeighbour: "there is no bead beyond; this one is the first or the last"
    case .nothingToLink: "one bead alone cannot be linked; select two or more"
    case .alreadyAlone: "the segment stands alone already"
    case .noPlace: "there is nothing on one side of the cut; put it between two words"
    case .noLetters:
      "a segment cannot be empty; mark it as boilerplate if it is not to be kept"
    case .lineBreak: "a segment is one line; replace the line breaks by spaces, or split it"
    case .controlCharacter: Self.sentences.controlCharacter
    case .stale(let asked, let now): Self.sentences.stale(asked: asked, now: now)
    case .noSession(let id): Self.sentences.noSession(id)
    case .damaged(let file, let line, let reason):
      Self.sentences.damaged(file: file, line: line, reason: reason)
    case .unwritable(let file, let reason):
      Self.sentences.unwritable(file: file, reason: reason)
    case .tooLong(let segments, let limit):
      "\(segments) segments are more than the \(limit) that one page takes on a side; cut the "
        + "articles into parts, or use tarjuman align"
    case .noPairs(let name): "\(name): there is no pair to keep; link some segments first"
    case .notKept: "nothing of this alignment is in the memory"
    }
  }
}
