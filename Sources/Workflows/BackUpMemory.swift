public import Foundation
import TranslationMemory

/// Copies a memory while it may be in use, and looks at the copy before it vouches for it.
public struct BackUpMemory: Sendable {
  private let memory: URL

  public init(memory: URL) { self.memory = memory }

  /// Makes the copy and says so in a sentence.
  ///
  /// - Parameters:
  ///   - place: a file, or a folder in which the copy is named after the memory and the time; nil
  ///     for the memory's own folder.
  ///   - isDeep: whether every page and index entry of the copy is looked at.
  ///
  /// Throws: `MemoryError`.
  public func run(to place: URL?, isDeep: Bool, now: Date = Date()) throws -> Report {
    let copy = file(at: place, now: now)
    try SQLiteStore(reading: memory).backUp(to: copy)
    let made = try SQLiteStore(reading: copy)
    let faults = try made.verify(deep: isDeep)
    if let fault = faults.first {
      throw MemoryError.damaged(file: copy.path, detail: fault.description)
    }
    let statistics = try made.statistics()
    return Report(file: copy.path, units: statistics.units, bytes: Int(statistics.bytes))
  }

  private func file(at place: URL?, now: Date) -> URL {
    var isFolder: ObjCBool = false
    if let place,
      !FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
        || !isFolder.boolValue
    {
      return place
    }
    let folder = place ?? memory.deletingLastPathComponent()
    let time = Date.ISO8601FormatStyle(timeZone: .current).year().month().day()
      .dateTimeSeparator(.standard).time(includingFractionalSeconds: false)
      .timeSeparator(.omitted)
    let name = memory.deletingPathExtension().lastPathComponent
    return folder.appendingPathComponent("\(name)-\(now.formatted(time)).tarjuman")
  }

  /// What was made.
  public struct Report: Sendable, Encodable {
    public let file: String
    public let units: Int
    public let bytes: Int

    public var sentence: String {
      "\(counted(units, "unit")) copied to \(file) ("
        + ByteCountFormatStyle(style: .file).format(Int64(bytes)) + ")"
    }

    /// One JSON object.
    public func json() throws -> String { try indentedJSON(self) }
  }
}
