public import Bitext
public import Foundation
import Interchange
import Synchronization
import TranslationMemory

/// Takes translation units from files into a memory, each file as one import.
public struct ImportUnits: Sendable {
  private let store: SQLiteStore
  private let from: Language
  private let to: Language

  /// Opens the memory, or makes it.
  ///
  /// - Parameters:
  ///   - from: with `to`, the languages wanted from files that hold several.
  ///   - progress: hears of a memory of an earlier version that is brought up to date.
  ///
  /// Throws: `MemoryError`.
  public init(
    memory: URL, from: Language, to: Language,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    store = try SQLiteStore(opening: memory, progress: memory.upgrade(progress))
    self.from = from
    self.to = to
  }

  /// What a file brought.
  public struct Report: Sendable {
    public let file: String
    public let importNumber: Int
    public let received: Int
    public let added: Int
    public let wasImportedBefore: Bool
    /// Where an import that was broken off went on.
    public let resumedBehind: Int
    public let notices: [String]
    /// Whether units of the file could not be taken.
    public let hasLosses: Bool
    /// Whether it was stopped before the end of the file.
    public let isStopped: Bool

    public var sentence: String {
      if isStopped {
        return "\(file): stopped; \(received) unit\(received == 1 ? " is" : "s are") in the memory "
          + "(import \(importNumber)); import the file again to go on, or take the import back"
      }
      if wasImportedBefore {
        return "\(file): it is in the memory already (import \(importNumber)); nothing was added"
      }
      let known = received - added
      return "\(file): \(added) unit\(added == 1 ? "" : "s") added"
        + (known > 0 ? ", \(known) known already" : "")
        + (resumedBehind > 0 ? ", going on behind unit \(resumedBehind)" : "")
        + " (import \(importNumber))"
    }
  }

  /// How far an import is.
  public struct Progress: Sendable {
    public let importNumber: Int
    /// Units of the file that are kept by now.
    public let kept: Int
  }

  /// Units kept in one step, fewer where they are long; what is kept stays, whatever happens to the
  /// next step. The first steps are small, so that something is kept soon.
  private static let steps = 500...30_000
  /// Bytes of text of one step: three steps are held in memory, being kept, prepared and read.
  private static let batchBytes = 6_000_000

  /// Imports a TMX or XLIFF file or a table, which its content decides.
  ///
  /// A file whose fault shows half-way leaves nothing behind; an import that the machine broke off
  /// is gone on with by importing the file again.
  ///
  /// - Parameters:
  ///   - isPassing: whether the file goes afterwards, so that its place is not worth keeping.
  ///   - progress: called when the import is begun and after each step. A `CancellationError` of it
  ///     stops the import: the steps that are kept stay, and importing the file again goes on there.
  ///
  /// Throws: `InterchangeError`, `MemoryError`.
  public func importFile(
    _ file: URL, isPassing: Bool = false, progress: (Progress) throws -> Void
  ) throws -> Report {
    let units = try UnitFile(file)
    let origin = Import.Origin(
      name: file.lastPathComponent, file: isPassing ? nil : file.standardizedFileURL.path,
      // Other languages of the same file are another import.
      fingerprint: "\(try Fingerprint.of(file)) \(from.tag)-\(to.tag)", tool: nil)
    let opened = try store.openImport(from: origin)
    if opened.finished != nil { return report(opened, file, opened, ([], false)) }
    do {
      let notices = try take(units, into: opened, progress)
      let done = try store.finishImport(opened.id)
      return report(done, file, opened, notices)
    } catch is CancellationError {
      let kept = try store.imports().first { $0.id == opened.id } ?? opened
      return report(kept, file, opened, ([], false), isStopped: true)
    } catch let error as InterchangeError {
      try store.discardImport(opened.id)
      throw error
    }
  }

  private func take(
    _ units: UnitFile, into opened: Import, _ progress: (Progress) throws -> Void
  ) throws -> (notices: [String], isLoss: Bool) {
    var pending: [TranslationUnit] = []
    var pendingBytes = 0
    var step = Self.steps.lowerBound
    var toSkip = opened.counts.received
    var taken = opened.counts.received
    let writer = StepWriter(store, into: opened.id)
    func tell() throws {
      let kept = writer.kept ?? opened.counts.received
      try progress(Progress(importNumber: Int(opened.id), kept: kept))
    }
    func keep() throws {
      try writer.write(pending, behind: taken)
      taken += pending.count
      pending.removeAll(keepingCapacity: true)
      pendingBytes = 0
      step = min(2 * step, Self.steps.upperBound)
      try tell()
    }
    // Whatever the reading throws, the last step must have ended before the import is discarded.
    defer { writer.end() }
    try tell()
    let notices = try units.readFinished(from: from, to: to) { unit in
      guard toSkip == 0 else {
        toSkip -= 1
        return
      }
      pending.append(unit)
      pendingBytes += unit.source.text.utf8.count + unit.target.text.utf8.count
      if pending.count >= step || pendingBytes >= Self.batchBytes { try keep() }
    }
    if !pending.isEmpty { try keep() }
    try writer.finish()
    try tell()
    return notices
  }

  private func report(
    _ done: Import, _ file: URL, _ opened: Import, _ said: (notices: [String], isLoss: Bool),
    isStopped: Bool = false
  ) -> Report {
    Report(
      file: file.lastPathComponent, importNumber: Int(done.id), received: done.counts.received,
      added: done.counts.added, wasImportedBefore: opened.finished != nil,
      resumedBehind: opened.counts.received, notices: said.notices, hasLosses: said.isLoss,
      isStopped: isStopped)
  }
}

/// Keeps one step of units while the texts of the next are read, and the file of the one after it.
private final class StepWriter: Sendable {
  private let store: SQLiteStore
  private let importID: Import.ID
  private let reading = DispatchQueue(label: "texts")
  private let writing = DispatchQueue(label: "units")
  private let failure = Mutex<MemoryError?>(nil)
  private let last = Mutex<Int?>(nil)

  init(_ store: SQLiteStore, into id: Import.ID) {
    self.store = store
    importID = id
  }

  /// Behind how many units of the file the last step ends that is kept; nil before the first.
  var kept: Int? { last.withLock { $0 } }

  /// Begins to read the texts of a step once those of the one before are read, and to keep it once
  /// that one is kept. Throws what earlier steps met.
  func write(_ units: [TranslationUnit], behind taken: Int) throws {
    reading.sync {}
    try throwFailure()
    reading.async { [self] in
      let units = store.prepare(units)
      // No step is kept behind one that was not, and no more than one waits.
      writing.sync {}
      writing.async { [self] in keep(units, behind: taken) }
    }
  }

  private func keep(_ units: PreparedUnits, behind taken: Int) {
    guard failure.withLock({ $0 == nil }) else { return }
    do throws(MemoryError) {
      try store.insert(units, into: importID, behind: taken)
      last.withLock { $0 = taken + units.count }
    } catch {
      failure.withLock { $0 = error }
    }
  }

  func end() {
    reading.sync {}
    writing.sync {}
  }

  func finish() throws {
    end()
    try throwFailure()
  }

  private func throwFailure() throws {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

extension TMXReader.Report {
  /// What could not become a unit, a sentence each.
  ///
  /// Throws: `InterchangeError.noUnits`.
  func notices(_ file: String, _ from: Language, _ to: Language) throws -> [String] {
    let others = otherLanguages.sorted { $0.key < $1.key }
    if units == 0 {
      throw InterchangeError.noUnits(file: file, from: from.tag, to: to.tag, found: languages)
    }
    var notices: [String] = []
    if passedOverCount > 0 {
      let lines = passedOver.prefix(5).map(String.init).joined(separator: ", ")
      notices.append(
        "\(file): \(passedOverCount) units without \(from.tag) or \(to.tag) were passed over "
          + "(line \(lines)\(passedOverCount > 5 ? ", …" : ""))")
    }
    if !others.isEmpty {
      let list = others.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
      notices.append("\(file): wordings in \(list) were left; import them with --from and --to")
    }
    return notices
  }
}
