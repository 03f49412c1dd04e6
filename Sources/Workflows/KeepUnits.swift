public import Bitext
public import Foundation
import TranslationMemory

/// Keeps aligned pairs in a memory, each pair of articles as one import.
public struct KeepUnits: Sendable {
  private let store: SQLiteStore

  /// Opens the memory, or makes it. Throws: `MemoryError`.
  public init(memory: URL) throws {
    store = try SQLiteStore(opening: memory)
  }

  /// Takes an import out of the memory again. Throws: `MemoryError`.
  public func takeBack(_ importNumber: Int) throws {
    try store.deleteImport(Import.ID(importNumber))
  }

  /// What was kept.
  public struct Report: Sendable {
    public let importNumber: Int
    public let received: Int
    public let added: Int
    /// Whether this pair, cut and aligned like this, had been kept before.
    public let wasKeptBefore: Bool
    let memory: String

    public var sentence: String {
      if wasKeptBefore {
        return "these pairs are in the memory already (import \(importNumber)); nothing was added"
      }
      let known = received - added
      return "\(added) pair\(added == 1 ? "" : "s") kept in \(memory)"
        + (known > 0 ? ", \(known) known already" : "") + " (import \(importNumber))"
    }
  }

  /// - Parameter minimum: pairs less sure than this are left out, 0…1.
  ///
  /// Throws: `MemoryError`.
  public func keep(_ aligned: AlignedArticles, minimum: Double = 0) throws -> Report {
    let units = aligned.units(minimum: minimum, provenance: .ofThisProgram)
    let names = "\(aligned.pair.source.origin.name) – \(aligned.pair.target.origin.name)"
    let origin = Import.Origin(
      name: names, fingerprint: Fingerprint.of(units.flatMap { [$0.source.text, $0.target.text] }),
      tool: "\(ProgramVersion.name) \(ProgramVersion.number)")
    let opened = try store.openImport(from: origin)
    let isOld = opened.finished != nil
    let kept = try store.importUnits(units, from: origin)
    return Report(
      importNumber: Int(kept.id), received: kept.counts.received, added: kept.counts.added,
      wasKeptBefore: isOld, memory: store.file)
  }
}
