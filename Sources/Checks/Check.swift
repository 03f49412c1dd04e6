import Bitext

/// One question asked of each segment and its translation, and at the end of the whole text.
///
/// A check keeps what it needs to remember between segments itself; what it remembers must not grow
/// with the length of the text, but for what it is about (names, terms).
protocol Check: SendableMetatype {
  static var about: CheckDescription { get }

  init(_ setting: CheckSetting)

  /// The remarks on one unit; units come in the order of the text.
  mutating func examine(_ unit: UnitReading) -> [Finding]

  /// The remarks that only the whole text allows.
  mutating func conclude() -> [Finding]
}

extension Check {
  mutating func conclude() -> [Finding] { [] }

  /// A remark of this check.
  static func finding(
    _ severity: Finding.Severity, _ unit: UnitReading, source: TextRange? = nil,
    target: TextRange? = nil, _ reason: Remark, cure: Remark
  ) -> Finding {
    Finding(
      check: about.name, severity: severity, place: unit.place,
      source: .init(language: unit.source.language, text: unit.source.text, range: source),
      target: .init(language: unit.target.language, text: unit.target.text, range: target),
      reason: reason, cure: cure)
  }
}

/// What a check is called and what it asks, for lists and documentation.
public struct CheckDescription: Hashable, Sendable {
  /// Short, in lower case with hyphens: `missing-term`.
  public let name: String
  public let question: String

  init(_ name: String, _ question: String) {
    self.name = name
    self.question = question
  }
}
