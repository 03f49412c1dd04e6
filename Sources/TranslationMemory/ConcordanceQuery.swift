public import Bitext
internal import Foundation

/// What a concordance asks of a memory: phrases of either side, and which units are meant.
///
/// Phrases are found in spite of spelling, clitics and regular inflection. In a phrase `*` alone
/// stands for one to five words («مناطق * التوتر»), and within a word for any letters (`escalat*`).
public struct ConcordanceQuery: Hashable, Sendable {
  /// Wordings of one thing: one of them must stand on either side; none if empty.
  public var phrases: [String]
  /// Must stand in the source.
  public var source: String?
  /// Must stand in the target.
  public var target: String?
  /// The units meant.
  public var filter: UnitFilter
  /// The value of a unit's property `project`, letter case apart.
  public var project: String?

  public init(
    phrases: [String] = [], source: String? = nil, target: String? = nil,
    filter: UnitFilter = UnitFilter(), project: String? = nil
  ) {
    self.phrases = phrases
    self.source = source
    self.target = target
    self.filter = filter
    self.project = project
  }
}

/// A unit of a concordance with the places that were asked for.
public struct ConcordanceHit: Hashable, Sendable {
  public let unit: StoredUnit
  /// In the source's text, in order; empty if the source was not asked or does not hold it.
  public let sourceRanges: [TextRange]
  /// In the target's text.
  public let targetRanges: [TextRange]

  public init(unit: StoredUnit, sourceRanges: [TextRange], targetRanges: [TextRange]) {
    self.unit = unit
    self.sourceRanges = sourceRanges
    self.targetRanges = targetRanges
  }
}

extension ConcordanceQuery {
  /// Whether a unit is one of those meant, whatever its text.
  func means(_ unit: StoredUnit) -> Bool {
    let came = unit.unit
    if let outlet = filter.outlet,
      !unit.occurrences.contains(where: { $0.unit.provenance.outlet == outlet })
    {
      return false
    }
    if let id = filter.importID, !unit.occurrences.contains(where: { $0.importID == id }) {
      return false
    }
    if filter.since != nil || filter.until != nil {
      guard let date = came.provenance.changed ?? came.provenance.created else { return false }
      if let since = filter.since, date < since { return false }
      if let until = filter.until, date >= until { return false }
    }
    return project.map { came.isOf(project: $0) } ?? true
  }
}

extension TranslationUnit {
  /// Whether a property says so. Tools write its type `project`, `x-project` or `Project`.
  fileprivate func isOf(project: String) -> Bool {
    (properties + source.properties + target.properties).contains { property in
      let type = property.type.lowercased()
      return (type.hasPrefix("x-") ? String(type.dropFirst(2)) : type) == "project"
        && property.value.lowercased() == project.lowercased()
    }
  }
}
