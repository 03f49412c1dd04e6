import Bitext
import Foundation
import TranslationMemory

/// Units for tests, without ceremony.
func unit(
  _ source: String, _ target: String, from: Language = .arabic, to: Language = .english,
  previous: String? = nil, next: String? = nil, codes: [InlineCode] = [],
  provenance: Provenance = Provenance(), notes: [TranslationUnit.Note] = []
) -> TranslationUnit {
  TranslationUnit(
    source: .init(language: from, content: TaggedText(source, codes: codes)),
    target: .init(language: to, content: TaggedText(target)),
    context: .init(previous: previous, next: next), provenance: provenance, notes: notes)
}

/// A day in March 2024, at noon UTC.
func march(_ day: Int) -> Date { Date(timeIntervalSince1970: 1_709_251_200 + 86_400 * Double(day)) }

extension MemoryStore {
  /// Brings units in under a name and closes the import.
  @discardableResult
  func take(_ name: String, _ units: [TranslationUnit]) throws -> Import {
    try importUnits(units, from: .init(name: name))
  }

  /// All units, as an export would have them.
  func all(_ filter: UnitFilter = UnitFilter()) throws -> [TranslationUnit] {
    var units: [TranslationUnit] = []
    try forEachUnit(filter) { units.append($0) }
    return units
  }

  func targets(_ filter: UnitFilter = UnitFilter()) throws -> [String] {
    try all(filter).map(\.target.text)
  }
}

extension TranslationUnit {
  /// Whether two units are the same to the byte. Swift's equality of strings takes two spellings of
  /// one letter for one, and that of languages is blind to case.
  func isIdentical(to other: TranslationUnit) -> Bool {
    self == other
      && everyString.elementsEqual(other.everyString) {
        $0.utf8.elementsEqual($1.utf8)
      }
  }

  private var everyString: [String] {
    var strings: [String] = []
    collectStrings(of: self, into: &strings)
    return strings
  }
}

private func collectStrings(of value: Any, into strings: inout [String]) {
  if let string = value as? String { return strings.append(string) }
  for child in Mirror(reflecting: value).children {
    collectStrings(of: child.value, into: &strings)
  }
}
