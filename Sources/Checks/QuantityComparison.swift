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

  init(_ source: SideReading, _ target: SideReading) {
    let sources = source.quantities
    let targets = target.quantities
    missing = Self.items(sources, of: source, without: targets, on: target)
    added = Self.items(targets, of: target, without: sources, on: source)
  }

  private static func items(
    _ quantities: [Quantity], of side: SideReading, without others: [Quantity],
    on other: SideReading
  ) -> [Item] {
    let references = ReferenceMarkers.references(among: quantities, in: side.text)
    return quantities.indices.compactMap { index in
      let quantity = quantities[index]
      guard !quantity.isImplied, !others.contains(where: { $0.says(quantity) }) else { return nil }
      if quantity.isTwo, DualNouns.isAny(in: other) { return nil }
      return Item(
        quantity: quantity, subject: subject(quantity, isReference: references.contains(index)),
        isInDigits: side.text[quantity.range].unicodeScalars.contains {
          ArabicLetter.digit($0) != nil
        })
    }
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
  /// the rest are left out or put in.
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
    return (changed, lost, added)
  }

  private static func mayReplace(_ a: Quantity, _ b: Quantity) -> Bool {
    a.kind == b.kind || [a.kind, b.kind].allSatisfy(counts.contains)
  }

  private static let counts: Set<Quantity.Kind> = [.cardinal, .money, .percentage, .fraction, .date]
}

extension Quantity {
  /// Whether it says what another does, or part of it.
  func says(_ other: Quantity) -> Bool {
    agrees(with: other) || readings.contains { reading in
      other.readings.contains { reading.isShare(of: $0) || $0.isShare(of: reading) }
    }
  }

  fileprivate var isTwo: Bool {
    readings.contains { $0 == .cardinal(DecimalValue(2)) || $0 == .ordinal(2) }
  }
}

extension Quantity.Reading {
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

/// Arabic nouns in the dual, which say "two" by their ending alone (طائرتان, two aircraft).
enum DualNouns {
  static func isAny(in side: SideReading) -> Bool {
    guard side.language.isArabic else { return false }
    return side.words.contains { word in
      word.kind == .arabic
        && ArabicStem.readings(of: String(side.text[word.range])).contains {
          $0.inflection == ArabicReading.dual
        }
    }
  }
}
