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

  public var description: String {
    switch self {
    case .noSegment(let number): "segment \(number): the draft has none of this number"
    case .nothingToConfirm(let number):
      "segment \(number): there is nothing to confirm; write its translation first"
    case .lineBreak: "a target is one line; replace the line breaks by spaces"
    case .controlCharacter:
      "the text holds a control character, which no file of translations holds; remove it"
    case .stale(let asked, let now):
      "the draft was changed elsewhere (revision \(now), not \(asked)); read it again"
    case .noSession(let id): "\(id): there is no such draft; it may have been removed"
    case .damaged(let file, let line, let reason):
      "\(file):\(line): the draft's file is damaged there (\(reason)); what stands before that "
        + "line is whole: remove the line and what follows to go on from there"
    case .unwritable(let file, let reason):
      "\(file): cannot be written (\(reason)); the draft is as it was before"
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
