import Bitext
import TextAnalysis

/// Are the days, months and years of dates the same?
struct DateCheck: Check {
  static let about = CheckDescription(
    "date", "Are dates the same, in every system of months and in both calendars?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    return Self.gregorian(unit) + HijriComparison(unit).findings(Self.self)
  }

  private static func gregorian(_ unit: UnitReading) -> [Finding] {
    let (changed, missing, added) = unit.numbers.changes(.date)
    let changes = changed.map { change in
      finding(
        .error, unit, source: change.source.range, target: change.target.range,
        "the source says \(quote: unit.source.text[change.source.range]), the translation \(quote: unit.target.text[change.target.range])",
        cure: "compare day, month and year and write those of the source")
    }
    let losses = missing.map { item in
      finding(
        .warning, unit, source: item.range,
        "the date \(quote: unit.source.text[item.range]) has no like in the translation",
        cure: "put the date in, or accept the finding if the sense is there")
    }
    let additions = added.map { item in
      finding(
        .warning, unit, target: item.range,
        "the date \(quote: unit.target.text[item.range]) has no like in the source",
        cure: "take the date out, or accept the finding if the source implies it")
    }
    return changes + losses + additions
  }
}
