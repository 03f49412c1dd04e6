import Foundation
import SentenceEncoder
import Testing

/// The weights of this machine, for tests that need them.
enum InstalledWeights {
  static let areThere = FileManager.default.fileExists(
    atPath: EncoderWeights.defaultFolder.appendingPathComponent("encoder.tarjuman").path)

  /// Reads the weights once for all tests.
  static let encoder = Result { try SentenceEncoder() }
}

extension Trait where Self == ConditionTrait {
  /// Leaves a test out, saying so, where the encoder is not installed.
  static var needsWeights: Self {
    .enabled(if: InstalledWeights.areThere, "the encoder is not installed: run Scripts/setup")
  }
}

/// The files beside these tests.
enum Fixture {
  static func url(_ name: String) throws -> URL {
    try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
      .appendingPathComponent(name)
  }

  /// Texts of every kind, and their vectors by the NumPy reference.
  static func sentences() throws -> [String] {
    try String(contentsOf: url("sentences.txt"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  static func vectors() throws -> [SentenceVector] {
    let data = try Data(contentsOf: url("vectors.i16"))
    let numbers = stride(from: 0, to: data.count, by: 2).map { index in
      Float(Int16(bitPattern: UInt16(data[index]) | UInt16(data[index + 1]) << 8))
    }
    return stride(from: 0, to: numbers.count, by: 512).compactMap {
      SentenceVector(components: Array(numbers[$0..<$0 + 512]))
    }
  }

  /// An empty folder of its own for a test.
  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
