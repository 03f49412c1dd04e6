/// A remark of the glossary linter.
public struct GlossaryFinding: Hashable, Sendable, CustomStringConvertible {
  public let place: Glossary.Place
  public let rule: Rule
  /// What is wrong and what to do.
  public let message: String
  /// Where the other concept stands, of a rule that compares two.
  public let other: Glossary.Place?

  init(place: Glossary.Place, rule: Rule, message: String, other: Glossary.Place? = nil) {
    (self.place, self.rule, self.message, self.other) = (place, rule, message, other)
  }

  public var description: String { "\(place): \(message) [\(rule.rawValue)]" }

  /// What glossary files are held to. Raw values name the rules in reports.
  public enum Rule: String, CaseIterable, Hashable, Sendable {
    case header
    case columnCount = "column-count"
    case emptyCell = "empty-cell"
    case duplicateConcept = "duplicate-concept"
    case conflictingRenderings = "conflicting-renderings"
    case strayCharacter = "stray-character"
    case latinInArabic = "latin-in-arabic"
    case arabicInEnglish = "arabic-in-english"
    case missingPlural = "missing-plural"
    case unsorted
    case missingReason = "missing-reason"
    case repeatedRendering = "repeated-rendering"
    case repeatedItem = "repeated-item"
    case unknownPartOfSpeech = "unknown-part-of-speech"
    case sharedTerm = "shared-term"
    case contradictingStandings = "contradicting-standings"
    case unknownStatus = "unknown-status"
    case badDate = "bad-date"
    case badLanguages = "bad-languages"

    /// Whether the rule only advises: a person may judge otherwise and leave the row as it is.
    public var isAdvice: Bool {
      self == .missingPlural || self == .conflictingRenderings || self == .sharedTerm
    }

    /// Whether the rule compares concepts with each other, of one glossary or of several.
    public var isBetweenConcepts: Bool {
      [.duplicateConcept, .conflictingRenderings, .sharedTerm, .contradictingStandings]
        .contains(self)
    }
  }
}
