internal import Foundation

/// How far a memory has been read for meaning, with what shows whether that still holds.
///
/// Numbers of texts are given anew when texts go, files of vectors may be lost, and encoders change:
/// then the place is worth nothing, and all texts are looked at.
struct ReadingPlace: Codable, Equatable {
  /// The last text that was looked at, and the hash of its letters.
  let text: Int64
  let hash: UInt64
  let encoder: UInt64
  /// The vectors each file had, by the file's name.
  let counts: [String: Int]

  /// The place that is kept in a file; nil if there is none that can be read.
  init?(_ file: URL) {
    guard let data = try? Data(contentsOf: file),
      let place = try? JSONDecoder().decode(ReadingPlace.self, from: data)
    else { return nil }
    self = place
  }

  init(text: Int64, hash: UInt64, encoder: UInt64, folder: URL) {
    self.text = text
    self.hash = hash
    self.encoder = encoder
    counts = Self.counts(in: folder, encoder: encoder)
  }

  /// Whether the folder still has all vectors of then.
  func holds(in folder: URL, encoder: UInt64) -> Bool {
    let now = Self.counts(in: folder, encoder: encoder)
    return encoder == self.encoder && counts.allSatisfy { now[$0.key, default: 0] >= $0.value }
  }

  func write(to file: URL) throws(MemoryError) {
    do {
      try JSONEncoder().encode(self).write(to: file, options: .atomic)
    } catch {
      throw .unwritable(file: file.path, cause: "it cannot be replaced")
    }
  }

  private static func counts(in folder: URL, encoder: UInt64) -> [String: Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".vectors") }.reduce(into: [:]) { counts, name in
      let header = MeaningFile(folder.appendingPathComponent(name))?.header
      if let header, header.encoder == encoder { counts[name] = header.count }
    }
  }
}
