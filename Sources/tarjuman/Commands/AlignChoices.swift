import ArgumentParser
import Workflows

/// Which choices of `tarjuman align` go together.
struct AlignChoices {
  private let command: AlignCommand

  init(_ command: AlignCommand) { self.command = command }

  /// Throws: a usage error.
  func check() throws {
    if command.stdin {
      try checkLines()
    } else if command.directory != nil {
      try checkFolder()
    } else {
      try checkPair()
    }
    guard command.stdin || !command.ordered else {
      throw ValidationError("--ordered goes with --stdin.")
    }
    guard !command.json || command.format == nil || command.evaluate != nil else {
      throw ValidationError("Say --json or --format, not both.")
    }
    guard !command.json || command.evaluate == nil || !command.review else {
      throw ValidationError("--json prints the figures of --evaluate or the --review, not both.")
    }
    guard (0...1).contains(command.minimum) else {
      throw ValidationError("--minimum is a share between 0 and 1.")
    }
    guard command.threads.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--threads is a number of cores, 1 or more.")
    }
  }

  private func checkPair() throws {
    guard command.source != nil, command.target != nil else {
      throw ValidationError(
        "Name the article and its translation: tarjuman align talks.ar.txt talks.en.txt")
    }
    guard command.output != nil || !command.pairFormat.wantsPlace else {
      throw ValidationError("--format docx wants a file to write to: --output NAME")
    }
    guard !command.review || command.pairFormat.canReview else {
      throw ValidationError("--review shows single beads: table, side-by-side, tsv, json or html.")
    }
  }

  private func checkFolder() throws {
    guard command.source == nil, command.target == nil else {
      throw ValidationError("Name two files or --directory, not both.")
    }
    guard command.output != nil || command.save || command.evaluate != nil || command.review
    else {
      throw ValidationError(
        "--directory wants --output FOLDER, --save, --review or --evaluate FOLDER.")
    }
    guard !command.review || command.reviewFormat.canReview && command.reviewFormat != .html
    else {
      throw ValidationError("A folder's --review is a table, side-by-side, tsv or json.")
    }
  }

  private func checkLines() throws {
    let strangers: [(String, Bool)] = [
      ("files", command.source != nil), ("--directory", command.directory != nil),
      ("--output", command.output != nil), ("--save", command.save),
      ("--review", command.review), ("--evaluate", command.evaluate != nil),
      ("--encoding", command.encoding != nil), ("--memory", command.memory != nil),
    ]
    if let stranger = strangers.first(where: \.1) {
      throw ValidationError(
        "--stdin reads lines of JSON and answers on standard output; it does not go with "
          + "\(stranger.0).")
    }
    guard command.format == nil || command.format == .json else {
      throw ValidationError("--stdin answers in JSON; leave out --format.")
    }
  }
}
