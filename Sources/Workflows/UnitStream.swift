public import Bitext
public import Foundation
import TranslationMemory

/// Units to be looked at as a whole, one by one: those of a memory, or of files.
public struct UnitStream: Sendable {
  /// Which units are meant.
  public struct Choice: Hashable, Sendable {
    public var since: Date?
    public var until: Date?
    public var outlet: String?
    /// The value of a unit's property `project`, and of `domain` or `subject`; letter case apart.
    public var project: String?
    public var domain: String?

    public init(
      since: Date? = nil, until: Date? = nil, outlet: String? = nil, project: String? = nil,
      domain: String? = nil
    ) {
      self.since = since
      self.until = until
      self.outlet = outlet
      self.project = project
      self.domain = domain
    }
  }

  private let place: Place
  private let choice: Choice

  private enum Place: Sendable {
    case memory(URL)
    case files([URL], from: Language, to: Language)
  }

  public init(memory: URL, _ choice: Choice = Choice()) {
    place = .memory(memory)
    self.choice = choice
  }

  /// - Parameter from: the source language wanted from files that hold several, and of those that
  ///   name none.
  public init(files: [URL], from: Language, to: Language, _ choice: Choice = Choice()) {
    place = .files(files, from: from, to: to)
    self.choice = choice
  }

  /// Hands the units over in the order they came; their number. Memory use does not grow with it.
  ///
  /// Throws: `MemoryError`, `InterchangeError`, or what `body` throws.
  @discardableResult
  func forEach(_ body: (TranslationUnit) throws -> Void) throws -> Int {
    try forEachNumbered { _, unit in try body(unit) }
  }

  /// The same with the units' numbers in the memory; units of files have none.
  @discardableResult
  func forEachNumbered(_ body: (Int?, TranslationUnit) throws -> Void) throws -> Int {
    var count = 0
    func take(_ number: Int?, _ unit: TranslationUnit) throws {
      guard choice.means(unit) else { return }
      count += 1
      try body(number, unit)
    }
    switch place {
    case .memory(let file):
      let filter = UnitFilter(since: choice.since, until: choice.until, outlet: choice.outlet)
      try SQLiteStore(reading: file).forEachNumberedUnit(filter) { try take(Int($0), $1) }
    case .files(let files, let from, let to):
      for file in files {
        _ = try UnitFile(file).read(from: from, to: to) { unit, _ in
          guard choice.isOfDate(unit) else { return }
          try take(nil, unit)
        }
      }
    }
    return count
  }
}

extension UnitStream.Choice {
  /// Whether a unit's properties and outlet are those meant.
  fileprivate func means(_ unit: TranslationUnit) -> Bool {
    if let outlet, unit.provenance.outlet != outlet { return false }
    if let project, !unit.has(project, as: ["project"]) { return false }
    if let domain, !unit.has(domain, as: ["domain", "subject"]) { return false }
    return true
  }

  /// Whether a unit's date is one meant; one without a date is not, if dates are asked for.
  fileprivate func isOfDate(_ unit: TranslationUnit) -> Bool {
    guard since != nil || until != nil else { return true }
    guard let date = unit.date else { return false }
    return since.map { date >= $0 } ?? true && until.map { date < $0 } ?? true
  }
}

extension TranslationUnit {
  /// When it was last changed, or made.
  var date: Date? { provenance.changed ?? provenance.created }

  /// Who changed it last, or made it.
  var translator: String? { provenance.changedBy ?? provenance.author }

  /// The side whose language is Arabic, and the other; nil if none or both are.
  var arabicFirst: (arabic: Variant, other: Variant, isSource: Bool)? {
    guard source.language.isArabic != target.language.isArabic else { return nil }
    return source.language.isArabic ? (source, target, true) : (target, source, false)
  }

  /// Whether a property of one of these types says so. Tools write a type as `project`, `x-project` or
  /// `Project`.
  fileprivate func has(_ value: String, as types: [String]) -> Bool {
    (properties + source.properties + target.properties).contains { property in
      let type = property.type.lowercased()
      return types.contains(type.hasPrefix("x-") ? String(type.dropFirst(2)) : type)
        && property.value.lowercased() == value.lowercased()
    }
  }
}
