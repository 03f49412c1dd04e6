/// The target of one segment, as far as the translator has come with it.
public struct DraftTarget: Hashable, Sendable {
  /// The segment's, counted from 1.
  public let number: Int
  let content: Content
  /// The revision of the session that made it what it is.
  public let revision: Int

  public var text: String { content.text }
  public var standing: Standing { content.standing }

  struct Content: Sendable {
    let text: String
    let standing: Standing
  }

  /// How it came to be what it is.
  public enum Standing: String, Hashable, Sendable, CaseIterable, Codable {
    /// Nothing stands there.
    case empty
    /// The memory's translation, not looked at.
    case proposed
    /// Known wordings in the order of the source, which are no translation.
    case pieces
    /// The translator's, not confirmed.
    case written
    /// The translator vouches for it.
    case confirmed
  }

  /// Throws: `DraftSessionProblem` for letters that a target cannot hold.
  static func check(_ text: String) throws {
    for scalar in text.unicodeScalars {
      if scalar.endsLine { throw DraftSessionProblem.lineBreak }
      if scalar.isControl { throw DraftSessionProblem.controlCharacter }
    }
  }
}

/// Swift takes two spellings of one letter for one; a translator may have exchanged just these.
extension DraftTarget.Content: Hashable {
  static func == (one: Self, other: Self) -> Bool {
    one.standing == other.standing && one.text.utf8.elementsEqual(other.text.utf8)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(standing) }
}

/// What a step changed: the target of one segment.
public struct DraftChange: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable { case write, confirm, reopen, keep }

  public let kind: Kind
  /// The segment's number; 0 where no target changed.
  public let number: Int
  let before: DraftTarget.Content
  let after: DraftTarget.Content
  /// Whether this takes a step back.
  var isBackwards = false

  /// A step that leaves the targets as they are.
  static let nothing = DraftChange(
    kind: .keep, number: 0, before: .init(text: "", standing: .empty),
    after: .init(text: "", standing: .empty))

  var reversed: DraftChange {
    DraftChange(
      kind: kind, number: number, before: after, after: before, isBackwards: !isBackwards)
  }

  func followed(by next: DraftChange) -> DraftChange {
    DraftChange(kind: kind, number: number, before: before, after: next.after)
  }

  /// What was done, for people.
  public var sentence: String {
    let done =
      switch kind {
      case .write: "target written"
      case .confirm: "confirmed"
      case .reopen: "opened again"
      case .keep: "kept"
      }
    return "Segment \(number): \(isBackwards ? "taken back, \(done)" : done)."
  }
}

extension String {
  var trimmingBlanks: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
