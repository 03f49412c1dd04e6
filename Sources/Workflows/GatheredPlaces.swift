import Bitext
import Foundation

/// Places of one term among many units, an even sample of them: every one, then every second, every
/// fourth as they grow too many, so that the first and the last year count alike.
struct GatheredPlaces {
  private let limit: Int
  private(set) var places: [Place] = []
  /// How many there are in all.
  private(set) var count = 0
  private var stride = 1

  struct Place: Sendable {
    let unit: TranslationUnit
    /// The unit's number in its memory; nil for one of a file.
    let number: Int?
    let range: TextRange
    /// Whether the term stands in the unit's source.
    let isInSource: Bool

    var termPlace: LinkWords.TermPlace {
      let (text, other) = isInSource ? (unit.source, unit.target) : (unit.target, unit.source)
      return LinkWords.TermPlace(
        text: text.text, language: text.language, translation: other.text,
        translationLanguage: other.language, range: range)
    }
  }

  init(limit: Int) { self.limit = limit }

  mutating func add(_ place: @autoclosure () -> Place) {
    defer { count += 1 }
    guard count.isMultiple(of: stride) else { return }
    if places.count == limit {
      places = places.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
      stride *= 2
      guard count.isMultiple(of: stride) else { return }
    }
    places.append(place())
  }

  /// How the places render the term.
  func renderings(_ linking: LinkWords) -> (lines: [SearchMemory.Line], counts: RenderingCounts) {
    var counts = RenderingCounts()
    let found = linking.renderings(of: places.map(\.termPlace))
    let lines = zip(places, found).map { place, rendering in
      let spans = rendering?.spans ?? []
      return SearchMemory.Line(
        unit: place.unit, number: place.number,
        sourceRanges: place.isInSource ? [place.range] : spans,
        targetRanges: place.isInSource ? spans : [place.range],
        isFoundInSource: place.isInSource, isFoundInTarget: !place.isInSource,
        occurrences: [SearchMemory.Occurrence(range: place.range, rendering: rendering)])
    }
    // The newest are the examples.
    for line in lines.newestFirst { counts.add(line) }
    return (lines, counts)
  }
}

extension [SearchMemory.Line] {
  /// Those without a date last.
  var newestFirst: [SearchMemory.Line] {
    sorted { $0.unit.date ?? .distantPast > $1.unit.date ?? .distantPast }
  }
}
