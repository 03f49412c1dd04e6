import ArgumentParser
import Bitext
import Foundation
import Synchronization
import Workflows

/// `align --directory`: many pairs, one progress line, one summary.
struct FolderAlignment {
  let command: AlignCommand
  let workflow: AlignArticles
  let folder: String

  func run() throws {
    let found = try FolderPairs(folder, from: command.from ?? "ar", to: command.to ?? "en")
    let pairs = found.pairs
    let progress = ProgressLine()
    let tally = FolderTally()
    if let evaluate = command.evaluate {
      try AlignFolder.check(URL(fileURLWithPath: evaluate, isDirectory: true))
    }
    if let output { try AlignFolder.make(output) }
    let keeper = command.save ? try KeepUnits(memory: currentMemory(command.memory)) : nil
    let sheet = command.review ? FolderSheet(command.reviewFormat) : nil
    let looked: @Sendable (Int) -> Void = {
      progress.show("looking for lines that recur: \($0) of \(pairs.count)")
    }
    try AlignFolder(workflow).align(pairs, looked: looked) { done, result in
      progress.show("\(done) of \(pairs.count): \(result.pair.name)")
      do {
        let outcome = try result.outcome.get()
        if !outcome.notices.isEmpty { progress.clear() }
        for notice in outcome.notices { TerminalOutput.say(notice) }
        try sheet?.add(outcome.aligned, name: result.pair.name)
        try handOn(outcome.aligned, result.pair.name, keeper, tally)
      } catch {
        progress.clear()
        TerminalOutput.say("\(result.pair.name): \(Tarjuman.sentence(of: error))")
        tally.failed()
        if case .failure = result.outcome { missed(result.pair.name, tally) }
      }
    }
    progress.clear()
    sheet?.print()
    if let measure = tally.measure { try command.show(measure) }
    try end(
      pairs.count, failures: tally.failures, isClean: found.isWhole && sheet?.isEmpty != false)
  }

  private func end(_ count: Int, failures: Int, isClean: Bool) throws {
    TerminalOutput.say(
      "\(count - failures) of \(count) pairs aligned"
        + (command.output.map { ", written to \($0)" } ?? ""))
    if failures > 0 { throw ExitCode(ExitStatus.failed) }
    if !isClean { throw ExitCode(ExitStatus.findings) }
  }

  private var output: URL? {
    command.output.map { URL(fileURLWithPath: $0, isDirectory: true) }
  }

  // MARK: One pair

  /// Writes, saves and measures a pair, as asked for.
  private func handOn(
    _ aligned: AlignedArticles, _ name: String, _ keeper: KeepUnits?, _ tally: FolderTally
  ) throws {
    if let output {
      let form = command.folderFormat
      try AlignmentFile(form, minimum: command.minimum).write(
        aligned, to: output.appendingPathComponent("\(name).\(form.fileExtension)"))
    }
    _ = try keeper?.keep(aligned, minimum: command.minimum)
    guard command.evaluate != nil else { return }
    if let gold = gold(name) {
      tally.add(try MeasureAlignment.compare(aligned, withBeadsIn: gold))
    } else {
      TerminalOutput.say("\(name): no hand-made beads in \(command.evaluate ?? ""); not counted")
    }
  }

  /// A pair that failed has found none of its hand-made beads.
  private func missed(_ name: String, _ tally: FolderTally) {
    guard let gold = gold(name) else { return }
    do {
      tally.add(
        try MeasureAlignment.nothingFound(ofBeadsIn: gold, signature: workflow.signature))
    } catch {
      TerminalOutput.say("\(name): \(Tarjuman.sentence(of: error))")
    }
  }

  private func gold(_ name: String) -> URL? {
    command.evaluate.flatMap {
      MeasureAlignment.beads(for: name, in: URL(fileURLWithPath: $0, isDirectory: true))
    }
  }
}

/// What a folder run has come to so far; pairs end on any thread.
private final class FolderTally: Sendable {
  private struct State {
    var failures = 0
    var measure: MeasureAlignment?
  }

  private let state = Mutex(State())

  var failures: Int { state.withLock { $0.failures } }
  var measure: MeasureAlignment? { state.withLock { $0.measure } }

  func failed() { state.withLock { $0.failures += 1 } }

  func add(_ one: MeasureAlignment) {
    state.withLock { $0.measure = $0.measure?.adding(one) ?? one }
  }
}
