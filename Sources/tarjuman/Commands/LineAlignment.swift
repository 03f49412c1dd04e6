import ArgumentParser
import Foundation
import Workflows

/// `align --stdin`: a line of JSON in, a line of JSON out.
struct LineAlignment {
  let command: AlignCommand
  let workflow: AlignArticles

  func run() throws {
    // As a filter among others: whoever asks (`set -o pipefail`) learns that lines were left.
    signal(SIGPIPE, SIG_DFL)
    let lines = AlignLines(workflow, minimum: command.minimum, isOrdered: command.ordered)
    let tally = try lines.run { TerminalOutput.write($0, to: STDOUT_FILENO) }
    guard tally.failures > 0 else { return }
    TerminalOutput.say(
      "\(tally.failures) of \(tally.pairs) pairs could not be aligned; their answers say why")
    throw ExitCode(ExitStatus.failed)
  }
}
