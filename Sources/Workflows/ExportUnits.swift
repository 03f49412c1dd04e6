public import Foundation
import Interchange
import TranslationMemory

/// A form in which a memory is handed on.
public enum UnitFormat: String, CaseIterable, Sendable {
  case tmx, tsv, json

  /// The form that a file's name asks for; nil if its ending says nothing.
  public init?(forFile name: String) {
    switch (name as NSString).pathExtension.lowercased() {
    case "tmx": self = .tmx
    case "tsv", "tab": self = .tsv
    case "json", "jsonl": self = .json
    default: return nil
    }
  }
}

/// Hands a memory on as a file.
public struct ExportUnits: Sendable {
  private let store: SQLiteStore

  /// Throws: `MemoryError`.
  public init(memory: URL) throws {
    store = try SQLiteStore(reading: memory)
  }

  /// What was written, and what could not be.
  public struct Report: Sendable {
    public let units: Int
    /// Units the form cannot hold, one sentence each.
    public fileprivate(set) var failures: [String] = []
    /// Units of which the form cannot hold all.
    public fileprivate(set) var shortened = 0
  }

  /// Writes the units in the order they came.
  ///
  /// - Parameters:
  ///   - file: nil writes to standard output.
  ///   - fromImport: an import's number; nil takes all.
  ///   - progress: called with the units written so far, now and then.
  ///
  /// Throws: `MemoryError`, `InterchangeError`; nothing appears at the file's place then.
  public func export(
    _ format: UnitFormat, to file: URL?, fromImport: Int? = nil, progress: (Int) -> Void
  ) throws -> Report {
    let filter = UnitFilter(importID: fromImport.map(Import.ID.init))
    if let fromImport, try !store.imports().contains(where: { $0.id == Import.ID(fromImport) }) {
      throw MemoryError.unknownImport(file: store.file, id: Import.ID(fromImport))
    }
    let sink = try sink(format, file)
    var count = 0
    var failures: [String] = []
    var shortened = 0
    try store.forEachUnit(filter) { unit in
      do {
        try sink.write(unit)
      } catch let error as InterchangeError where error.isOfUnit {
        failures.append(error.description)
        return
      }
      if format == .tsv, UnitTable.loses(unit) { shortened += 1 }
      count += 1
      if count.isMultiple(of: 1000) { progress(count) }
    }
    try sink.finish()
    return Report(units: count, failures: failures, shortened: shortened)
  }

  private func sink(_ format: UnitFormat, _ file: URL?) throws -> any UnitSink {
    switch format {
    case .tsv: return try UnitLines.table(file)
    case .json: return try UnitLines.json(file)
    case .tmx:
      let pairs = try store.statistics().languages.map(\.pair)
      let source = Set(pairs.map(\.source)).count == 1 ? pairs[0].source : nil
      let header = TMXHeader(
        tool: ProgramVersion.name, version: ProgramVersion.number, source: source, created: Date())
      guard let file else { return try TMXWriter.standardOutput(header: header) }
      return try TMXWriter(file, header: header)
    }
  }
}
