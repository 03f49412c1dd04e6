import Bitext
import TextAnalysis

/// The Hijri dates of both sides beside each other and beside the Gregorian ones.
struct HijriComparison {
  private let unit: UnitReading
  private let sources: [HijriDate]
  private let targets: [HijriDate]

  init(_ unit: UnitReading) {
    self.unit = unit
    sources = HijriDate.dates(in: unit.source.text)
    targets = HijriDate.dates(in: unit.target.text)
  }

  func findings(_ check: (some Check).Type) -> [Finding] {
    guard !sources.isEmpty || !targets.isEmpty else { return [] }
    return changes(check) + misfits(check)
  }

  /// Dates that no date of the other side agrees with.
  private func changes(_ check: (some Check).Type) -> [Finding] {
    let missing = sources.filter { date in !targets.contains { $0.agrees(with: date) } }
    let added = targets.filter { date in !sources.contains { $0.agrees(with: date) } }
    var findings = zip(missing, added).map { source, target in
      check.finding(
        .error, unit, source: source.range, target: target.range,
        "the source says \(quote: unit.source.text[source.range]), the translation \(quote: unit.target.text[target.range])",
        cure: "write the day, month and year of the source")
    }
    for date in missing.dropFirst(added.count) where !isConverted(date, in: unit.target) {
      findings.append(
        check.finding(
          .warning, unit, source: date.range,
          "the date \(quote: unit.source.text[date.range]) has no like in the translation",
          cure: "give the date, in either calendar"))
    }
    return findings
  }

  /// Whether the other side gives the day in the Gregorian calendar.
  private func isConverted(_ date: HijriDate, in side: SideReading) -> Bool {
    side.quantities.contains { quantity in
      if case .date(_, let month, _) = quantity.readings[0] { month != nil } else { false }
    }
  }

  /// Dates of the translation that stand beside a Gregorian date of another day.
  private func misfits(_ check: (some Check).Type) -> [Finding] {
    targets.compactMap { date in
      guard let day = date.day,
        let other = unit.target.quantities.first(where: { isBeside($0.range, date.range) }),
        case .date(let year?, let month?, let dayOfMonth?) = other.readings[0]
      else { return nil }
      let gregorian = CalendarDay(gregorian: year, month, dayOfMonth)
      guard abs(gregorian.number - day.number) > Self.slack else { return nil }
      let range = TextRange(
        min(date.range.lowerBound, other.range.lowerBound),
        max(date.range.upperBound, other.range.upperBound))
      return check.finding(
        .warning, unit, target: range,
        "\(quote: unit.target.text[range]): the two calendars are more than \(Self.slack) days apart",
        cure: "check both dates against the source")
    }
  }

  /// The month begins when the moon is seen: calendars of two countries differ by a day or two.
  private static let slack = 2

  private func isBeside(_ a: TextRange, _ b: TextRange) -> Bool {
    let (first, second) = a < b ? (a, b) : (b, a)
    guard first.upperBound <= second.lowerBound else { return false }
    let gap = unit.target.text[TextRange(first.upperBound, second.lowerBound)]
    return gap.unicodeScalars.count <= 16 && !gap.contains { ".؛;؟?!".contains($0) }
  }
}
