/// A concept with its names in both languages, as a term entry of TBX (ISO 30042) holds it.
public struct TermEntry: Hashable, Sendable, Codable {
  /// Unique in a glossary: `syria.de-escalation-zone`.
  public let concept: String
  /// The main source term, then its variants: plurals, spellings, other wordings.
  public let terms: [String]
  /// In order of standing; the first is the preferred one.
  public let renderings: [Rendering]
  /// The subjects, parted by ` | ` if there are several.
  public let domain: String
  public let partOfSpeech: String
  public let note: String
  /// Where the usage can be checked.
  public let source: String
  /// What the concept is, in words of either language.
  public let definition: String
  public let sourceLanguage: Language
  public let targetLanguage: Language
  public let record: Record

  public init(
    concept: String, terms: [String], renderings: [Rendering], domain: String = "",
    partOfSpeech: String = "", note: String = "", source: String = "", definition: String = "",
    sourceLanguage: Language = .arabic, targetLanguage: Language = .english,
    record: Record = Record()
  ) {
    self.concept = concept
    self.terms = terms
    self.renderings = renderings
    self.domain = domain
    self.partOfSpeech = partOfSpeech
    self.note = note
    self.source = source
    self.definition = definition
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.record = record
  }

  public var preferred: Rendering? { renderings.first { $0.standing == .preferred } }

  /// Who vouches for an entry, and since when.
  public struct Record: Hashable, Sendable, Codable {
    public let status: Status
    /// A day or an instant as ISO 8601 writes it, `2026-11-27`; empty if it is not known.
    public let created: String
    public let changed: String
    /// Who changed or approved it last.
    public let by: String

    public init(
      status: Status = .approved, created: String = "", changed: String = "", by: String = ""
    ) {
      self.status = status
      self.created = created
      self.changed = changed
      self.by = by
    }
  }

  /// What a glossary may say of a concept's words.
  public static let partsOfSpeech = [
    "noun", "noun phrase", "proper noun", "verb", "verb phrase", "adjective", "adverb",
    "adverbial", "phrase", "abbreviation",
  ]

  /// Whether a person has vouched for an entry.
  public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
    case draft, approved
  }
}

/// One target-language wording of a concept, with its standing.
public struct Rendering: Hashable, Sendable, Codable {
  public let text: String
  public let standing: Standing
  /// Why a deprecated or forbidden wording is so.
  public let reason: String

  public init(_ text: String, standing: Standing, reason: String = "") {
    self.text = text
    self.standing = standing
    self.reason = reason
  }

  /// ISO 30042's administrative status, best first.
  public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
    case preferred, admitted, deprecated, forbidden

    /// Whether the wording may be used.
    public var isGood: Bool { self == .preferred || self == .admitted }
  }
}
