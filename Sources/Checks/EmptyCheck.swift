import Bitext

/// Is each segment translated at all?
///
/// What an aligner left alone is told run by run: a site's share bar, its related news and its imprint
/// are one thing to look at, not a dozen.
struct EmptyCheck: Check {
  static let about = CheckDescription("empty", "Is there a translation for each segment?")

  /// Units that stand alone on one side, since the last that has both.
  private var untranslated: [UnitReading] = []
  private var unsourced: [UnitReading] = []

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    switch (unit.source.hasSigns, unit.target.hasSigns) {
    case (false, true):
      // A translator's own sentence is rarer than a line the aligner could not place.
      unsourced.append(unit)
      return []
    case (true, false):
      guard unit.isSure else {
        untranslated.append(unit)
        return []
      }
      return [
        Self.finding(
          unit.source.hasLetters ? .error : .note, unit, "the segment is not translated",
          cure: "translate it, or accept the finding if it was left out on purpose")
      ]
    case (false, false): return []
    case (true, true): return takeRuns()
    }
  }

  mutating func conclude() -> [Finding] { takeRuns() }

  private mutating func takeRuns() -> [Finding] {
    defer { (untranslated, unsourced) = ([], []) }
    return Self.untranslated(untranslated) + Self.unsourced(unsourced)
  }

  private static func untranslated(_ run: [UnitReading]) -> [Finding] {
    guard let first = run.first, let last = run.last else { return [] }
    let severity: Finding.Severity = run.contains(where: \.source.hasLetters) ? .warning : .note
    guard run.count > 1 else {
      return [
        finding(
          severity, first, "the segment is not translated",
          cure: "translate it, or accept the finding if it was left out on purpose")
      ]
    }
    return [
      finding(
        severity, of: run, on: .source,
        "\(run.count) segments are not translated (units \(first.place.number) to \(last.place.number))",
        cure:
          "translate them, or accept the finding if they are a site's own lines or were left out on purpose"
      )
    ]
  }

  private static func unsourced(_ run: [UnitReading]) -> [Finding] {
    guard let first = run.first, let last = run.last else { return [] }
    guard run.count > 1 else {
      return [
        finding(
          .note, first, "there is nothing in the source that this translates",
          cure: "take it out, or accept the finding if it was added on purpose")
      ]
    }
    return [
      finding(
        .note, of: run, on: .target,
        "there is nothing in the source that these \(run.count) segments translate (units \(first.place.number) to \(last.place.number))",
        cure: "take them out, or accept the finding if they were added on purpose")
    ]
  }

  private enum Side { case source, target }

  /// A remark on a run of units, at the place of the first, with the texts of all, so that its id
  /// holds as long as none of them changes.
  private static func finding(
    _ severity: Finding.Severity, of run: [UnitReading], on side: Side, _ reason: Remark,
    cure: Remark
  ) -> Finding {
    let text = run.map { side == .source ? $0.source.text : $0.target.text }.joined(separator: " ")
    return Finding(
      check: about.name, severity: severity, place: run[0].place,
      source: .init(
        language: run[0].source.language, text: side == .source ? text : "", range: nil),
      target: .init(
        language: run[0].target.language, text: side == .target ? text : "", range: nil),
      reason: reason, cure: cure)
  }
}

extension SideReading {
  /// Whether there is anything but white space.
  var hasSigns: Bool { text.unicodeScalars.contains { !$0.properties.isWhitespace } }
}
