import ArgumentParser
import Bitext
import Foundation
import Workflows

struct BoilerplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boilerplate",
    abstract: "Find the lines that an outlet's pairs of articles leave untranslated.",
    discussion: """
      Share bars, “related news”, agency blurbs: lines that three pairs or more have on one side \
      only, and that no pair translates.

      EXAMPLES
        tarjuman boilerplate articles
            shows them, with the number of pairs that left each alone
        tarjuman boilerplate articles --output outlet.tsv
            writes them as a list, one a line, to add to and take from by hand
        tarjuman align talks.ar.txt talks.en.txt --boilerplate outlet.tsv
            knows them when it aligns

      “tarjuman align --directory articles” looks for such lines by itself.
      """)

  @Argument(help: "A folder of pairs NAME.ar.*/NAME.en.*.", completion: .directory)
  var directory: String
  @Option(help: "The source's language, as file names bear it.") var from = "ar"
  @Option(help: "The target's language, as file names bear it.") var to = "en"
  @Option(
    name: .shortAndLong, help: "Where to write the list (default: the lines are shown).",
    completion: .file())
  var output: String?
  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "The texts hold one segment a line already.") var segmented = false
  @Flag(inversion: .prefixedNo, help: "Use the sentence encoder where it is installed.")
  var encoder = true
  @Option(help: "How many cores to use at most (default: all).") var threads: Int?

  func validate() throws {
    guard threads.map({ (1...1024).contains($0) }) ?? true else {
      throw ValidationError("--threads is a number of cores, 1 or more.")
    }
    guard output == nil || !json else {
      throw ValidationError("--output writes a list; leave out --json.")
    }
  }

  func run() throws {
    let pairs = try FolderPairs(directory, from: from, to: to).pairs
    if let output {
      try OutputPlace.check(output, spares: pairs.flatMap { [$0.source, $0.target] })
    }
    let workflow = try AlignArticles(.current, options: options)
    for notice in workflow.missing { TerminalOutput.say(notice) }
    let progress = ProgressLine()
    let report = FindBoilerplate(workflow).report(of: pairs) {
      progress.show("\($0) of \(pairs.count)")
    }
    progress.clear()
    try show(report)
  }

  private var options: AlignArticles.Options {
    var options = AlignArticles.Options()
    options.from = Language(from)
    options.to = Language(to)
    options.isSegmented = segmented
    options.usesEncoder = encoder
    if let threads { options.threads = threads }
    return options
  }

  private func show(_ report: BoilerplateReport) throws {
    let count = "\(report.lines.count) lines recur in \(report.pairCount) pairs"
    if let output {
      try report.write(to: URL(fileURLWithPath: output))
      TerminalOutput.say("\(count), written to \(output)")
    } else if json {
      try TerminalOutput.write(report.json(), to: STDOUT_FILENO)
    } else {
      for line in report.lines {
        let number = String(line.pairs)
        let blanks = String(repeating: " ", count: max(0, 6 - number.count))
        TerminalOutput.print(
          "\(blanks)\(number)  " + TerminalOutput.isolated(line.line, Language(line.language)))
      }
      TerminalOutput.say(count)
    }
  }
}
