public import Bitext

/// A number, date, time or document number found in a text, in a form that is the same in every
/// language: `العاشر من تموز/يوليو 2017` and `10 July 2017` read as the same date.
public struct Quantity: Hashable, Sendable, Codable {
  /// What the words may mean, the likeliest first; never empty. `10/7/2017` has two readings,
  /// and so has a bare `2017`: the year, and the number.
  public let readings: [Reading]
  /// The author's own letters, in UTF-8 bytes; clitics before the number (`و`, `بـ`) stay outside.
  public let range: TextRange
  /// Whether only grammar says the number, as the dual `يومين` ("two days") does.
  public let isImplied: Bool

  /// Precondition: there is at least one reading.
  public init(readings: [Reading], range: TextRange, isImplied: Bool = false) {
    precondition(!readings.isEmpty, "a quantity can be read in at least one way")
    self.readings = readings
    self.range = range
    self.isImplied = isImplied
  }

  /// One meaning of a quantity.
  public enum Reading: Hashable, Sendable, Codable {
    case cardinal(DecimalValue)
    case ordinal(Int)
    case fraction(numerator: Int, denominator: Int)
    case percentage(DecimalValue)
    /// An amount with its currency's name, such as `dollar`.
    case money(DecimalValue, currency: String)
    /// A day of the Gregorian calendar, or a part of its name: a month, a year, a day of a year.
    case date(year: Int?, month: Int?, day: Int?)
    /// 0 is Sunday.
    case weekday(Int)
    /// The nineties are 90.
    case decade(Int)
    /// A clock time of 24 hours.
    case time(hour: Int, minute: Int)
    /// The number of a resolution, or the symbol of a document: `2254`, `60/1`, `S/2017/353`.
    case document(String)
  }

  /// The likeliest reading's kind.
  public var kind: Kind { readings[0].kind }

  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case cardinal, ordinal, fraction, percentage, money, date, weekday, decade, time, document
  }

  /// The likeliest reading as a line of text that two languages share, such as `cardinal:2254`,
  /// `date:2017-07-10` or `date:*-07-*`.
  public var canonicalKey: String { readings[0].canonicalKey }
}

extension Quantity.Reading {
  public var kind: Quantity.Kind {
    switch self {
    case .cardinal: .cardinal
    case .ordinal: .ordinal
    case .fraction: .fraction
    case .percentage: .percentage
    case .money: .money
    case .date: .date
    case .weekday: .weekday
    case .decade: .decade
    case .time: .time
    case .document: .document
    }
  }

  /// The reading as one line, the same in every language: `ordinal:7`, `time:15:30`.
  public var canonicalKey: String {
    switch self {
    case .cardinal(let value): "cardinal:\(value)"
    case .ordinal(let rank): "ordinal:\(rank)"
    case .fraction(let numerator, let denominator): "fraction:\(numerator)/\(denominator)"
    case .percentage(let value): "percentage:\(value)"
    case .money(let value, let currency): "money:\(value) \(currency)"
    case .date(let year, let month, let day):
      "date:\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    case .weekday(let day): "weekday:\(day)"
    case .decade(let decade): "decade:\(decade)"
    case .time(let hour, let minute): "time:\(padded(hour, to: 2)):\(padded(minute, to: 2))"
    case .document(let symbol): "document:\(symbol)"
    }
  }
}

/// Digits filled up with zeros, or `*` where the field is open.
private func padded(_ number: Int?, to width: Int) -> String {
  guard let number else { return "*" }
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
