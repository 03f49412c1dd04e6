public import Bitext
public import Foundation

/// Something a person did to a unit, with what was there before and what came of it.
///
/// Nothing a person changes is lost: units that were edited or deleted are no longer found, and stay
/// in the memory until an import that vouched for them is purged.
public struct UnitChange: Identifiable, Hashable, Sendable {
  /// Rises with every change and is never given twice.
  public let id: Int64
  public let kind: Kind
  /// The number of the unit before; nil where it was not there.
  public let before: StoredUnit.ID?
  /// The number of the unit afterwards; nil where it is gone. A unit whose texts, codes or context were
  /// edited has another number.
  public let after: StoredUnit.ID?
  /// The unit as it was; nil where it was not there.
  public let was: TranslationUnit?
  /// The unit as it became; nil where it is gone.
  public let became: TranslationUnit?
  public let date: Date
  /// Who did it, as they named themselves.
  public let by: String?
  /// The change that this one took back.
  public let undoes: Int64?
  /// The change that took this one back; nil while it stands.
  public let undoneBy: Int64?

  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case edit, delete, undo
  }

  public init(
    id: Int64, kind: Kind, before: StoredUnit.ID?, after: StoredUnit.ID?, was: TranslationUnit?,
    became: TranslationUnit?, date: Date, by: String?, undoes: Int64? = nil,
    undoneBy: Int64? = nil
  ) {
    self.id = id
    self.kind = kind
    self.before = before
    self.after = after
    self.was = was
    self.became = became
    self.date = date
    self.by = by
    self.undoes = undoes
    self.undoneBy = undoneBy
  }
}
