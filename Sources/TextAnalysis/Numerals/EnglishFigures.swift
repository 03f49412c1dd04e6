/// Figures of English news.
struct EnglishFigures: FigureStyle {
  let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
  ]
  private static let ranks = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
  ]
  private static let parts = [
    "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
  private static let scales = [
    (power: 6, name: "million"), (power: 9, name: "billion"), (power: 12, name: "trillion"),
  ]
  /// Before the amount, where news writes a sign.
  private static let signs = ["dollar": "$", "euro": "€"]
  /// Currencies whose plural is not made with s.
  private static let unchanged: Set<String> = ["yen", "yuan"]

  func cardinal(_ value: DecimalValue) -> String {
    if let integer = value.integer, Self.small.indices.contains(integer) {
      return Self.small[integer]
    }
    return amount(value)
  }

  private func amount(_ value: DecimalValue) -> String {
    Figures.named(value, Self.scales) ?? Figures.digits(of: value)
  }

  func ordinal(_ rank: Int) -> String? {
    if (1...9).contains(rank) { return Self.ranks[rank - 1] }
    let ending =
      switch (rank % 100, rank % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return Figures.digits(of: DecimalValue(rank)) + ending
  }

  func fraction(_ numerator: Int, _ denominator: Int) -> String? {
    if denominator == 2, numerator == 1 { return "half" }
    guard (3...10).contains(denominator), (1...9).contains(numerator) else {
      return "\(numerator)/\(denominator)"
    }
    let part = Self.parts[denominator - 3]
    return numerator == 1 ? "one \(part)" : "\(Self.small[numerator]) \(part)s"
  }

  func percentage(_ digits: String) -> String { digits + "%" }

  func money(_ value: DecimalValue, _ currency: String) -> String {
    if let sign = Self.signs[currency] { return sign + amount(value) }
    let isOne = value.integer == 1 || Self.unchanged.contains(currency)
    return "\(amount(value)) \(currency)\(isOne ? "" : "s")"
  }

  func decade(_ decade: Int) -> String? { "\(decade)s" }

  /// Which half of the day is meant only hours from 13 on tell.
  func time(_ hour: Int, _ minute: Int) -> String {
    let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
    guard hour > 12 else { return "\(hour):\(minutes)" }
    return minute == 0 ? "\(hour - 12) p.m." : "\(hour - 12):\(minutes) p.m."
  }
}
