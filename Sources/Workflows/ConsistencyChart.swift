import Foundation

/// How a term was rendered in each period, as a small chart of stacked bars; without dates, one bar
/// of shares.
struct ConsistencyChart {
  private let term: ConsistencyReport.Term
  private let periods: [ConsistencyReport.Period]

  private static let (width, height) = (360.0, 84.0)
  private static let labels = 14.0

  init(_ term: ConsistencyReport.Term, _ periods: [ConsistencyReport.Period]) {
    self.term = term
    let isDated = term.ways.contains { $0.counts.contains { $0 > 0 } }
    self.periods = isDated ? periods : []
  }

  /// The colour of a way by its place; the sixth and all after it share one.
  static func colour(_ place: Int) -> Int { min(place, 5) }

  var svg: String {
    let drawing = periods.count > 1 ? columns : shares
    let height = periods.count > 1 ? Self.height : 20
    return "<svg viewBox=\"0 0 \(Int(Self.width)) \(Int(height))\" role=\"img\" "
      + "aria-label=\"\(Self.escaped(description))\">\(drawing)</svg>"
  }

  /// The chart in words, for those who do not see it.
  private var description: String {
    guard periods.count > 1 else {
      return term.ways.map { "\($0.text): \($0.count)" }.joined(separator: "; ")
    }
    return periods.enumerated().compactMap { place, period -> String? in
      let met = term.ways.filter { $0.counts[place] > 0 }
      guard !met.isEmpty else { return nil }
      return period.name + ": "
        + met.map { "\($0.text) \($0.counts[place])" }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private var shares: String {
    let sum = Double(max(1, term.ways.reduce(0) { $0 + $1.count }))
    var at = 0.0
    return term.ways.enumerated().map { place, way in
      let wide = Self.width * Double(way.count) / sum
      defer { at += wide }
      return Self.bar(at, 2, wide, 16, place, "\(way.text): \(way.count)")
    }.joined()
  }

  private var columns: String {
    let most = periods.indices.map { place in term.ways.reduce(0) { $0 + $1.counts[place] } }.max()
    let scale = (Self.height - Self.labels - 4) / Double(max(1, most ?? 1))
    let step = Self.width / Double(periods.count)
    let floor = Self.height - Self.labels
    var out =
      "<line class=\"axis\" x1=\"0\" x2=\"\(Int(Self.width))\" y1=\"\(Int(floor))\" "
      + "y2=\"\(Int(floor))\"/>"
    for (place, period) in periods.enumerated() {
      var top = floor
      for (way, choice) in term.ways.enumerated() where choice.counts[place] > 0 {
        let tall = Double(choice.counts[place]) * scale
        top -= tall
        out += Self.bar(
          Double(place) * step + step * 0.1, top, min(step * 0.8, 48), tall, way,
          "\(period.name): \(choice.text), \(choice.counts[place])")
      }
    }
    return out + periodLabels(step)
  }

  /// As many labels as have room, evenly.
  private func periodLabels(_ step: Double) -> String {
    let every = max(1, Int((56 / step).rounded(.up)))
    return stride(from: 0, to: periods.count, by: every).map { place in
      let x = Self.tenths(Double(place) * step + step * 0.1)
      return "<text x=\"\(x)\" y=\"\(Int(Self.height) - 2)\">\(periods[place].name)</text>"
    }.joined()
  }

  private static func bar(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ place: Int, _ title: String
  ) -> String {
    "<rect class=\"c\(colour(place))\" x=\"\(tenths(x))\" y=\"\(tenths(y))\" "
      + "width=\"\(tenths(width))\" height=\"\(tenths(height))\"><title>\(escaped(title))</title></rect>"
  }

  private static func tenths(_ value: Double) -> String { String(format: "%.1f", value) }

  static func hundredths(_ value: Double) -> String { String(format: "%.2f", value) }

  static func escaped(_ text: String) -> String {
    var out = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(character)
      }
    }
    return out
  }
}
