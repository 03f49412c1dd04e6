public import Bitext

/// Writes numbers, dates and amounts as news in English or Arabic does.
///
///     NewsFigures(language: .english)?.text(of: quantity)
///     // اثنتي عشرة → 12, تسعة → nine, تشرين الأول/أكتوبر → October, ٣٫٥ ملايين → 3.5 million
///
/// English: nought to nine in words, figures from 10, thousands parted by commas, millions named,
/// the day before the month. Arabic: European digits, both names of a month.
public struct NewsFigures: Sendable {
  private let style: any FigureStyle

  /// Nil for a language whose ways with figures are not known here.
  public init?(language: Language) {
    switch language.primary {
    case "en": style = EnglishFigures()
    case "ar": style = ArabicFigures()
    default: return nil
    }
  }

  /// The likeliest reading in the language; nil where it wants words that depend on others, as
  /// Arabic ordinals do.
  public func text(of quantity: Quantity) -> String? { text(of: quantity.readings[0]) }

  /// A reading in the language.
  public func text(of reading: Quantity.Reading) -> String? {
    switch reading {
    case .cardinal(let value): style.cardinal(value)
    case .ordinal(let rank): style.ordinal(rank)
    case .fraction(let numerator, let denominator): style.fraction(numerator, denominator)
    case .percentage(let value): style.percentage(Figures.digits(of: value))
    case .money(let value, let currency): style.money(value, currency)
    case .date(let year, let month, let day): date(year, month, day)
    case .weekday(let day): style.weekdays.indices.contains(day) ? style.weekdays[day] : nil
    case .decade(let decade): style.decade(decade)
    case .time(let hour, let minute): style.time(hour, minute)
    case .document(let symbol): symbol
    }
  }

  private func date(_ year: Int?, _ month: Int?, _ day: Int?) -> String? {
    let name = month.flatMap { (1...12).contains($0) ? style.months[$0 - 1] : nil }
    if month != nil, name == nil { return nil }
    let parts = [day.map(String.init), name, year.map(String.init)].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// What languages write in their own ways.
protocol FigureStyle: Sendable {
  var months: [String] { get }
  /// Sunday first.
  var weekdays: [String] { get }
  func cardinal(_ value: DecimalValue) -> String
  func ordinal(_ rank: Int) -> String?
  func fraction(_ numerator: Int, _ denominator: Int) -> String?
  func percentage(_ digits: String) -> String
  func money(_ value: DecimalValue, _ currency: String) -> String
  func decade(_ decade: Int) -> String?
  func time(_ hour: Int, _ minute: Int) -> String
}

/// Digits with commas between thousands, and with named millions.
enum Figures {
  static func digits(of value: DecimalValue) -> String {
    let parts = value.description.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return value.description }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return ([grouped] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// A number of a million or more that a name makes short, with at most two places behind the
  /// point: 3.5 million, but 3,512,204.
  static func named(_ value: DecimalValue, _ names: [(power: Int, name: String)]) -> String? {
    guard value.mantissa > 0 else { return nil }
    let magnitude = value.significantDigits + value.exponent - 1
    guard let scale = names.last(where: { $0.power <= magnitude }),
      value.exponent >= scale.power - 2
    else { return nil }
    return "\(digits(of: value.scaled(by: -scale.power))) \(scale.name)"
  }
}
