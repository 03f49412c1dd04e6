import ArgumentParser
import Bitext
import Foundation
import Workflows

/// How long does an ordinary pair take, by itself and among others?
///
/// An ordinary pair has 20 to 40 segments of source. Work is timed from two files to beads, when
/// encoder, lexicon and glossaries are open; a whole process opens them and aligns one pair. Other
/// programs may hold the cores, so processor time stands beside that of the clock.
struct SpeedQuestion: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed", abstract: "Time of an ordinary pair, of a cold process, of a folder.")

  @Option(help: "A folder of documents, one segment a line.") var data: String
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder.") var encoder = true
  @Option(help: "The source's language, as file names bear it.") var from = "ar"
  @Option(help: "The target's language, as file names bear it.") var to = "en"
  @Flag(help: ArgumentHelp("Align one pair and say nothing.", visibility: .private))
  var single = false

  private static let ordinary = 20...40

  func run() throws {
    let folder = URL(fileURLWithPath: data, isDirectory: true)
    let pairs = try AlignFolder.pairs(in: folder, from: from, to: to).pairs
    let ordinary = try pairs.filter { Self.ordinary.contains(try lineCount($0.source)) }
    guard let first = ordinary.first else {
      throw ValidationError("\(data): no pair of 20 to 40 segments in it")
    }
    let workflow = try workflow()
    if single {
      _ = try workflow.align(source: first.source, target: first.target)
      return
    }
    print("speed: \(folder.lastPathComponent), \(ordinary.count) pairs of 20 to 40 segments")
    try report("work after loading, a pair", ordinary.map { try time(of: $0, workflow) })
    try report("whole process, the first pair", (0..<7).map { _ in try timeOfProcess() })
    try reportFolder(pairs)
    print("  \(workflow.signature)")
  }

  private func workflow() throws -> AlignArticles {
    var options = AlignArticles.Options()
    options.isSegmented = true
    options.usesEncoder = encoder
    options.from = Language(from)
    options.to = Language(to)
    return try AlignArticles(.current, options: options)
  }

  private func lineCount(_ file: URL) throws -> Int {
    try Data(contentsOf: file).count { $0 == UInt8(ascii: "\n") }
  }

  // MARK: One pair

  private func time(of pair: AlignFolder.Pair, _ workflow: AlignArticles) throws -> Usage {
    try Usage.of { _ = try workflow.align(source: pair.source, target: pair.target) }
  }

  private func timeOfProcess() throws -> Usage {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = Array(CommandLine.arguments.dropFirst()) + ["--single"]
    return try Usage.ofChildren {
      try process.run()
      process.waitUntilExit()
    }
  }

  private func report(_ name: String, _ times: [Usage]) {
    let clock = times.map(\.clock).sorted()
    let processor = times.map(\.processor).sorted()
    print(
      String(
        format: "  %@: median %.0f ms of the clock, %.0f ms of processor; worst %.0f ms, %.0f ms",
        name as NSString, 1000 * clock[clock.count / 2], 1000 * processor[clock.count / 2],
        1000 * (clock.last ?? 0), 1000 * (processor.last ?? 0)))
  }

  // MARK: All pairs

  private func reportFolder(_ pairs: [AlignFolder.Pair]) throws {
    let folder = AlignFolder(try workflow())
    let usage = try Usage.of {
      try folder.align(pairs) { _, result in _ = try result.outcome.get() }
    }
    print(
      String(
        format: "  all %d pairs on %d cores: %.2f s of the clock, %.2f s of processor",
        pairs.count, ProcessInfo.processInfo.activeProcessorCount, usage.clock, usage.processor))
  }
}
