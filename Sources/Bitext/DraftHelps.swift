public import Foundation

/// A translation of the memory that is proposed for a segment.
public struct DraftProposal: Hashable, Sendable {
  /// The memory's text that is like the segment.
  public let source: String
  /// Its translation, letters alone: inline codes belong to the file they came from.
  public let target: String
  /// 0…101, as matches are counted.
  public let percent: Int
  /// The names of what differs, such as `words`, `numbers`, `orthographic`.
  public let differences: [String]
  public let changes: [Change]
  /// The translation with the segment's numbers in place of its own, where that can be done.
  public let adapted: Adapted?
  public let origin: Origin

  public init(
    source: String, target: String, percent: Int, differences: [String] = [],
    changes: [Change] = [], adapted: Adapted? = nil, origin: Origin = Origin(memory: "")
  ) {
    self.source = source
    self.target = target
    self.percent = percent
    self.differences = differences
    self.changes = changes
    self.adapted = adapted
    self.origin = origin
  }

  /// The translation that is offered: the adapted one, if there is one.
  public var offered: String { adapted?.text ?? target }

  /// Words that differ: where in the segment, and where in the memory's text; nil where that side
  /// has none.
  public struct Change: Hashable, Sendable {
    public let kind: String
    public let segment: TextRange?
    public let source: TextRange?

    public init(kind: String, segment: TextRange?, source: TextRange?) {
      self.kind = kind
      self.segment = segment
      self.source = source
    }
  }

  /// A translation into which numbers were put.
  public struct Adapted: Hashable, Sendable {
    public let text: String
    /// Where they stand.
    public let ranges: [TextRange]

    public init(text: String, ranges: [TextRange]) {
      self.text = text
      self.ranges = ranges
    }
  }

  /// Where the proposal comes from.
  public struct Origin: Hashable, Sendable {
    /// The name of the memory's file.
    public let memory: String
    public let article: String?
    public let outlet: String?
    public let date: Date?
    /// Whether it was translated the other way round.
    public let isReversed: Bool

    public init(
      memory: String, article: String? = nil, outlet: String? = nil, date: Date? = nil,
      isReversed: Bool = false
    ) {
      self.memory = memory
      self.article = article
      self.outlet = outlet
      self.date = date
      self.isReversed = isReversed
    }
  }
}

/// A term of the glossaries in a segment, with its renderings in the language translated into.
public struct DraftTerm: Hashable, Sendable {
  public let entry: TermEntry
  public let range: TextRange
  /// Its wordings in the target's language, best first; deprecated and forbidden ones are warnings.
  public let renderings: [Rendering]
  /// Whether its words stand in another construction than the term's, so that it wants a look.
  public let isLoose: Bool

  public init(
    entry: TermEntry, range: TextRange, renderings: [Rendering], isLoose: Bool = false
  ) {
    self.entry = entry
    self.range = range
    self.renderings = renderings
    self.isLoose = isLoose
  }

  /// The wording to write; nil if the glossary has none.
  public var preferred: String? { accepted.first?.text }
  /// Preferred and admitted wordings.
  public var accepted: [Rendering] { renderings.filter { !$0.isWarned } }
  /// Deprecated and forbidden wordings.
  public var warned: [Rendering] { renderings.filter(\.isWarned) }
  /// Whether the concept is a person, a place or a body by its own name.
  public var isName: Bool { entry.partOfSpeech.hasPrefix("proper") }

  /// One line of it: `de-escalation zones, de-escalation areas; not low-tension areas (why)`.
  public var remark: String {
    var parts = [accepted.map(\.text).joined(separator: ", ")].filter { !$0.isEmpty }
    if !warned.isEmpty {
      parts.append("not " + warned.map(\.withReason).joined(separator: ", "))
    }
    if isLoose { parts.append("another construction: look") }
    return parts.joined(separator: "; ")
  }
}

extension Rendering {
  /// Whether the glossary is against it.
  public var isWarned: Bool { standing == .deprecated || standing == .forbidden }

  fileprivate var withReason: String { reason.isEmpty ? text : "\(text) (\(reason))" }
}

/// A number, date or name of a segment as the translation writes it.
public struct CarriedWording: Hashable, Sendable {
  public let range: TextRange
  /// Such as `12`, `10 July 2017`, `Omar al-Khatib`.
  public let text: String
  public let kind: Kind

  public init(range: TextRange, text: String, kind: Kind) {
    self.range = range
    self.text = text
    self.kind = kind
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case number, date
    /// Spelt by rule from its letters: a proposal, which wants to be looked up.
    case proposedName = "name proposed"
  }

  /// One line of it.
  public var remark: String { kind == .proposedName ? "\(text) (proposed spelling)" : text }
}
