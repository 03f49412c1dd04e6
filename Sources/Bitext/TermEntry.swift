/// A concept with its names in both languages, as a term entry of TBX (ISO 30042) holds it.
public struct TermEntry: Hashable, Sendable, Codable {
  /// Unique in a glossary: `syria.de-escalation-zone`.
  public let concept: String
  /// The main source term, then its variants: plurals, spellings, other wordings.
  public let terms: [String]
  /// In order of standing; the first is the preferred one.
  public let renderings: [Rendering]
  public let domain: String
  public let partOfSpeech: String
  public let note: String
  /// Where the usage can be checked.
  public let source: String

  public init(
    concept: String, terms: [String], renderings: [Rendering], domain: String = "",
    partOfSpeech: String = "", note: String = "", source: String = ""
  ) {
    self.concept = concept
    self.terms = terms
    self.renderings = renderings
    self.domain = domain
    self.partOfSpeech = partOfSpeech
    self.note = note
    self.source = source
  }

  public var preferred: Rendering? { renderings.first { $0.standing == .preferred } }
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
  }
}
