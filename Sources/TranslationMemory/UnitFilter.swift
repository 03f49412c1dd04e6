public import Bitext
public import Foundation

/// Which units of a memory are meant; an empty filter means all.
public struct UnitFilter: Hashable, Sendable {
  public var languages: LanguagePair?
  public var importID: Import.ID?
  /// Units changed (else created, else imported) at this time or later.
  public var since: Date?
  /// Units changed (else created, else imported) before this time.
  public var until: Date?
  /// The outlet, letter by letter.
  public var outlet: String?

  public init(
    languages: LanguagePair? = nil, importID: Import.ID? = nil, since: Date? = nil,
    until: Date? = nil, outlet: String? = nil
  ) {
    self.languages = languages
    self.importID = importID
    self.since = since
    self.until = until
    self.outlet = outlet
  }
}

/// The languages of a unit, or of the units asked for.
public struct LanguagePair: Hashable, Sendable, Codable {
  public let source: Language
  public let target: Language

  public init(source: Language, target: Language) {
    self.source = source
    self.target = target
  }

  /// Whether units of the other pair are meant by this one: `ar` means `ar-SY` too, and `ar-SY`
  /// means itself alone.
  public func covers(_ other: LanguagePair) -> Bool {
    covers(source, other.source) && covers(target, other.target)
  }

  private func covers(_ asked: Language, _ found: Language) -> Bool {
    asked == found || (asked.tag.lowercased() == asked.primary && asked.matches(found))
  }
}
