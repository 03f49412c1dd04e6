public import Bitext
public import Foundation
import TextAnalysis
import TranslationMemory

/// Keeps aligned pairs in a memory, each pair of articles as one import, and what of a draft is
/// confirmed, each draft as one import that goes on.
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

  /// Opens the import of work that goes on, or makes it, and gives its number. One that was taken
  /// back is not opened again: another begins.
  ///
  /// - Parameter id: the work's own, by which its import is known.
  ///
  /// Throws: `MemoryError`.
  public func openImport(of id: String, name: String) throws -> Int {
    let opened = try store.openImport(
      from: Import.Origin(
        name: name, fingerprint: id, tool: "\(ProgramVersion.name) \(ProgramVersion.number)"))
    if opened.finished == nil { try store.finishImport(opened.id) }
    return Int(opened.id)
  }

  /// Puts units into an import that goes on and takes others out of it, in one step. What is not in
  /// it any more need not be taken out.
  ///
  /// Throws: `MemoryError`.
  public func revise(
    _ importNumber: Int, adding: [TranslationUnit], withdrawing: [TranslationUnit]
  ) throws {
    let id = Import.ID(importNumber)
    var gone: [StoredUnit.ID] = []
    for unit in withdrawing { gone += try numbers(of: unit, in: id) }
    do {
      try store.revise(id, adding: adding, withdrawing: gone)
    } catch {
      // Who took the whole import back took these too.
      guard adding.isEmpty, case .deletedImport = error else { throw error }
    }
  }

  private func numbers(of unit: TranslationUnit, in id: Import.ID) throws -> [StoredUnit.ID] {
    let languages = LanguagePair(source: unit.source.language, target: unit.target.language)
    let found = try store.units(
      of: unit.source.text, on: .source, level: .letters, languages: languages)
    return found.filter { stored in
      stored.unit.target.text.utf8.elementsEqual(unit.target.text.utf8)
        && stored.unit.context == unit.context
        && stored.occurrences.contains { $0.importID == id }
    }.map(\.id)
  }
}
