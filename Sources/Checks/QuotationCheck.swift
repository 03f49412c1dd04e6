import Bitext

/// Are quotation marks in pairs, and none lost?
///
/// Agencies open quotations that they never close, and quotations run over several segments; so a
/// lone mark of the translation is told only where the source's marks are in pairs, and where no
/// neighbour has the other mark.
struct QuotationCheck: Check {
  static let about = CheckDescription(
    "quotation", "Are quotation marks in pairs, and are none lost?")

  /// The last unit, whose lone mark the next one may answer.
  private var pending: (finding: Finding, opens: Bool)?

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    let target = QuotationMarks(unit.target.signs)
    var findings: [Finding] = []
    if let pending, !(pending.opens && target.closesAtStart) { findings.append(pending.finding) }
    let isAnswer = pending?.opens == true && target.closesAtStart
    pending = nil
    guard unit.isTranslated else { return findings }
    let source = QuotationMarks(unit.source.signs)
    if let lonely = target.lonely, source.areEven, !isAnswer {
      pending = (Self.lonely(lonely, unit), target.opensAtEnd)
    } else if target.isEmpty, source.marks.count >= 2, source.areEven {
      findings.append(Self.lost(source, unit))
    }
    return findings
  }

  mutating func conclude() -> [Finding] {
    defer { pending = nil }
    return pending.map { [$0.finding] } ?? []
  }

  private static func lonely(_ range: TextRange, _ unit: UnitReading) -> Finding {
    finding(
      .warning, unit, target: range, "a quotation mark stands alone",
      cure: "put the other one where the quotation begins or ends")
  }

  private static func lost(_ marks: QuotationMarks, _ unit: UnitReading) -> Finding {
    let range = TextRange(marks.marks[0].range.lowerBound, marks.marks[1].range.upperBound)
    return finding(
      .note, unit, source: range, "the quotation marks of the source are lost",
      cure: "set them, unless the words are rendered as indirect speech")
  }
}
