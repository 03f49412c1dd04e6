import Bitext
import TextAnalysis

/// Is it the same day of the week, and was the date on that day?
struct WeekdayCheck: Check {
  static let about = CheckDescription(
    "weekday", "Is the day of the week the same, and does it fit its date?")

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    let (changed, missing, added) = unit.numbers.changes(.weekday)
    let changes = changed.map { change in
      Self.finding(
        .error, unit, source: change.source.range, target: change.target.range,
        "the source says \(quote: unit.source.text[change.source.range]), the translation \(quote: unit.target.text[change.target.range])",
        cure: "write the day of the source")
    }
    // Agencies turn days into "yesterday" and back.
    let losses = missing.map { item in
      Self.finding(
        .note, unit, source: item.range,
        "\(quote: unit.source.text[item.range]) has no like in the translation",
        cure: "name the day, unless it is said otherwise")
    }
    let additions = added.map { item in
      Self.finding(
        .note, unit, target: item.range,
        "\(quote: unit.target.text[item.range]) has no like in the source",
        cure: "take the day out, unless the source says it otherwise")
    }
    return changes + losses + additions + Self.misfits(unit)
  }

  /// Days that were not on the dates they stand beside.
  private static func misfits(_ unit: UnitReading) -> [Finding] {
    let own = DatedWeekdays.misfits(in: unit.target)
    guard own.isEmpty else {
      return own.map { misfit in
        finding(
          .error, unit, target: misfit.range,
          "\(quote: unit.target.text[misfit.range]): that day was a \(misfit.rightDay)",
          cure: "check day and date against the source and a calendar")
      }
    }
    return DatedWeekdays.misfits(in: unit.source).map { misfit in
      finding(
        .note, unit, source: misfit.range,
        "the source says \(quote: unit.source.text[misfit.range]), but that day was a \(misfit.rightDay)",
        cure: "ask the author, or add a note for the reader")
    }
  }
}

/// Weekdays that stand beside a whole date: الجمعة 14 تموز/يوليو 2017, Friday, July 14, 2017.
enum DatedWeekdays {
  struct Misfit {
    /// From the weekday to the date.
    let range: TextRange
    let rightDay: String
  }

  static func misfits(in side: SideReading) -> [Misfit] {
    let found = side.quantities
    return zip(found, found.dropFirst()).compactMap { first, second in
      let (day, date) = first.weekday == nil ? (second, first) : (first, second)
      let range = TextRange(first.range.lowerBound, second.range.upperBound)
      let gap = side.text[TextRange(first.range.upperBound, second.range.lowerBound)]
      guard isBeside(gap), let weekday = day.weekday, let right = date.weekdaysOfDates,
        !right.contains(weekday)
      else { return nil }
      return Misfit(range: range, rightDay: names[right[0]])
    }
  }

  private static let names = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  private static let joints = Set(
    "the on of الموافق الواقع في".split(separator: " ").map(String.init))

  /// Whether only signs, the article or الموافق stand between a day and its date.
  private static func isBeside(_ gap: Substring) -> Bool {
    let words = gap.split { !$0.isLetter }
    return words.allSatisfy { joints.contains(String($0)) }
      && gap.unicodeScalars.count <= 14
  }
}

extension Quantity {
  fileprivate var weekday: Int? {
    if case .weekday(let day) = readings[0] { day } else { nil }
  }

  /// The weekdays of the whole dates it may mean; nil if it may mean something else.
  fileprivate var weekdaysOfDates: [Int]? {
    var days: [Int] = []
    for reading in readings {
      guard case .date(let year?, let month?, let day?) = reading else { return nil }
      days.append((CalendarDay(gregorian: year, month, day).number + 1) % 7)
    }
    return days
  }
}
