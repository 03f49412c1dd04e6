import Foundation

/// Counts over time as stacked bars, drawn by the template `chart`: one bar a month, quarter, year
/// or more years, whichever gives a readable number of bars.
struct BarChart: Sendable {
  let width = 640
  let height = 150
  let bars: [Block]
  let ticks: [Tick]
  let legend: [Entry]
  /// What the chart shows, in a sentence, for who does not see it.
  let summary: String
  let top: String
  let baseline: Int

  /// A coloured part of a bar.
  struct Block: Sendable {
    let x: String
    let y: String
    let width: String
    let height: String
    /// 1…5, the number of its colour.
    let series: Int
    /// What it counts.
    let title: String
  }

  /// A time beneath the bars.
  struct Tick: Sendable {
    let x: String
    let label: String
  }

  struct Entry: Sendable {
    let series: Int
    let name: String
  }

  /// Counts of one thing by month: year × 12 + month − 1.
  struct Series: Sendable {
    let name: String
    let months: [Int: Int]

    init(name: String, months: [Int: Int]) { (self.name, self.months) = (name, months) }

    init(name: String, dates: [Date]) {
      self.init(name: name, months: Dictionary(dates.map { ($0.month, 1) }, uniquingKeysWith: +))
    }
  }

  /// Colours there are; the series behind the fourth are drawn as one.
  private static let colours = 5
  private static let most = 30
  private static let base = 124

  /// Nil where there is nothing to draw.
  init?(_ given: [Series], of things: String) {
    let series = Self.joined(given)
    let months = series.flatMap(\.months.keys)
    guard let first = months.min(), let last = months.max() else { return nil }
    let step = [1, 3, 12, 60, 120, 600, 1200].first { (last - first) / $0 < Self.most } ?? 12_000
    let start = first / step
    let count = last / step - start + 1
    let counts = series.map { one in
      one.months.reduce(into: [Int](repeating: 0, count: count)) {
        $0[$1.key / step - start] += $1.value
      }
    }
    let totals = (0..<count).map { bar in counts.reduce(0) { $0 + $1[bar] } }
    let highest = max(totals.max() ?? 1, 1)
    let slot = 600.0 / Double(max(count, 6))
    var blocks: [Block] = []
    for bar in 0..<count {
      var bottom = Double(Self.base)
      for (number, values) in counts.enumerated() where values[bar] > 0 {
        let tall = Double(values[bar]) / Double(highest) * Double(Self.base - 16)
        bottom -= tall
        blocks.append(
          Block(
            x: Self.text(36 + Double(bar) * slot + slot * 0.1), y: Self.text(bottom),
            width: Self.text(slot * 0.8), height: Self.text(tall), series: number + 1,
            title:
              "\(Self.label((start + bar) * step, step)): \(series[number].name), \(values[bar])"))
      }
    }
    bars = blocks
    let every = max(1, Int((56 / slot).rounded(.up)))
    ticks = stride(from: 0, to: count, by: every).map {
      Tick(
        x: Self.text(36 + (Double($0) + 0.5) * slot), label: Self.label((start + $0) * step, step))
    }
    legend = series.enumerated().map { Entry(series: $0.offset + 1, name: $0.element.name) }
    top = String(highest)
    baseline = Self.base
    let sums = zip(series, counts).map { "\($0.name) \($1.reduce(0, +))" }
    summary =
      "\(things) from \(Self.label(start * step, step)) to "
      + "\(Self.label((start + count - 1) * step, step)): \(sums.joined(separator: "; "))"
  }

  private static func joined(_ given: [Series]) -> [Series] {
    let series = given.filter { !$0.months.isEmpty }
    guard series.count > colours else { return series }
    let others = series[(colours - 1)...].reduce(into: [Int: Int]()) {
      $0.merge($1.months, uniquingKeysWith: +)
    }
    return series.prefix(colours - 1) + [Series(name: "others", months: others)]
  }

  private static func text(_ number: Double) -> String {
    String((number * 10).rounded() / 10)
  }

  private static func label(_ month: Int, _ step: Int) -> String {
    let (year, number) = (month / 12, month % 12)
    switch step {
    case 1: return "\(year)-\(number < 9 ? "0" : "")\(number + 1)"
    case 3: return "\(year) Q\(number / 3 + 1)"
    case 12: return String(year)
    default: return "\(year)–\(year + step / 12 - 1)"
    }
  }
}

extension Date {
  /// Year × 12 + month − 1, in UTC.
  var month: Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month], from: self)
    return (parts.year ?? 0) * 12 + (parts.month ?? 1) - 1
  }

  /// Such as 2017-07-14, in UTC.
  var day: String { formatted(Date.ISO8601FormatStyle().year().month().day()) }
}
