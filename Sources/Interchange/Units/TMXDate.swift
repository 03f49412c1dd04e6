internal import Foundation

/// Dates as TMX writes them: `20170228T143000Z`, UTC (TMX 1.4b, creationdate; ISO 8601 basic form).
enum TMXDate {
  /// The date without its parts of a second.
  static func text(_ date: Date) -> String {
    var seconds = time_t(date.timeIntervalSince1970.rounded(.down))
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let year = padded(Int(parts.tm_year) + 1900, 4)
    let day = padded(Int(parts.tm_mon) + 1, 2) + padded(Int(parts.tm_mday), 2)
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0), 2) }.joined()
    return "\(year)\(day)T\(clock)Z"
  }

  /// The date, if the text is exactly one as TMX wants it, so that writing gives the text back.
  static func date(_ text: String) -> Date? {
    var text = text
    return text.withUTF8 { date($0) }
  }

  private static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int32? {
      var number: Int32 = 0
      for place in range {
        guard (0x30...0x39).contains(bytes[place]) else { return nil }
        number = number * 10 + Int32(bytes[place] - 0x30)
      }
      return number
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15)
    else { return nil }
    var parts = tm()
    parts.tm_year = year - 1900
    parts.tm_mon = month - 1
    parts.tm_mday = day
    parts.tm_hour = hour
    parts.tm_min = minute
    parts.tm_sec = second
    let seconds = timegm(&parts)
    // timegm takes 31 February for 3 March, and says so; such a text is no date.
    guard parts.tm_year == year - 1900, parts.tm_mon == month - 1, parts.tm_mday == day,
      parts.tm_hour == hour, parts.tm_min == minute, parts.tm_sec == second
    else { return nil }
    return Date(timeIntervalSince1970: Double(seconds))
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
