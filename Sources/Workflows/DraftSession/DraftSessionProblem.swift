/// Why something cannot be done to a draft.
public enum DraftSessionProblem: SessionProblem, Hashable, CustomStringConvertible {
  case noSegment(Int)
  case nothingToConfirm(Int)
  case lineBreak
  case controlCharacter
  case stale(asked: Int, now: Int)
  case noSession(String)
  case damaged(file: String, line: Int, reason: String)
  case unwritable(file: String, reason: String)
  case tooLong(segments: Int, limit: Int)
  case noSegments(String)
  case nothingConfirmed(String)
  case sameLanguage(String, tag: String)

  private static let sentences = SessionSentences(noun: DraftSession.noun)

  public var description: String {
    switch self {
    case .noSegment(let number): "segment \(number): the draft has none of this number"
    case .nothingToConfirm(let number):
      "segment \(number): there is nothing to confirm; write its translation first"
    case .lineBreak: "a target is one line; replace the line breaks by spaces"
    case .controlCharacter: Self.sentences.controlCharacter
    case .stale(let asked, let now): Self.sentences.stale(asked: asked, now: now)
    case .noSession(let id): Self.sentences.noSession(id)
    case .damaged(let file, let line, let reason):
      Self.sentences.damaged(file: file, line: line, reason: reason)
    case .unwritable(let file, let reason):
      Self.sentences.unwritable(file: file, reason: reason)
    case .tooLong(let segments, let limit):
      "\(segments) segments are more than the \(limit) that one page takes; cut the article into "
        + "parts, or use tarjuman draft"
    case .noSegments(let name): "\(name): there is no sentence in it to translate"
    case .sameLanguage(let name, let tag):
      "\(name): it is in this language (\(tag)) already; say another to translate into"
    case .nothingConfirmed(let name):
      "\(name): no segment is confirmed, and TMX has nothing else; confirm some first"
    }
  }
}
