import Bitext

/// Is what the source denies denied in the translation, and nothing else?
///
/// A denial that is lost says the contrary of the source. Many words render one, so the check is silent
/// wherever the other side has a word that may (`DenialWords`) – anywhere, or, where it is known which
/// words render which, around what is denied.
struct DenialCheck: Check {
  static let about = CheckDescription(
    "denial", "Is what the source denies denied in the translation, and nothing else?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated, unit.isSure, let source = Denials(unit.source),
      let target = Denials(unit.target)
    else { return [] }
    if !target.isHinted, let denial = source.stated.first {
      return [Self.lost(denial, nil, unit)]
    }
    if let lost = DenialTraces(unit).lost(among: source) {
      return [Self.lost(lost.source, lost.target, unit)]
    }
    if !source.isHinted, let denial = target.stated.first {
      return [
        Self.finding(
          .warning, unit, target: denial,
          "the translation denies (\(quote: unit.target.text[denial])), the source does not",
          cure: "take the denial out, or accept the finding if the source says it in other words")
      ]
    }
    return []
  }

  private static func lost(
    _ denial: TextRange, _ target: TextRange?, _ unit: UnitReading
  ) -> Finding {
    finding(
      .warning, unit, source: denial, target: target,
      "the source denies (\(quote: unit.source.text[denial])), the translation does not",
      cure: "put the denial in, or accept the finding if another word says it")
  }
}
