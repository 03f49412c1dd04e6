import ArgumentParser
import Bitext
import Foundation
import Workflows

/// Does time grow with length alone? Joins the documents of a folder to texts of several lengths
/// and aligns each in a process of its own, so that each has its own peak of memory.
struct LengthQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "length",
    abstract: "Time a segment, peak memory and strict F1 of long texts.",
    discussion: """
      Documents NAME.ar, NAME.en, NAME.gold are shuffled and joined; with --write the texts and \
      their beads are left in a folder, so that other aligners can be given the same.
      """)

  @Option(help: "A folder of documents, one segment a line.") var data: String
  @Option(parsing: .upToNextOption, help: "Segments of source.")
  var segments = [1_000, 10_000, 50_000, 100_000]
  @Option(help: "Fixes the order of the documents.") var seed: UInt64 = 1
  @Option(help: "Leave the joined texts in this folder.") var write: String?
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder.") var encoder = true
  @Option(help: "The source's language, as file names bear it.") var from = "ar"
  @Option(help: "The target's language, as file names bear it.") var to = "en"
  @Option(help: ArgumentHelp("Align one text of --data.", visibility: .private))
  var single: String?

  func run() throws {
    let folder = URL(fileURLWithPath: data, isDirectory: true)
    if let single { return try alignOne(single, in: folder) }
    let documents = try JoinedDocuments.Document.all(in: folder, from: from, to: to)
    let place =
      write.map { URL(fileURLWithPath: $0, isDirectory: true) }
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("joined-\(UUID())")
    defer { if write == nil { try? FileManager.default.removeItem(at: place) } }
    print(
      "length: \(documents.count) documents of \(folder.lastPathComponent), shuffled by seed "
        + "\(seed) and joined")
    var first: Double?
    for count in segments {
      let joined = JoinedDocuments(documents, segments: count, seed: seed)
      try joined.write(to: place, name: "joined-\(count)", from: from, to: to)
      let found = try answer(for: "joined-\(count)", in: place)
      let share = found.usage.processor / Double(joined.sources.count)
      report(joined, found, share, times: share / (first ?? share))
      if first == nil { first = share }
    }
    print("  \(try workflow().signature)")
  }

  private func report(
    _ joined: JoinedDocuments, _ found: Answer, _ share: Double, times: Double
  ) {
    print(
      String(
        format: "  %6d and %6d segments: strict F1 %.4f, a segment %.2f ms of processor "
          + "(%.2f times the first), %.2f ms of the clock, %.0f MB",
        joined.sources.count, joined.targets.count, found.strictF1, 1000 * share, times,
        1000 * found.usage.clock / Double(joined.sources.count), found.usage.peakMegabytes))
  }

  // MARK: One text

  private struct Answer: Codable {
    let strictF1: Double
    let usage: Usage
  }

  private func answer(for name: String, in folder: URL) throws -> Answer {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments =
      ["length", "--data", folder.path, "--from", from, "--to", to, "--single", name]
      + (encoder ? [] : ["--no-encoder"])
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(Answer.self, from: data)
  }

  private func alignOne(_ name: String, in folder: URL) throws {
    let file = folder.appendingPathComponent(name)
    let start = Usage.now
    let aligned = try workflow().align(
      source: file.appendingPathExtension(from), target: file.appendingPathExtension(to)
    ).aligned
    let usage = Usage.now.since(start)
    let measure = try MeasureAlignment.compare(
      aligned, withBeadsIn: file.appendingPathExtension("gold"))
    print(
      String(
        decoding: try JSONEncoder().encode(Answer(strictF1: measure.strictF1, usage: usage)),
        as: UTF8.self))
  }

  private func workflow() throws -> AlignArticles {
    var options = AlignArticles.Options()
    options.isSegmented = true
    options.usesEncoder = encoder
    options.from = Language(from)
    options.to = Language(to)
    return try AlignArticles(.current, options: options)
  }
}
