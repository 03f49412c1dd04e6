import Bitext
import TextAnalysis

/// The numbers, dates and references that one side of a unit says and the other does not.
///
/// A quantity is missing if nothing on the other side agrees with any of its readings, so a number
/// that is said once where it was said twice is not: translators leave repetitions out.
struct QuantityComparison {
  /// What only the source says.
  let missing: [Item]
  /// What only the target says.
  let added: [Item]

  /// A quantity with what it is about.
  struct Item {
    let quantity: Quantity
    let subject: Subject
    /// Whether digits say it.
    let isInDigits: Bool
    /// Whether the other side need not say it.
    let isAside: Bool

    var range: TextRange { quantity.range }
  }

  /// Which check a quantity is for.
  enum Subject: Hashable {
    case number, date, weekday
    /// An article, a paragraph, a resolution, a document symbol.
    case reference
  }

  /// A missing item and the added one that most likely stands in its place.
  struct Change {
    let source: Item
    let target: Item
  }

  private let texts: (source: String, target: String)

  init(_ source: SideReading, _ target: SideReading) {
    texts = (source.text, target.text)
    missing = Self.items(of: source, without: target)
    added = Self.items(of: target, without: source)
  }

  private static func items(of side: SideReading, without other: SideReading) -> [Item] {
    let quantities = side.quantities
    let references = ReferenceMarkers.references(among: quantities, in: side.text)
    return quantities.indices.compactMap { index in
      let quantity = quantities[index]
      guard !quantity.isImplied, !isSaid(quantity, of: side, by: other) else { return nil }
      return Item(
        quantity: quantity, subject: subject(quantity, isReference: references.contains(index)),
        isInDigits: side.text[quantity.range].unicodeScalars.contains {
          ArabicLetter.digit($0) != nil
        }, isAside: isAside(quantity, of: side, by: other))
    }
  }

  private static func isSaid(
    _ quantity: Quantity, of side: SideReading, by other: SideReading
  ) -> Bool {
    if other.quantities.contains(where: { $0.says(quantity) }) { return true }
    // Wherever the text names it, be it a word of other meanings too (March, مارس) or cut short.
    if case .date(_, let month?, nil) = quantity.readings[0],
      other.calendarNames.contains(where: { $0.kind == .month && $0.number == month })
    {
      return true
    }
    if quantity.isTwo, DualNouns.isAny(in: other) { return true }
    if let number = quantity.smallNumber, ImpliedNumbers.isSaid(number, in: other) { return true }
    if !quantity.hasScale(in: side.text),
      side.compounds.shares(quantity.range, with: other.compounds)
    {
      return true
    }
    return side.compounds.times(quantity.range).contains { time in
      other.quantities.contains {
        $0.readings.contains(.time(hour: time.hour, minute: time.minute))
      }
    }
  }

  /// Whether a number counts nothing that the other side must say: it numbers a paragraph that
  /// the other side does not number, calls a footnote, belongs to a label, or is the century of
  /// a year that the other side gives.
  private static func isAside(
    _ quantity: Quantity, of side: SideReading, by other: SideReading
  ) -> Bool {
    let range = quantity.range
    if NumberPlaces.isItem(range, in: side.text) {
      return
        !(other.quantities.first.map { NumberPlaces.isItem($0.range, in: other.text) } ?? false)
    }
    if NumberPlaces.isFootnote(range, in: side.text) || NumberPlaces.isLabel(range, in: side.text) {
      return true
    }
    if case .decade = quantity.readings[0] {
      return other.quantities.contains { NumberPlaces.isCentury($0.range, in: other.text) }
    }
    return NumberPlaces.isCentury(range, in: side.text)
      && other.quantities.contains { [.decade, .date].contains($0.kind) }
  }

  private static func subject(_ quantity: Quantity, isReference: Bool) -> Subject {
    if isReference { return .reference }
    switch quantity.readings[0] {
    case .document: return .reference
    case .weekday: return .weekday
    case .date(_, let month, let day): return month == nil && day == nil ? .number : .date
    default: return .number
    }
  }

  /// The missing and added items of a subject, paired in their order where they are of one kind;
  /// the rest are left out or put in. Of a range (15-44) that is left out, the first stands for both.
  func changes(_ subject: Subject) -> (changed: [Change], missing: [Item], added: [Item]) {
    var added = self.added.filter { $0.subject == subject }
    var changed: [Change] = []
    var lost: [Item] = []
    for item in missing where item.subject == subject {
      if let place = added.firstIndex(where: { Self.mayReplace($0.quantity, item.quantity) }) {
        changed.append(Change(source: item, target: added.remove(at: place)))
      } else {
        lost.append(item)
      }
    }
    let told = changed.flatMap { [$0.source.range, $0.target.range] }
    return (
      changed, Self.withoutSecondBounds(lost, in: texts.source, behind: told),
      Self.withoutSecondBounds(added, in: texts.target, behind: told)
    )
  }

  /// The items but those that stand within a few bytes of one that is told already, or behind it and a word
  /// that says *to*.
  private static func withoutSecondBounds(
    _ items: [Item], in text: String, behind told: [TextRange]
  ) -> [Item] {
    items.enumerated().filter { index, item in
      let before = items[..<index].map(\.range) + told
      return !before.contains { range in
        let gap = item.range.lowerBound - range.upperBound
        return (1...4).contains(gap)
          || gap > 0 && gap < 12
            && bounds.contains(text[TextRange(range.upperBound, item.range.lowerBound)])
      }
    }.map(\.element)
  }

  private static let bounds: Set<Substring> = [" إلى ", " حتى ", " to "]

  private static func mayReplace(_ a: Quantity, _ b: Quantity) -> Bool {
    a.kind == b.kind || [a.kind, b.kind].allSatisfy(counts.contains)
  }

  private static let counts: Set<Quantity.Kind> = [
    .cardinal, .money, .percentage, .fraction, .date,
  ]
}

extension Quantity {
  /// Whether it says what another does, or part of it.
  func says(_ other: Quantity) -> Bool {
    readings.contains { reading in
      other.readings.contains { reading.says($0) }
    }
  }

  /// The whole number it counts or ranks, if it is one.
  fileprivate var smallNumber: Int? {
    switch readings[0] {
    case .cardinal(let value): value.integer
    case .ordinal(let rank): rank
    default: nil
    }
  }

  /// Whether words of its own tell what the number is: 1.7 million is not 1-7, nor 3 May 3-5.
  fileprivate func hasScale(in text: String) -> Bool {
    [.cardinal, .money, .percentage, .date].contains(kind)
      && text[range].contains(where: \.isLetter)
  }

  fileprivate var isTwo: Bool {
    readings.contains { $0 == .cardinal(DecimalValue(2)) || $0 == .ordinal(2) }
  }
}

extension Quantity.Reading {
  fileprivate func says(_ other: Quantity.Reading) -> Bool {
    if case .date(_, let month, let day) = other, month != nil || day != nil,
      case .date(_, nil, nil) = self
    {
      // A year does not say a day of it.
      return false
    }
    let pair = (
      Quantity(readings: [self], range: TextRange(0, 0)),
      Quantity(readings: [other], range: TextRange(0, 0))
    )
    return pair.0.agrees(with: pair.1) || isShare(of: other) || other.isShare(of: self)
      || isDecade(of: other) || other.isDecade(of: self)
  }

  /// The 80s, of degrees or of a life, begin at 80.
  private func isDecade(of other: Quantity.Reading) -> Bool {
    guard case .decade(let decade) = self, case .cardinal(let value) = other else { return false }
    return value == DecimalValue(decade)
  }

  /// Half is 50 per cent, a quarter 25, and three quarters of a thing 0.75.
  fileprivate func isShare(of other: Quantity.Reading) -> Bool {
    guard case .fraction(let numerator, let denominator) = self else { return false }
    let hundredths = 100 * numerator / denominator
    guard 100 * numerator % denominator == 0 else { return false }
    switch other {
    case .percentage(let value): return value == DecimalValue(hundredths)
    case .cardinal(let value): return value == DecimalValue(mantissa: hundredths, exponent: -2)
    default: return false
    }
  }
}

/// Arabic nouns in the dual, which say "two" by their ending alone (طائرتان, two aircraft). In -ين the
/// dual looks like the sound plural (هدفين, مدنيين); either may be meant.
enum DualNouns {
  static func isAny(in side: SideReading) -> Bool {
    guard side.language.isArabic else { return false }
    return side.words.contains { word in
      word.kind == .arabic
        && ArabicStem.readings(of: String(side.text[word.range])).contains {
          $0.inflection == ArabicReading.dual
            || ($0.inflection == "plural" && side.text[word.range].hasSuffix("ين"))
        }
    }
  }
}
