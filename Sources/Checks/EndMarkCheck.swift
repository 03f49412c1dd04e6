import Bitext
import TextAnalysis

/// Does the translation end as the source does: question, exclamation, full stop?
struct EndMarkCheck: Check {
  static let about = CheckDescription(
    "end-mark", "Is a question still a question, an exclamation one, a sentence ended?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    let (source, target) = (EndMark(unit.source.signs), EndMark(unit.target.signs))
    // ?! is both.
    guard source.kind != target.kind, !(source.isExclamation && target.isExclamation) else {
      return []
    }
    return [Self.finding(source, target, unit)].compactMap { $0 }
  }

  private static func finding(
    _ source: EndMark, _ target: EndMark, _ unit: UnitReading
  ) -> Finding? {
    switch (source.kind, target.kind) {
    case (.question, _):
      finding(
        target.hasQuestion ? .note : .warning, unit, source: source.range, target: target.range,
        "the source asks a question, the translation does not",
        cure: "end it with a question mark, unless it is an indirect question")
    case (_, .question):
      finding(
        source.hasQuestion || source.kind == .none ? .note : .warning, unit,
        source: source.range, target: target.range,
        "the translation asks a question, the source does not",
        cure: "check whether the source asks")
    case (.stop, .none):
      finding(
        .note, unit, source: source.range, target: target.range,
        "the translation does not end with a full stop", cure: "set it")
    case (.exclamation, _), (_, .exclamation):
      finding(
        .note, unit, source: source.range, target: target.range,
        "only one of the two is an exclamation", cure: "end it as the source does")
    default: nil
    }
  }
}

/// How a text ends, behind closing quotation marks and brackets.
struct EndMark {
  enum Kind { case none, stop, question, exclamation }

  private(set) var kind = Kind.none
  private(set) var range: TextRange?
  private(set) var isExclamation = false
  /// Whether there is a question anywhere.
  let hasQuestion: Bool

  init(_ text: SignedText) {
    hasQuestion = text.scalars.contains { Self.kind($0) == .question }
    var place = text.indices.upperBound - 1
    while let scalar = text[place],
      text.isBlank(place) || "\"”»“«’')]\u{200F}\u{200E}".unicodeScalars.contains(scalar)
    {
      place -= 1
    }
    // ?! and ...? are what their strongest sign says.
    while let scalar = text[place], let found = Self.kind(scalar) {
      if found == .exclamation { isExclamation = true }
      if kind == .none || kind == .stop || found == .question {
        (kind, range) = (found, text.range(place))
      }
      place -= 1
    }
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind? {
    switch scalar {
    case "?", ArabicLetter.questionMark: .question
    case "!": .exclamation
    case ".", "\u{2026}", ArabicLetter.fullStop: .stop
    default: nil
    }
  }
}
