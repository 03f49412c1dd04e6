/// Places of cells in a spreadsheet: `B7`.
enum CellPlace {
  /// The column of a place or of letters alone, counted from 0: 1 for `B7`; nil if it has no letters.
  static func column(_ place: String) -> Int? {
    let letters = place.utf8.prefix { $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A }
    // XFD is the last column (ECMA-376 part 1, 18.3.1.13).
    guard (1...3).contains(letters.count) else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1 & 0xDF) - 0x40 } - 1
  }

  static func letters(_ column: Int) -> String {
    var letters = ""
    var rest = column + 1
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// Days as spreadsheets number them, and clock times as parts of a day.
enum DayNumber {
  /// The date of a number, as ISO 8601 writes it; nil outside the years 1900 to 9999.
  ///
  /// Excel counts from 1900 and takes that year for a leap year, or from 1904 (ECMA-376 part 1,
  /// 18.17.4.1).
  static func date(_ number: Double, from1904: Bool) -> String? {
    guard number >= 0, number < 2_958_466 else { return nil }
    var seconds = Int((number * 86_400).rounded())
    let day = seconds / 86_400
    seconds %= 86_400
    let epoch = from1904 ? -24_107 : day < 60 ? -25_568 : -25_569
    let date = civil(day + epoch)
    let text = [padded(date.year, 4), padded(date.month), padded(date.day)].joined(separator: "-")
    if seconds == 0 { return text }
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0) }
    return text + "T" + clock.joined(separator: ":")
  }

  /// The number of a day `2026-11-27` behind February 1900; nil for any other text.
  static func number(of text: String) -> Int? {
    guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    let days = days(year, month, day)
    let back = civil(days)
    guard back == (year, month, day), days + 25_569 > 60 else { return nil }
    return days + 25_569
  }

  /// The Gregorian date of a day counted from 1970-01-01, by eras of 400 years that begin in March.
  private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let calendarMonth = month < 10 ? month + 3 : month - 9
    return (
      year + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
