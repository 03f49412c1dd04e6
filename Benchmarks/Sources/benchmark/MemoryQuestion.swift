import ArgumentParser
import Bitext
import Foundation
import TranslationMemory
import Workflows

/// How fast and how exactly is a segment found again? `--data DIR` holds `tm-SIZE.tsv` (Arabic, tab,
/// English) or `tm-SIZE.tmx`, and `queries.tsv` (number, class, Arabic, row of origin).
struct MemoryQuestion: ParsableArguments {
  @Option(help: "The folder of the data.") var data: String
  @Option(help: "Units in the memory.") var size = 100_000
  @Option(help: "The least score, in percent.") var threshold = 70
  @Option(help: "Matches wanted.") var best = 5
  @Option(help: "A memory made before, instead of importing the data.") var memory: String?
  @Option(help: "The built program, whose cold look-ups are timed as whole processes.")
  var program: String?
  @Flag(help: "Compare with every unit, at 50, 70 and 85 %, and say where answers differ.")
  var exact = false

  struct Query {
    let kind: String
    let text: String
  }

  func run() throws {
    let folder = URL(fileURLWithPath: data)
    let file =
      memory.map { URL(fileURLWithPath: $0) }
      ?? folder.appending(path: "benchmark-\(size).tarjuman")
    print(
      "memory: \(ProgramVersion.name) \(ProgramVersion.number), \(folder.lastPathComponent), "
        + "\(size) units, threshold \(threshold) %, best \(best), 1 thread, "
        + StoreLibrary.version)
    if memory == nil { try importUnits(from: folder, to: file) }
    let queries = try Self.queries(folder.appending(path: "queries.tsv"))
    let store = try SQLiteStore(reading: file)
    try measureLookUp(store, queries)
    try measureExactHits(store, queries)
    if let program { try measureColdLookUp(URL(fileURLWithPath: program), file, queries) }
    try measureConcordance(store, queries)
    try measureStretches(store, queries)
    if exact { try compareWithEveryUnit(store, queries) }
  }

  // MARK: - Import

  private func importUnits(from folder: URL, to file: URL) throws {
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: file.path + ending)
    }
    let tmx = folder.appending(path: "tm-\(size).tmx")
    let clock = ContinuousClock()
    let begun = (wall: clock.now, processor: processorSeconds())
    let workflow = try ImportUnits(memory: file, from: .arabic, to: .english)
    let report = try workflow.importFile(tmx) { _ in }
    let wall = clock.now - begun.wall
    let processor = processorSeconds() - begun.processor
    let peak = peakMegabytes()
    let store = try SQLiteStore(reading: file)
    let bytes = try store.statistics().bytes
    var letters = 0
    try store.forEachUnit { letters += $0.source.text.utf8.count + $0.target.text.utf8.count }
    print(
      "  import: \(report.added) units in \(Self.seconds(wall)) s wall, "
        + String(format: "%.1f", processor) + " s processor, peak \(peak) MB")
    print(
      "  file: \(bytes) bytes, "
        + String(format: "%.2f", Double(bytes) / Double(letters)) + " × both texts")
  }

  // MARK: - Look-up

  private func measureLookUp(_ store: SQLiteStore, _ queries: [Query]) throws {
    let settings = MatchSettings(threshold: threshold, limit: best)
    var times: [String: [Double]] = [:]
    var found = 0
    for round in 0..<2 {
      for query in queries {
        let (matches, time) = try Self.timed {
          try store.matches(of: MatchQuery(TaggedText(query.text)), settings)
        }
        guard round == 1 else { continue }
        found += matches.isEmpty ? 0 : 1
        times[query.kind, default: []].append(time)
        times["all", default: []].append(time)
      }
    }
    print("  warm look-up, processor time, \(queries.count) queries, \(found) with a match:")
    for (kind, list) in times.sorted(by: { $0.key < $1.key }) {
      print("    \(kind.padding(toLength: 8, withPad: " ", startingAt: 0)) \(Self.quantiles(list))")
    }
  }

  private func measureExactHits(_ store: SQLiteStore, _ queries: [Query]) throws {
    var times: [Double] = []
    for round in 0..<2 {
      for query in queries where query.kind == "exact" {
        let (units, time) = try Self.timed { try store.units(of: query.text) }
        guard !units.isEmpty else { throw Mistake("an exact query has no unit") }
        if round == 1 { times.append(time) }
      }
    }
    print("  exact hit, \(times.count) queries: \(Self.quantiles(times))")
  }

  /// `tarjuman match` for every fifth query, each a process of its own.
  private func measureColdLookUp(_ program: URL, _ memory: URL, _ queries: [Query]) throws {
    var times: [String: [Usage]] = [:]
    for (place, query) in queries.enumerated() where place % 5 == 0 {
      let process = Process()
      process.executableURL = program
      process.arguments = [
        "match", query.text, "--memory", memory.path, "--threshold", "\(threshold)", "--limit",
        "\(best)",
      ]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      // Waiting until the process has ended looks after it only now and then.
      let end = DispatchSemaphore(value: 0)
      process.terminationHandler = { _ in end.signal() }
      let usage = try Usage.ofChildren {
        try process.run()
        end.wait()
      }
      let isFound = process.terminationStatus == 0
      for kind in ["all", isFound ? "found" : "not found"] {
        times[kind, default: []].append(usage)
      }
    }
    print("  cold look-up, whole process:")
    for (kind, usages) in times.sorted(by: { $0.key < $1.key }) {
      print("    \(kind), \(usages.count), clock \(Self.quantiles(usages.map { 1e3 * $0.clock }))")
      print("      processor \(Self.quantiles(usages.map { 1e3 * $0.processor }))")
    }
  }

  // MARK: - Exactness

  /// Scores and texts of the best must be those of comparing with every unit.
  private func compareWithEveryUnit(_ store: SQLiteStore, _ queries: [Query]) throws {
    var texts: [String] = []
    var seen: Set<[UInt8]> = []
    try store.forEachUnit { unit in
      if seen.insert(Array(unit.source.text.utf8)).inserted { texts.append(unit.source.text) }
    }
    let comparison = EveryText(texts)
    var wrong = 0
    let thresholds = [50, 70, 85]
    for query in queries {
      let scores = comparison.scores(of: query.text, atLeast: 50)
      for threshold in thresholds {
        let settings = MatchSettings(threshold: threshold, limit: best)
        let found = try store.matches(of: MatchQuery(TaggedText(query.text)), settings)
          .map(\.score.points)
        let expected = scores.filter { $0 >= threshold * 100 }.prefix(best)
        if found != Array(expected) { wrong += 1 }
      }
    }
    print(
      "  exactness: \(queries.count) queries at \(thresholds.map(String.init).joined(separator: ", "))"
        + " % against all \(texts.count) texts: \(wrong) answers differ")
    if wrong > 0 { throw Mistake("look-up and comparison with every unit differ") }
  }

  // MARK: - Figures

  private static func queries(_ file: URL) throws -> [Query] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return cells.count >= 3 ? Query(kind: String(cells[1]), text: String(cells[2])) : nil
    }
  }

  static func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, Double) {
    let start = threadTime()
    let value = try work()
    return (value, threadTime() - start)
  }

  /// Milliseconds of the processor that this thread has had, which other programs do not lengthen.
  private static func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  static func quantiles(_ times: [Double]) -> String {
    let sorted = times.sorted()
    func quantile(_ share: Double) -> String {
      String(format: "%.3f", sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
    }
    return "p50 \(quantile(0.5)) ms, p95 \(quantile(0.95)) ms, longest \(quantile(1)) ms"
  }

  private static func seconds(_ duration: Duration) -> String {
    let parts = duration.components
    return String(format: "%.1f", Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
  }

  private func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// The most memory the process has held, as Linux tells it.
  private func peakMegabytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
  }

  struct Mistake: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
  }
}
