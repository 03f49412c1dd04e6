import Bitext
import TextAnalysis

/// Are the numbers the same, in digits or words, with their millions and per cents?
struct NumberCheck: Check {
  static let about = CheckDescription(
    "number", "Are numbers, percentages and amounts the same, in digits or in words?")

  /// By how much the last paragraph's number differed that did.
  private var shift: Int?

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    var (changed, missing, added) = unit.numbers.changes(.number)
    changed.removeAll { isShifted($0, in: unit) }
    return changed.map { Self.change($0, in: unit) }
      + missing.map { Self.loss($0, in: unit) } + added.map { Self.addition($0, in: unit) }
  }

  /// Whether a paragraph's number differs as that of a paragraph before did: a list that counts from
  /// another number is told once.
  private mutating func isShifted(_ change: QuantityComparison.Change, in unit: UnitReading) -> Bool
  {
    guard NumberPlaces.isItem(change.source.range, in: unit.source.text),
      NumberPlaces.isItem(change.target.range, in: unit.target.text),
      case .cardinal(let source) = change.source.quantity.readings[0],
      case .cardinal(let target) = change.target.quantity.readings[0],
      let a = source.integer, let b = target.integer
    else { return false }
    defer { shift = a - b }
    return shift == a - b
  }

  private static func change(_ change: QuantityComparison.Change, in unit: UnitReading) -> Finding {
    let source = unit.source.text[change.source.range]
    let target = unit.target.text[change.target.range]
    let weights = [change.source, change.target].map { severity($0, whenTelling: .error) }
    // Digits tell; of two words the one that says less (half, ألف for A) decides.
    let isInDigits = change.source.isInDigits || change.target.isInDigits
    let weight = (isInDigits ? weights.max() : weights.min()) ?? .note
    return finding(
      weight, unit, source: change.source.range, target: change.target.range,
      "the source says \(quote: source), the translation \(quote: target)",
      cure: "compare the two and write the number of the source")
  }

  private static func loss(_ item: QuantityComparison.Item, in unit: UnitReading) -> Finding {
    finding(
      severity(item, whenTelling: .warning), unit, source: item.range,
      "\(quote: unit.source.text[item.range]) has no like in the translation",
      cure: "put the number in, or accept the finding if the sense is there")
  }

  private static func addition(_ item: QuantityComparison.Item, in unit: UnitReading) -> Finding {
    finding(
      severity(item, whenTelling: .warning), unit, target: item.range,
      "\(quote: unit.target.text[item.range]) has no like in the source",
      cure: "take the number out, or accept the finding if the source implies it")
  }

  /// What words say by the way (one, two, first, half) is a matter of style in either language.
  private static func severity(
    _ item: QuantityComparison.Item, whenTelling severity: Finding.Severity
  ) -> Finding.Severity {
    if item.isAside { return .note }
    // "One" is a pronoun and an article in Arabic (واحد من), and a digit 1 for it.
    if case .cardinal(DecimalValue(1)) = item.quantity.readings[0] { return .note }
    if item.isInDigits { return severity }
    switch item.quantity.readings[0] {
    case .cardinal(let value) where value.exponent == 0 && value.mantissa <= 2: return .note
    case .ordinal(let rank) where rank <= 2: return .note
    case .fraction: return .note
    default: return min(severity, .warning)
    }
  }
}
