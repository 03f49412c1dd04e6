public import Foundation
import SentenceEncoder
import TranslationMemory

/// Reads a memory's texts for their meaning, so that it can be asked for what is meant.
public struct ReadMeanings: Sendable {
  private let index: MeaningIndex
  private let file: String

  /// Throws: `MemoryError`, `EncoderError`.
  public init(_ installation: Installation, memory: URL) throws {
    let store = try SQLiteStore(reading: memory)
    index = MeaningIndex(of: store, encoder: try SentenceEncoder(resources: installation.encoder))
    file = store.file
  }

  /// Whether there is what it takes.
  public static func isPossible(_ installation: Installation) -> Bool {
    (try? SentenceEncoder(resources: installation.encoder)) != nil
  }

  /// Reads what was not read yet and says so in a sentence. It may be interrupted at any time and
  /// goes on where it stopped.
  ///
  /// - Parameters:
  ///   - anew: whether all that was read is forgotten first.
  ///   - progress: told how many of how many texts were looked at.
  ///
  /// Throws: `MemoryError`.
  public func run(anew: Bool, progress: (Int, Int) -> Void) throws -> String {
    let added = try index.update(anew: anew, progress: progress).added
    return added == 0
      ? "\(file): all texts had been read for their meaning"
      : "\(file): \(counted(added, "text")) read for \(added == 1 ? "its" : "their") meaning"
  }
}
