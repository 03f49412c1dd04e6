import Bitext

/// Are the numbers of resolutions, articles, paragraphs and documents the same?
struct ReferenceCheck: Check {
  static let about = CheckDescription(
    "reference", "Are the numbers of resolutions, articles and documents the same?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    let (changed, missing, added) = unit.numbers.changes(.reference)
    // A resolution may be a bare number on one side: that number is then among the plain ones.
    let changes = changed.map { change in
      Self.finding(
        .error, unit, source: change.source.range, target: change.target.range,
        "the source refers to \(quote: unit.source.text[change.source.range]), the translation to \(quote: unit.target.text[change.target.range])",
        cure: "write the number of the source")
    }
    let losses = missing.map { item in
      Self.finding(
        Self.severity(item), unit, source: item.range,
        "the reference to \(quote: unit.source.text[item.range]) has no like in the translation",
        cure: "put the reference in, or accept the finding if the sense is there")
    }
    let additions = added.map { item in
      Self.finding(
        Self.severity(item), unit, target: item.range,
        "the reference to \(quote: unit.target.text[item.range]) has no like in the source",
        cure: "take the reference out, or accept the finding if the source implies it")
    }
    return changes + losses + additions
  }

  /// What words say (one chapter, paragraph 8 bis) need not be a reference.
  private static func severity(_ item: QuantityComparison.Item) -> Finding.Severity {
    item.isInDigits && !item.isAside ? .warning : .note
  }
}
