import Bitext
import Foundation

/// Is the translation far shorter or longer than its like?
///
/// Lengths of translations scatter by chance about a ratio that the text itself shows, with a
/// variance that grows with the length (Gale & Church 1993). Ratio and scatter are those of the
/// text, beside what is usual for Arabic and English.
struct LengthCheck: Check {
  static let about = CheckDescription(
    "length", "Is the translation far shorter or longer than its like?")

  private struct Measure {
    let unit: UnitReading
    let source: Double
    let target: Double

    var isBrokenOff: Bool {
      EndMark(unit.source.signs).kind != .none && EndMark(unit.target.signs).kind == .none
    }

    /// How far the target is from its expected length, in units of the usual scatter.
    func distance(ratio: Double, scatter: Double) -> Double {
      let mean = (source + target / ratio) / 2
      return (target / ratio - source) / (scatter * mean.squareRoot())
    }
  }

  private var measures: [Measure] = []

  init(_ setting: CheckSetting) {}

  mutating func examine(_ unit: UnitReading) -> [Finding] {
    guard unit.isTranslated else { return [] }
    measures.append(
      Measure(
        unit: unit, source: Double(unit.source.length), target: Double(unit.target.length)))
    return measures.count < Self.stretch ? [] : conclude()
  }

  private static let stretch = 2000

  mutating func conclude() -> [Finding] {
    defer { measures.removeAll() }
    guard !measures.isEmpty else { return [] }
    let ratio = Self.ratio(measures)
    let scatter = Self.scatter(measures, ratio)
    return measures.compactMap { measure in
      let distance = measure.distance(ratio: ratio, scatter: scatter)
      guard max(measure.source, measure.target) >= 20 else { return nil }
      if let end = Self.unrenderedEnd(of: measure, ratio) {
        return Self.finding(
          .warning, measure.unit, source: end.range,
          "nothing in the translation renders \(quote: measure.unit.source.text[end.range])",
          cure: "look whether the end was left out")
      }
      // A sentence that has lost its full stop was more likely broken off.
      let limit = abs(distance) + (distance < 0 && measure.isBrokenOff ? Self.brokenOff : 0)
      guard limit > Self.noteworthy else { return nil }
      return Self.finding(
        limit > Self.conspicuous ? .warning : .note, measure.unit,
        "the translation is much \(distance < 0 ? "shorter" : "longer") than its like: \(Int(measure.target)) letters for \(Int(measure.source))",
        cure: distance < 0
          ? "look whether something was left out" : "look whether something was put in")
    }
  }

  /// The end of the source, if nothing renders it and the translation is rather short.
  private static func unrenderedEnd(of measure: Measure, _ ratio: Double) -> UnrenderedEnd? {
    guard measure.unit.isSure,
      measure.distance(ratio: ratio, scatter: usualScatter) < -rather
    else { return nil }
    return UnrenderedEnd(measure.unit)
  }

  private static let rather = 1.5
  private static let noteworthy = 2.5
  private static let conspicuous = 3.7
  private static let brokenOff = 1.5

  /// The text's own ratio of lengths, drawn towards the usual one where there is little text.
  private static func ratio(_ measures: [Measure]) -> Double {
    let isToEnglish = measures[0].unit.source.language.isArabic
    let areTwo = isToEnglish != measures[0].unit.target.language.isArabic
    let usual = areTwo ? (isToEnglish ? 1.15 : 1 / 1.15) : 1
    let own = median(measures.map { log($0.target / $0.source) })
    let weight = Double(measures.count) / Double(measures.count + 10)
    return exp(weight * own + (1 - weight) * log(usual))
  }

  /// The median distance as a standard deviation (1.4826 times it, for normal scatter), drawn
  /// towards the usual one.
  private static func scatter(_ measures: [Measure], _ ratio: Double) -> Double {
    let own = 1.4826 * median(measures.map { abs($0.distance(ratio: ratio, scatter: 1)) })
    let weight = Double(measures.count) / Double(measures.count + 20)
    return weight * max(own, 0.6 * usualScatter) + (1 - weight) * usualScatter
  }

  /// Gale & Church's variance of 6.8 letters for each letter is that of paragraphs with omissions;
  /// half of it is what sentences of one translator show.
  private static let usualScatter = 1.8

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}

extension SideReading {
  /// Letters and digits; signs and blanks say nothing of what was translated.
  var length: Int {
    text.unicodeScalars.reduce(0) {
      $0 + ($1.properties.isAlphabetic || $1.properties.numericType != nil ? 1 : 0)
    }
  }
}
