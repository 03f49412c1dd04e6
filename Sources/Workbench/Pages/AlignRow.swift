import Bitext
import Foundation
import Mustache
import Workflows

/// One bead as the page shows it.
struct AlignRow: Sendable {
  let bead: Int
  let standing: String
  /// The standing in words.
  let word: String
  /// How sure it is; nil where a person answers for it.
  let percent: String?
  let label: String
  let sourceTag: String
  let sourceDirection: String
  let targetTag: String
  let targetDirection: String
  let sources: [Segment]
  let targets: [Segment]
  let hasSources: Bool
  let hasTargets: Bool
  let reasons: Reasons?
  let hasReasons: Bool

  struct Segment: Sendable {
    let segment: Int
    let isEdited: Bool
    let pieces: [Piece]
  }

  /// A stretch of a segment's text.
  struct Piece: Sendable {
    let text: String
    /// The reason it belongs to, or nil.
    let reason: Int?
    /// Whether it is no more than a dictionary word.
    let isWord: Bool
  }

  struct Reasons: Sendable {
    let items: [Reason]
    let isEmpty: Bool
  }

  struct Reason: Sendable {
    let number: Int
    let kind: String
    let value: String?
    let here: String?
    let there: String?
  }

  init(
    _ bead: WorkingBead, source: Language, target: Language, sources: [Segment],
    targets: [Segment], reasons: Reasons?
  ) {
    self.bead = bead.id
    standing = bead.standing.rawValue
    word = Self.words[bead.standing] ?? ""
    percent =
      bead.making == .byAligner ? "\(Int((bead.confidence * 100).rounded(.down))) %" : nil
    let shape = "\(bead.sources.count) to \(bead.targets.count)"
    label = [word, percent, shape].compactMap { $0 }.joined(separator: ", ")
    sourceTag = source.tag
    sourceDirection = source.direction.rawValue
    targetTag = target.tag
    targetDirection = target.direction.rawValue
    self.sources = sources
    self.targets = targets
    hasSources = !sources.isEmpty
    hasTargets = !targets.isEmpty
    self.reasons = reasons
    hasReasons = reasons != nil
  }

  private static let words: [WorkingBead.Standing: String] = [
    .sure: "sure", .likely: "likely", .doubtful: "please look", .alone: "on one side",
    .boilerplate: "boilerplate", .byHand: "by hand",
  ]
}

extension AlignRow.Segment {
  /// - Parameters:
  ///   - start: where the segment begins in the joined text of its side, which marks count in.
  init(_ segment: WorkingSegment, start: Int, marks: [AlignMarks.Mark]) {
    let (text, end) = (segment.text, segment.text.utf8.count)
    var pieces: [AlignRow.Piece] = []
    var done = 0
    for mark in marks {
      let from = max(mark.range.lowerBound - start, done)
      let to = min(mark.range.upperBound - start, end)
      guard from < to else { continue }
      if done < from {
        pieces.append(.init(text: String(text[TextRange(done, from)]), reason: nil, isWord: false))
      }
      pieces.append(
        .init(
          text: String(text[TextRange(from, to)]), reason: mark.reason, isWord: !mark.isTelling))
      done = to
    }
    if done < end {
      pieces.append(.init(text: String(text[TextRange(done, end)]), reason: nil, isWord: false))
    }
    self.init(segment: segment.id, isEdited: segment.isEdited, pieces: pieces)
  }
}

// Templates ask a long page's parts for thousands of fields; a switch answers faster than
// reflection.

extension AlignRow: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "bead": bead
    case "standing": standing
    case "word": word
    case "percent": percent
    case "label": label
    case "sourceTag": sourceTag
    case "sourceDirection": sourceDirection
    case "targetTag": targetTag
    case "targetDirection": targetDirection
    case "sources": sources
    case "targets": targets
    case "hasSources": hasSources
    case "hasTargets": hasTargets
    case "hasReasons": hasReasons
    case "reasons": reasons
    default: nil
    }
  }
}

extension AlignRow.Segment: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "segment": segment
    case "isEdited": isEdited
    case "pieces": pieces
    default: nil
    }
  }
}

extension AlignRow.Piece: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "isMarked": reason != nil
    case "reason": reason
    case "isWord": isWord
    default: nil
    }
  }
}
