import TextAnalysis

/// A day as its number, counted from Monday, 1 January of the year 1 of the Gregorian calendar,
/// which has the number 0.
struct CalendarDay: Hashable {
  let number: Int

  /// A date of the Gregorian calendar (Reingold & Dershowitz, Calendrical Calculations, 2.2).
  init(gregorian year: Int, _ month: Int, _ day: Int) {
    let past = year - 1
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let correction = month <= 2 ? 0 : isLeap ? 1 : 2
    number =
      365 * past + past / 4 - past / 100 + past / 400 + (367 * month - 362) / 12
      - correction + day - 1
  }

  /// A date of the tabular Islamic calendar (the same, 7.1), which is at most two days away from
  /// the calendars that go by the moon.
  init(hijri year: Int, _ month: Int, _ day: Int) {
    let epoch = 227_014
    number =
      epoch + 354 * (year - 1) + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day - 1
  }
}

extension HijriDate {
  /// The day, where the date is whole.
  var day: CalendarDay? {
    guard let year, let dayOfMonth else { return nil }
    return CalendarDay(hijri: year, month, dayOfMonth)
  }
}
