import Foundation
import Testing
import TranslationMemory

/// Asserts what a memory says when something is wrong: the case, the file at the start of the
/// message, and an advice at its end.
func expectMemoryError(
  _ name: String, _ file: URL, from location: SourceLocation = #_sourceLocation,
  _ body: () throws -> Void
) {
  do {
    try body()
    Issue.record("no error", sourceLocation: location)
  } catch let error as MemoryError {
    expectMemoryError(
      "\(Mirror(reflecting: error).children.first?.label ?? "")\t\(error)", name, file,
      from: location)
  } catch {
    Issue.record(error, sourceLocation: location)
  }
}

/// The same of the line in which `StoreWriter` reports an error.
func expectMemoryError(
  _ line: String?, _ name: String, _ file: URL,
  from location: SourceLocation = #_sourceLocation
) {
  let parts = line?.split(separator: "\t", maxSplits: 1).map(String.init) ?? []
  #expect(parts.first == name, sourceLocation: location)
  let message = parts.last ?? ""
  #expect(message.hasPrefix(file.path + ": "), "\(message)", sourceLocation: location)
  #expect(message.contains("; "), "\(message)", sourceLocation: location)
  #expect(!message.contains("هدنة"), sourceLocation: location)
}

/// A folder with a memory of some units that nobody has open.
struct FaultyMemory {
  let file: URL

  static let units = (0..<400).map { unit("هدنة \($0) في المدينة", "truce \($0) in the cities") }

  static func use(_ body: (FaultyMemory) throws -> Void) throws {
    try TemporaryFolder.use { folder in
      let memory = FaultyMemory(file: folder.appendingPathComponent("memory"))
      try SQLiteStore(opening: memory.file).take("one", units)
      try body(memory)
    }
  }

  var bytes: Data {
    get throws { try Data(contentsOf: file) }
  }
}
