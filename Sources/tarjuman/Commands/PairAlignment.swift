import ArgumentParser
import Bitext
import Foundation
import Workflows

/// `align` with two files: shown, written, kept, compared.
struct PairAlignment {
  let command: AlignCommand
  let workflow: AlignArticles

  func run(_ source: String, _ target: String) throws {
    let progress = ProgressLine()
    let outcome: AlignArticles.Outcome
    do {
      defer { progress.clear() }
      outcome = try workflow.align(
        source: URL(fileURLWithPath: source), target: URL(fileURLWithPath: target)
      ) { progress.show("\($0.done) of \($0.all) sentences") }
    }
    for notice in outcome.notices { TerminalOutput.say(notice) }
    let aligned = outcome.aligned
    if isShown { try show(aligned) }
    if command.save { try keep(aligned) }
    if let gold = command.evaluate {
      try command.show(
        MeasureAlignment.compare(aligned, withBeadsIn: URL(fileURLWithPath: gold)))
    }
    if command.review, !aligned.doubtfulBeads.isEmpty { throw ExitCode(ExitStatus.findings) }
  }

  /// With `--evaluate` the figures are enough, unless more is asked for.
  private var isShown: Bool {
    command.evaluate == nil || command.format != nil || command.output != nil || command.review
  }

  private func show(_ aligned: AlignedArticles) throws {
    let form = command.pairFormat
    let file = AlignmentFile(form, minimum: command.minimum, isReview: command.review)
    if let output = command.output {
      try file.write(aligned, to: URL(fileURLWithPath: output))
      TerminalOutput.say("wrote \(output)")
    } else {
      try file.print(aligned)
    }
    if command.review, !form.isSheet {
      TerminalOutput.say(
        "\(aligned.doubtfulBeads.count) of \(aligned.beads.count) beads to look at")
    }
  }

  private func keep(_ aligned: AlignedArticles) throws {
    let keeper = try KeepUnits(memory: currentMemory(command.memory))
    TerminalOutput.say(try keeper.keep(aligned, minimum: command.minimum).sentence)
  }
}

/// An alignment on its way to a file or to standard output.
struct AlignmentFile {
  private let form: AlignmentFormat
  private let minimum: Double
  private let isReview: Bool

  init(_ form: AlignmentFormat, minimum: Double, isReview: Bool = false) {
    self.form = form
    self.minimum = minimum
    self.isReview = isReview
  }

  func write(_ aligned: AlignedArticles, to file: URL) throws {
    if form.isSheet {
      let sheet = AlignmentSheet(aligned, width: 100, style: .plain, isReview: isReview)
      try Sheet.write(sheet.text(form), to: file)
    } else {
      try report(export(aligned).write(form, to: file))
    }
  }

  func print(_ aligned: AlignedArticles) throws {
    if form.isSheet {
      let sheet = AlignmentSheet(
        aligned, width: TerminalOutput.width, style: TerminalOutput.style, isReview: isReview)
      TerminalOutput.print(sheet.text(form), terminator: "")
    } else {
      try report(export(aligned).print(form))
    }
  }

  private func export(_ aligned: AlignedArticles) -> AlignmentExport {
    AlignmentExport(aligned, minimum: minimum, isReview: isReview)
  }

  /// Pairs that a form cannot hold: the rest is written, and the exit code remembers.
  private func report(_ failures: [String]) throws {
    for failure in failures { TerminalOutput.say(failure) }
    if !failures.isEmpty { throw ExitCode(ExitStatus.failed) }
  }
}
