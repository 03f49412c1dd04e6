import ArgumentParser
import Bitext
import Foundation
import Workflows

struct ConsistencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consistency",
    abstract: "Find terms rendered in several ways and names spelt in several ways.",
    discussion: """
      EXAMPLES
        tarjuman consistency
        tarjuman consistency --project geneva --since 2017-01-01
        tarjuman consistency job.xlf other-job.tmx
        tarjuman consistency --html consistency.html

      Terms of the glossaries, and terms found in the texts, are compared over a memory, a project of \
      it, or files (TMX, XLIFF, tables): how each is rendered, how often, how that changed by year or \
      month, and who chose what where units say who made them. Inconsistency is the chance that two \
      places taken at random are rendered differently. --html writes a page with small charts.

      Exit code 1 means that something is rendered or spelt in several ways.
      """)

  @Argument(
    help: "Files of units to read instead of the memory: TMX, XLIFF or a table.",
    completion: .file())
  var files: [String] = []
  @OptionGroup var units: UnitChoice
  @Option(help: "How often a term must be met.") var least = 3
  @Option(help: "How many terms to look at, the most frequent first.") var terms = 300
  @Option(help: "How many to show in the terminal.") var limit = 20
  @Flag(inversion: .prefixedNo, help: "Also look for terms that no glossary has.") var mine = true
  @Option(
    help: "Glossaries to use instead of the installed ones. May be repeated.",
    completion: .file(extensions: ["tsv"]))
  var glossary: [String] = []
  @Flag(help: "Write JSON.") var json = false
  @Option(help: "Write a page for the browser.", completion: .file(extensions: ["html"]))
  var html: String?

  func validate() throws {
    guard least > 1, terms > 0, limit > 0 else {
      throw ValidationError("--least is 2 or more, --terms and --limit 1 or more.")
    }
  }

  func run() throws {
    if let html {
      let read = files.map { URL(fileURLWithPath: $0) } + [memoryFile(units.memory)]
      try OutputPlace.check(html, spares: read)
    }
    let workflow = try CompareRenderings(
      .current, glossaries: glossary.map { URL(fileURLWithPath: $0) })
    for notice in workflow.missing { TerminalOutput.say(notice) }
    var question = CompareRenderings.Question()
    (question.least, question.terms, question.minesTerms) = (least, terms, mine)
    let progress = ProgressLine()
    let report = try workflow.compare(units.stream(files), question) {
      progress.show($0.sentence)
    }
    progress.clear()
    if let html {
      let page = ConsistencyPage(report, of: units.name(of: files)).html
      try Data(page.utf8).write(to: URL(fileURLWithPath: html), options: .atomic)
      TerminalOutput.say("wrote \(html)")
    }
    if json {
      TerminalOutput.write(try report.json(), to: STDOUT_FILENO)
    } else if html == nil {
      TerminalOutput.print(
        ConsistencySheet(report, limit: limit, width: TerminalOutput.width).text)
    }
    if !report.isEven { throw ExitCode(ExitStatus.findings) }
  }
}
