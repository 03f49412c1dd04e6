public import Alignment
public import Terminology
public import TextAnalysis

/// The checks that are to be made.
///
///     var run = try CheckList(without: ["spacing"]).run(CheckSetting(terms: matcher))
///     for unit in units { findings += run.examine(unit) }
///     findings += run.conclude()
public struct CheckList: Sendable {
  private static let all: [any Check.Type] = [
    EmptyCheck.self, UntranslatedCheck.self, LengthCheck.self, DenialCheck.self,
    NumberCheck.self, DateCheck.self, WeekdayCheck.self, ReferenceCheck.self,
    MissingNameCheck.self, NameSpellingCheck.self,
    ForbiddenTermCheck.self, MissingTermCheck.self, InconsistentTermCheck.self,
    RepeatedWordCheck.self, LooseEndCheck.self, QuotationCheck.self, BracketCheck.self,
    ForeignPunctuationCheck.self, SpacingCheck.self, EndMarkCheck.self, InlineCodeCheck.self,
  ]

  /// Every check there is.
  public static let descriptions = all.map { $0.about }

  private let names: Set<String>

  /// - Parameters:
  ///   - only: the names of the checks to make; empty for all.
  ///   - without: the names of checks to leave out.
  ///
  /// Throws: `ChecksError.unknownCheck`, `.noChecks`.
  public init(only: [String] = [], without: [String] = []) throws(ChecksError) {
    let known = Self.descriptions.map(\.name)
    for name in only + without where !known.contains(name) {
      throw .unknownCheck(name, known: known)
    }
    names = Set(only.isEmpty ? known : only).subtracting(without)
    guard !names.isEmpty else { throw .noChecks }
  }

  /// Begins to check a text.
  public func run(_ setting: CheckSetting) -> CheckRun {
    CheckRun(Self.all.filter { names.contains($0.about.name) }.map { $0.init(setting) }, setting)
  }
}

/// What the checks go by beside the texts.
public struct CheckSetting: Sendable {
  /// The terms of the glossaries; nil makes no term checks.
  public let terms: TermMatcher?
  /// Finds which words render which, so that what nothing renders is seen; nil does without.
  public let words: WordAligner?
  /// The dictionary of Arabic word forms, which tells names from words; nil does without.
  public let morphology: ArabicMorphology?
  /// Remarks below this severity are not made.
  public let level: Finding.Severity

  public init(
    terms: TermMatcher? = nil, words: WordAligner? = nil, morphology: ArabicMorphology? = nil,
    level: Finding.Severity = .warning
  ) {
    self.terms = terms
    self.words = words
    self.morphology = morphology
    self.level = level
  }
}

/// A text being checked, unit by unit.
public struct CheckRun {
  private var checks: [any Check]
  private let setting: CheckSetting
  /// How many units were examined.
  public private(set) var unitCount = 0

  init(_ checks: [any Check], _ setting: CheckSetting) {
    self.checks = checks
    self.setting = setting
  }

  /// The remarks on the next unit, in the order of the list.
  public mutating func examine(_ unit: CheckedUnit) -> [Finding] {
    unitCount += 1
    let reading = UnitReading(unit, setting)
    var findings: [Finding] = []
    for index in checks.indices { findings += checks[index].examine(reading) }
    return findings.filter { $0.severity >= setting.level }
  }

  /// The remarks that only the whole text allows.
  public mutating func conclude() -> [Finding] {
    var findings: [Finding] = []
    for index in checks.indices { findings += checks[index].conclude() }
    return findings.filter { $0.severity >= setting.level }
  }
}
