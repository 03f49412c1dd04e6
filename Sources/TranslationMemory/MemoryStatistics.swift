public import Foundation

/// What a memory holds, in figures. Deleted imports are left out but for `awaitingPurge`.
public struct MemoryStatistics: Hashable, Sendable, Codable {
  public let units: Int
  /// The times units came with something new to say; never less than `units`.
  public let occurrences: Int
  /// The largest first.
  public let languages: [Languages]
  /// The most frequent first; occurrences that name no outlet are left out.
  public let outlets: [Outlet]
  public let imports: Int
  public let unfinishedImports: Int
  /// Deleted imports that can still be restored.
  public let awaitingPurge: Int
  /// The oldest and the newest date of a unit.
  public let oldest: Date?
  public let newest: Date?
  /// The size of the memory on disk, in bytes.
  public let bytes: Int

  public struct Languages: Hashable, Sendable, Codable {
    public let pair: LanguagePair
    public let units: Int

    public init(pair: LanguagePair, units: Int) {
      self.pair = pair
      self.units = units
    }
  }

  public struct Outlet: Hashable, Sendable, Codable {
    public let name: String
    public let occurrences: Int

    public init(name: String, occurrences: Int) {
      self.name = name
      self.occurrences = occurrences
    }
  }

  public init(
    units: Int, occurrences: Int, languages: [Languages], outlets: [Outlet], imports: Int,
    unfinishedImports: Int, awaitingPurge: Int, oldest: Date?, newest: Date?, bytes: Int
  ) {
    self.units = units
    self.occurrences = occurrences
    self.languages = languages
    self.outlets = outlets
    self.imports = imports
    self.unfinishedImports = unfinishedImports
    self.awaitingPurge = awaitingPurge
    self.oldest = oldest
    self.newest = newest
    self.bytes = bytes
  }
}
