import Bitext

/// Is each segment translated at all?
struct EmptyCheck: Check {
  static let about = CheckDescription("empty", "Is there a translation for each segment?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    if !unit.source.hasSigns, unit.target.hasSigns {
      // A translator's own sentence is rarer than a line the aligner could not place.
      return [
        Self.finding(
          .note, unit, "there is nothing in the source that this translates",
          cure: "take it out, or accept the finding if it was added on purpose")
      ]
    }
    guard unit.source.hasSigns, !unit.target.hasSigns else { return [] }
    let severity: Finding.Severity = unit.isSure ? .error : .warning
    return [
      Self.finding(
        unit.source.hasLetters ? severity : .note, unit, "the segment is not translated",
        cure: "translate it, or accept the finding if it was left out on purpose")
    ]
  }
}

extension SideReading {
  /// Whether there is anything but white space.
  var hasSigns: Bool { text.unicodeScalars.contains { !$0.properties.isWhitespace } }
}
