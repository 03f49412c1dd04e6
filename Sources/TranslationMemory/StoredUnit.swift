public import Bitext

/// A translation unit of the memory with all that vouches for it.
///
/// Units are one when languages, source, target, inline codes and context agree letter by letter.
/// What else they say (dates, notes, properties, where they were published) is kept once for each
/// time they came with something new to say.
public struct StoredUnit: Identifiable, Hashable, Sendable {
  public let id: Int64
  /// In the order they came; never empty.
  public let occurrences: [Occurrence]

  /// The unit as it came one time.
  public struct Occurrence: Hashable, Sendable {
    public let importID: Import.ID
    public let unit: TranslationUnit

    public init(importID: Import.ID, unit: TranslationUnit) {
      self.importID = importID
      self.unit = unit
    }
  }

  /// Precondition: there is an occurrence.
  public init(id: Int64, occurrences: [Occurrence]) {
    precondition(!occurrences.isEmpty, "someone vouches for every unit")
    self.id = id
    self.occurrences = occurrences
  }

  /// The unit as it came last.
  public var unit: TranslationUnit { occurrences[occurrences.count - 1].unit }

  public func text(on side: Side) -> String {
    side == .source ? unit.source.text : unit.target.text
  }
}

/// One of the two texts of a unit.
public enum Side: String, Hashable, Sendable, Codable, CaseIterable {
  case source, target
}
